package studio.migr.app.annotate;

import java.util.Optional;
import studio.migr.app.label.LabelKey;

/**
 * What labels are about while something else than the clip on screen decides that: an agreed label,
 * or an entry of a round.
 *
 * @param key what the whole judgement is about; empty while there is nothing to judge
 * @param readOnly whether it may only be looked at
 * @param segments whether the stretch selected on the timeline is judged instead, if there is one
 * @param round number of the round to which labels and undo are confined; 0 outside of rounds
 */
public record Aim(Optional<LabelKey> key, boolean readOnly, boolean segments, long round) {

  /** Exactly this, outside of rounds. */
  public static Aim at(LabelKey key) {
    return new Aim(Optional.of(key), false, false, 0);
  }

  /** The entry of a round, or a stretch of its clip. */
  public static Aim atEntry(LabelKey key, boolean readOnly) {
    return new Aim(Optional.of(key), readOnly, true, key.round());
  }

  /** There is nothing to judge. */
  public static Aim nothing(long round) {
    return new Aim(Optional.empty(), true, false, round);
  }
}
