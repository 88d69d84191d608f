package studio.migr.app.label;

import java.util.Optional;
import studio.migr.runtime.emotion.Condition;

/**
 * One thing to judge: a clip, by one person, under one condition of a round.
 *
 * @param round number of the round
 */
public record RoundEntry(long round, String clipId, String annotator, Condition condition) {

  /** What the label of this entry's whole clip is about. */
  public LabelKey key() {
    return new LabelKey(clipId, annotator, condition, Optional.empty(), round);
  }
}
