package studio.migr.app.label;

import java.util.Optional;
import java.util.OptionalDouble;
import studio.migr.runtime.emotion.DominantModality;

/**
 * What an annotator says about a clip or a segment. Every part may be left open.
 *
 * @param emotion an emotion of the project's scheme
 * @param dominant which modality carries it
 * @param confidence 0 (a guess) to 1 (sure)
 * @param note free text, never blank
 */
public record Judgement(
    Optional<String> emotion,
    Optional<DominantModality> dominant,
    OptionalDouble confidence,
    Optional<String> note) {

  /** Nothing said: a label that was cleared. */
  public static final Judgement EMPTY =
      new Judgement(Optional.empty(), Optional.empty(), OptionalDouble.empty(), Optional.empty());

  /**
   * @throws IllegalArgumentException if the confidence is not in 0..1
   */
  public Judgement {
    if (confidence.isPresent()
        && !(confidence.getAsDouble() >= 0 && confidence.getAsDouble() <= 1)) {
      throw new IllegalArgumentException("confidence outside 0..1: " + confidence.getAsDouble());
    }
    note = note.map(text -> text.replace("\0", "").strip()).filter(text -> !text.isEmpty());
  }

  public boolean isEmpty() {
    return equals(EMPTY);
  }

  public Judgement withEmotion(Optional<String> value) {
    return new Judgement(value, dominant, confidence, note);
  }

  public Judgement withDominant(Optional<DominantModality> value) {
    return new Judgement(emotion, value, confidence, note);
  }

  public Judgement withConfidence(OptionalDouble value) {
    return new Judgement(emotion, dominant, value, note);
  }

  public Judgement withNote(Optional<String> value) {
    return new Judgement(emotion, dominant, confidence, value);
  }
}
