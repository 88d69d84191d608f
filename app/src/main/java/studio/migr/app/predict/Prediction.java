package studio.migr.app.predict;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.migr.runtime.emotion.DominantModality;

/**
 * What a model said of a clip of a project, as far as lists and label panel need it.
 *
 * @param question what was asked
 * @param answer the label; of {@code probabilities} the most probable where it wrote none
 * @param written whether it wrote the label
 * @param probabilities of the labels given sound and picture
 * @param verdict which modality it goes by, with {@code confidence} 0 to 1
 * @param audio what the sound adds to the probability of the answer
 * @param visual what the picture adds to it
 * @param answers by condition: {@code both}, {@code audio}, {@code visual}, {@code none}
 * @param reasoning all that it wrote, with its tags
 * @param direct what it would have answered without reasoning
 * @param flips how often its most probable label changed while it reasoned
 */
public record Prediction(
    String clipId,
    ModelName model,
    Instant time,
    String question,
    String answer,
    boolean written,
    Map<String, Double> probabilities,
    Optional<DominantModality> verdict,
    double confidence,
    double audio,
    double visual,
    Map<String, String> answers,
    String reasoning,
    Optional<String> direct,
    List<LabelFlip> flips) {

  /** A change of the most probable label. */
  public record LabelFlip(String from, String to) {}

  /**
   * @throws IllegalArgumentException if it names no clip or label
   */
  public Prediction {
    probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
    answers = Map.copyOf(answers);
    flips = List.copyOf(flips);
    if (clipId.isBlank() || answer.isBlank()) {
      throw new IllegalArgumentException("no prediction: " + clipId + ", " + answer);
    }
  }

  /** Of the answer; 0 if the model gave it none. */
  public double probability() {
    return probabilities.getOrDefault(answer, 0.0);
  }

  /** The most probable label beside the answer; empty if there is none. */
  public Optional<Map.Entry<String, Double>> runnerUp() {
    return probabilities.entrySet().stream()
        .filter(each -> !each.getKey().equals(answer))
        .max(Map.Entry.comparingByValue());
  }
}
