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
 */
public record LabelKey(
    String clipId, String annotator, Condition condition, Optional<Segment> segment) {

  /**
   * @throws IllegalArgumentException if the annotator's name is blank
   */
  public LabelKey {
    if (annotator.isBlank()) {
      throw new IllegalArgumentException("a label needs an annotator");
    }
  }
}
