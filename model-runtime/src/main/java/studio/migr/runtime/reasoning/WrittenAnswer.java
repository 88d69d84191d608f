package studio.migr.runtime.reasoning;

import java.util.Optional;
import studio.migr.runtime.emotion.EmotionWords;

/**
 * Reads labels in what models write: in any case, with a full stop, and in the words that other
 * data sets use for the same emotion.
 */
public final class WrittenAnswer {
  private static final int LONGEST_BARE_ANSWER = 40;

  private WrittenAnswer() {}

  /** The label that a text names and nothing else; empty if it names none of the scheme. */
  public static Optional<String> label(String text, EmotionWords words) {
    return words.emotion(text.strip().replaceAll("[\\s.!]+$", ""));
  }

  /** The label of a text's answer, or of a text that is nothing but an answer. */
  public static Optional<String> of(Reasoning reasoning, EmotionWords words) {
    return reasoning.answer().flatMap(text -> label(text, words)).or(() -> bare(reasoning, words));
  }

  /** The label that is the whole text: so models write that answer directly. */
  public static Optional<String> bare(Reasoning reasoning, EmotionWords words) {
    boolean plain =
        reasoning.segments().isEmpty() && reasoning.text().length() <= LONGEST_BARE_ANSWER;
    return plain ? label(reasoning.text(), words) : Optional.empty();
  }
}
