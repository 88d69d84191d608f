package studio.migr.app.project;

import java.util.List;
import java.util.OptionalLong;
import studio.migr.app.store.Ledger;

/**
 * How far back undo goes: in a round, not to what was done before it or elsewhere; and outside of
 * rounds not into one, where nobody would see what changes.
 *
 * @param round number of the only round whose labels may change, 0 for those outside of rounds;
 *     empty for all of them
 */
public record UndoReach(OptionalLong round) {
  /** To every change of the annotator. */
  public static final UndoReach EVERYWHERE = new UndoReach(OptionalLong.empty());

  /** To the labels of one round; with 0, to all that is outside of rounds. */
  public static UndoReach within(long round) {
    return new UndoReach(OptionalLong.of(round));
  }

  boolean holds(Ledger ledger, long change) {
    if (round.isEmpty()) {
      return true;
    }
    if (ledger.schemes().isChange(change)) {
      return round.getAsLong() == 0;
    }
    List<Long> touched = ledger.labels().roundsOf(change);
    return touched.isEmpty() // it brought in something else than labels
        ? round.getAsLong() == 0
        : touched.stream().allMatch(each -> each == round.getAsLong());
  }

  /** A change of the scheme moves labels by their words alone; it judges nothing anew. */
  static boolean touchesWhatIsDone(Ledger ledger, long change) {
    return !ledger.schemes().isChange(change) && ledger.labels().touchesFinishedEntry(change);
  }
}
