package studio.migr.runtime.prompt;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import studio.migr.runtime.tokenizer.TextTokenizer;

/**
 * A question to a model as the ids that its decoder reads; where a clip stands in it, the ids of
 * {@link Place} stand for its features.
 */
public record Prompt(List<Long> ids) {
  /** With the answer to be thought through aloud, as R1-Omni was trained. */
  public static final String THINK_AND_ANSWER =
      "As an emotional recognition expert; throughout the video, which emotion conveyed by the"
          + " characters is the most obvious to you?  Output the thinking process in <think>"
          + " </think> and final emotion in <answer> </answer> tags.";

  public Prompt {
    ids = List.copyOf(ids);
  }

  public long[] array() {
    return ids.stream().mapToLong(Long::longValue).toArray();
  }

  /** A question without a clip, to Qwen itself. */
  public static Prompt ofText(String question, ChatTemplate template, TextTokenizer tokenizer) {
    return new Assembly(tokenizer)
        .text(template.opening())
        .words(question)
        .text(template.closing())
        .prompt();
  }

  /**
   * A question about a clip, to HumanOmni and its kin.
   *
   * @param shown which of picture and sound the model is given; none for the question alone
   * @param wrapped whether the checkpoint was trained with marks around them
   */
  public static Prompt ofClip(
      String question,
      Set<Place> shown,
      boolean wrapped,
      ChatTemplate template,
      TextTokenizer tokenizer) {
    Assembly assembly = new Assembly(tokenizer).text(template.opening());
    String between = "";
    for (Place place : EnumSet.allOf(Place.class)) {
      if (shown.contains(place)) {
        assembly.text(between).text(wrapped ? place.before() : "").place(place);
        assembly.text(wrapped ? place.after() : "");
        between = "\n";
      }
    }
    return assembly.text("\n").words(question).text(template.closing()).prompt();
  }

  /**
   * Texts between two places are tokenised together, as HumanOmni does: cutting them elsewhere
   * would give other tokens.
   */
  private static final class Assembly {
    private final TextTokenizer tokenizer;
    private final List<Long> ids = new ArrayList<>();
    private final StringBuilder pending = new StringBuilder();

    Assembly(TextTokenizer tokenizer) {
      this.tokenizer = tokenizer;
    }

    Assembly text(String text) {
      pending.append(text);
      return this;
    }

    /** Words of a person, in which nothing steers the model. */
    Assembly words(String words) {
      List<String> pieces = tokenizer.plainPieces(words);
      for (int k = 0; k < pieces.size(); k++) {
        if (k > 0) {
          flush();
        }
        pending.append(pieces.get(k));
      }
      return this;
    }

    Assembly place(Place place) {
      flush();
      ids.add((long) place.id());
      return this;
    }

    private void flush() {
      LongStream.of(tokenizer.encode(pending.toString())).forEach(ids::add);
      pending.setLength(0);
    }

    Prompt prompt() {
      flush();
      return new Prompt(ids);
    }
  }
}
