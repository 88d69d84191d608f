package studio.migr.app.label;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a person makes of a model's reasoning about a clip, as a whole. Corrections are never
 * changed: the newest of a person, clip and model that was not taken back counts.
 *
 * @param id number in the project's journal, from 1, never used twice
 * @param change number of the undoable step it belongs to
 * @param annotator who corrected it, never blank
 * @param model who wrote the reasoning, for people
 * @param modelId tells the model from others of that name
 * @param parts in the order in which they are to be read; at least one unless it was rejected
 * @param answer the label that the reasoning argues for
 */
public record ReasoningCorrection(
    long id,
    long change,
    Instant time,
    String clipId,
    String annotator,
    String model,
    String modelId,
    List<ReasoningPart> parts,
    String answer,
    Decision decision) {

  /** What is decided of a reasoning. */
  public enum Decision {
    /** It is being worked on. */
    OPEN,
    /** It may teach a model. */
    ACCEPTED,
    /** It may not, however it is changed. */
    REJECTED;

    /** The name in files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Decision fromId(String id) {
      return valueOf(id.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * @throws IllegalArgumentException if somebody or something is missing
   */
  public ReasoningCorrection {
    parts = List.copyOf(parts);
    if (annotator.isBlank()
        || model.isBlank()
        || answer.isBlank()
        || (parts.isEmpty() && decision != Decision.REJECTED)) {
      throw new IllegalArgumentException(
          "no corrected reasoning: " + annotator + ", " + model + ", " + answer + ", " + parts);
    }
  }

  /** Everybody whose words it holds, the model by its name, in the order of the segments. */
  public List<String> writers() {
    return Stream.concat(
            parts.stream().map(part -> part.writer().orElse(model)), Stream.of(annotator))
        .distinct()
        .toList();
  }
}
