package studio.migr.app.exchange.source;

import java.util.Optional;
import java.util.OptionalDouble;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;

/**
 * A label as a file has it.
 *
 * @param where its place in the file, for sentences, such as {@code line 17} or {@code tier
 *     emotion, 0.48 s}
 * @param annotator whose it is; empty if the file does not say
 * @param span the stretch it is about; empty for the whole clip
 * @param emotion the file's own word for it
 * @param confidence 0 to 1
 */
public record FoundLabel(
    String where,
    Optional<String> annotator,
    Condition condition,
    Optional<FoundSpan> span,
    Optional<String> emotion,
    Optional<DominantModality> dominant,
    OptionalDouble confidence,
    Optional<String> note) {

  /** A label of a whole clip that says an emotion and nothing else. */
  public static FoundLabel ofClip(String where, String emotion) {
    return new FoundLabel(
        where,
        Optional.empty(),
        Condition.BOTH,
        Optional.empty(),
        Optional.of(emotion),
        Optional.empty(),
        OptionalDouble.empty(),
        Optional.empty());
  }

  public FoundLabel by(String name) {
    return new FoundLabel(
        where, Optional.of(name), condition, span, emotion, dominant, confidence, note);
  }

  public FoundLabel under(Condition given) {
    return new FoundLabel(where, annotator, given, span, emotion, dominant, confidence, note);
  }

  public FoundLabel over(FoundSpan stretch) {
    return new FoundLabel(
        where, annotator, condition, Optional.of(stretch), emotion, dominant, confidence, note);
  }

  public FoundLabel noted(String text) {
    return new FoundLabel(
        where, annotator, condition, span, emotion, dominant, confidence, Optional.of(text));
  }
}
