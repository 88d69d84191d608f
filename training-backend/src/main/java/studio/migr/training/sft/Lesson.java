package studio.migr.training.sft;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import studio.migr.runtime.prompt.Place;
import studio.migr.runtime.reasoning.Reasoning;
import studio.migr.runtime.reasoning.ReasoningParser;
import studio.migr.runtime.reasoning.ReasoningParts;
import studio.migr.runtime.reasoning.ReasoningWriter;
import studio.migr.runtime.reasoning.SegmentKind;
import studio.migr.training.dataset.TeachingSample;

/**
 * What a sample teaches in one epoch.
 *
 * @param shown which of picture and sound the model is given
 * @param completion what it is to write
 */
record Lesson(TeachingSample sample, Set<Place> shown, String completion) {

  /**
   * Draws what is shown. Of a sample without sound or picture only the description of what is left
   * is taught, with the label and without the conclusion, which speaks of both; a text without such
   * descriptions is shown whole.
   */
  static Lesson draw(TeachingSample sample, double pictureOnly, double soundOnly, long seed) {
    Set<Place> all = EnumSet.allOf(Place.class);
    double drawn = new SplittableRandom(seed).nextDouble();
    if (drawn >= pictureOnly + soundOnly) {
      return new Lesson(sample, all, sample.completion());
    }
    boolean picture = drawn < pictureOnly;
    return without(
        sample,
        picture ? Place.VIDEO : Place.AUDIO,
        picture ? SegmentKind.VIS_DESC : SegmentKind.AUD_DESC);
  }

  private static Lesson without(TeachingSample sample, Place shown, SegmentKind kept) {
    Reasoning reasoning = ReasoningParser.parse(sample.completion());
    List<ReasoningParts.Part> parts = new ArrayList<>();
    if (reasoning.wellFormed()) {
      for (ReasoningParts.Part part : ReasoningParts.of(reasoning).parts()) {
        if (part.kind() == kept) {
          parts.add(part);
        }
      }
    }
    if (parts.isEmpty()) {
      return new Lesson(sample, EnumSet.allOf(Place.class), sample.completion());
    }
    String text = ReasoningWriter.write(new ReasoningParts(parts, sample.clip().label()));
    return new Lesson(sample, EnumSet.of(shown), text);
  }
}
