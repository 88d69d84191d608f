package studio.migr.app.importance;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.RoundEntry;
import studio.migr.runtime.emotion.Condition;

/**
 * One answer for each person, clip and condition: what they said in the last pass that they
 * finished. A label outside of rounds is a finished pass; one in a round counts once its entry is
 * done. Otherwise whoever judged a clip twice would count as two people.
 */
public final class LastPass {
  private LastPass() {}

  private record Judging(String clipId, String annotator, Condition condition) {}

  /**
   * The answers to whole clips that have an emotion, in the order in which each was first judged.
   *
   * @param labels current labels, oldest first
   * @param done whether an entry of a round is finished
   */
  public static Collection<LabelEvent> of(List<LabelEvent> labels, Predicate<RoundEntry> done) {
    Map<Judging, LabelEvent> last = new LinkedHashMap<>();
    for (LabelEvent event : labels) {
      LabelKey key = event.key();
      boolean answer = key.segment().isEmpty() && event.judgement().emotion().isPresent();
      if (answer && isFinished(key, done)) {
        last.merge(
            new Judging(key.clipId(), key.annotator(), key.condition()),
            event,
            (one, other) -> one.id() > other.id() ? one : other);
      }
    }
    return last.values();
  }

  private static boolean isFinished(LabelKey key, Predicate<RoundEntry> done) {
    return key.round() == 0
        || done.test(new RoundEntry(key.round(), key.clipId(), key.annotator(), key.condition()));
  }
}
