package studio.migr.training.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import studio.migr.runtime.reasoning.ReasoningParts;
import studio.migr.runtime.reasoning.ReasoningParts.Part;
import studio.migr.runtime.reasoning.ReasoningWriter;
import studio.migr.runtime.reasoning.SegmentKind;

/** Texts in the words that the reasoning about generated clips uses, about no clip at all. */
public final class TeachingTexts {
  private static final int DRAWS = 40;

  private TeachingTexts() {}

  /** Enough of them that every phrase is there; the same every time. */
  public static List<String> english(List<String> labels) {
    Phrases phrases = Phrases.english();
    SplittableRandom random = new SplittableRandom(1);
    List<String> texts = new ArrayList<>();
    for (String name : phrases.names()) {
      for (int k = 0; k < DRAWS; k++) {
        String text = phrases.one(name, random);
        String bare = text.strip();
        String begun = Character.toUpperCase(bare.charAt(0)) + bare.substring(1);
        texts.add(" " + bare);
        for (String label : labels) {
          texts.add(
              ReasoningWriter.write(
                  new ReasoningParts(
                      List.of(
                          new Part(SegmentKind.VIS_DESC, begun),
                          new Part(SegmentKind.AUD_DESC, begun),
                          new Part(SegmentKind.TEXT, begun)),
                      label)));
        }
      }
    }
    return texts;
  }
}
