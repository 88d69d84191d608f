package studio.migr.app.label;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import studio.migr.runtime.reasoning.SegmentKind;

/**
 * One segment of a reasoning as it stands after a person looked at it.
 *
 * @param kind what it describes; never the answer
 * @param text as it stands, without tags and white space around it
 * @param writer who wrote {@code text}; empty for the model
 * @param original what the model wrote in its place; empty if a person added the segment
 * @param rating how well it fits the clip, if somebody said so
 */
public record ReasoningPart(
    SegmentKind kind,
    String text,
    Optional<String> writer,
    Optional<String> original,
    Optional<Rating> rating) {

  private static final Pattern TAG =
      Pattern.compile(
          "<\\s{0,4}/?\\s{0,4}(?:think|vis_desc|aud_desc|answer)\\s{0,4}>",
          Pattern.CASE_INSENSITIVE);

  /** How well a segment fits the clip. */
  public enum Rating {
    FITS,
    PARTLY,
    WRONG;

    /** The name in files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Rating fromId(String id) {
      return valueOf(id.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * @throws IllegalArgumentException if it is an answer, has no text, or nobody wrote it
   */
  public ReasoningPart {
    text = plain(text);
    if (kind == SegmentKind.ANSWER || text.isEmpty() || (writer.isEmpty() && original.isEmpty())) {
      throw new IllegalArgumentException("no segment of a reasoning: " + kind + " '" + text + "'");
    }
  }

  /** Words without tags of the format and white space around them. */
  public static String plain(String words) {
    return TAG.matcher(words).replaceAll(" ").strip();
  }

  /** A segment as the model wrote it. */
  public static ReasoningPart ofModel(SegmentKind kind, String text) {
    return new ReasoningPart(
        kind, text, Optional.empty(), Optional.of(plain(text)), Optional.empty());
  }

  /** A segment that the model did not write. */
  public static ReasoningPart added(SegmentKind kind, String text, String writer) {
    return new ReasoningPart(kind, text, Optional.of(writer), Optional.empty(), Optional.empty());
  }

  /** The same segment in another person's words; in the model's own words it is the model's. */
  public ReasoningPart rewritten(String words, String by) {
    String next = plain(words);
    if (next.equals(text)) {
      return this;
    }
    boolean models = original.filter(next::equals).isPresent();
    return new ReasoningPart(
        kind, next, models ? Optional.empty() : Optional.of(by), original, rating);
  }

  /** The same segment, rated; the same rating once more takes it back. */
  public ReasoningPart rated(Rating value) {
    return new ReasoningPart(
        kind,
        text,
        writer,
        original,
        rating.equals(Optional.of(value)) ? Optional.empty() : Optional.of(value));
  }
}
