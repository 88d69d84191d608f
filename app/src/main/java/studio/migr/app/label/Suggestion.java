package studio.migr.app.label;

import java.util.Optional;
import studio.migr.runtime.emotion.DominantModality;

/**
 * What a model proposes as the label of a clip. It is nobody's label until a person accepts it.
 *
 * @param model its name, for people
 * @param modelId tells it from others of that name
 * @param emotion an emotion of the project's scheme
 * @param probability of the emotion, 0 to 1
 * @param dominant the modality that it goes by
 */
public record Suggestion(
    String model,
    String modelId,
    String emotion,
    double probability,
    Optional<DominantModality> dominant) {

  /**
   * @throws IllegalArgumentException if it has no model or emotion, or the probability is none
   */
  public Suggestion {
    if (model.isBlank() || emotion.isBlank() || !(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "no suggestion: " + model + ", " + emotion + " " + probability);
    }
  }

  /** {@code label} with what is proposed where it says nothing yet. */
  public Judgement completing(Judgement label) {
    return label
        .withEmotion(label.emotion().or(() -> Optional.of(emotion)))
        .withDominant(label.dominant().or(() -> dominant));
  }
}
