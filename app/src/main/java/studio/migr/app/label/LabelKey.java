package studio.migr.app.label;

import java.util.Optional;
import studio.migr.runtime.emotion.Condition;

/**
 * What a label is about. For one key, the newest judgement that was not taken back is the current
 * one.
 *
 * @param clipId the clip
 * @param annotator who judged, never blank
 * @param condition what the annotator had: sound, picture or both
 * @param segment the stretch judged; empty for the whole clip
 * @param round number of the round it was judged in, so that a second pass leaves the first as it
 *     is; 0 outside of rounds
 */
public record LabelKey(
    String clipId, String annotator, Condition condition, Optional<Segment> segment, long round) {

  /** Whose labels the ones are that were agreed upon. */
  public static final String GOLD = "gold";

  /**
   * @throws IllegalArgumentException if the annotator's name is blank
   */
  public LabelKey {
    if (annotator.isBlank()) {
      throw new IllegalArgumentException("a label needs an annotator");
    }
  }

  /** What a label outside of any round is about. */
  public LabelKey(String clipId, String annotator, Condition condition, Optional<Segment> segment) {
    this(clipId, annotator, condition, segment, 0);
  }

  /** Whether this is an agreed label and not one person's judgement. */
  public boolean isGold() {
    return annotator.equals(GOLD);
  }

  public LabelKey withAnnotator(String name) {
    return new LabelKey(clipId, name, condition, segment, round);
  }
}
