package studio.migr.runtime.emotion;

import java.util.HashSet;
import java.util.List;

/**
 * The emotions an annotator can choose from, in the order of their digit keys.
 *
 * @param name short name, such as {@code DFEW}
 * @param emotions the emotions' names as they stand in files: lower case, one word, no repeats
 */
public record EmotionScheme(String name, List<String> emotions) {

  /**
   * DFEW's seven, in DFEW's own order (Jiang et al. 2020), so that the digits equal the data set's
   * codes.
   */
  public static final EmotionScheme DFEW =
      new EmotionScheme(
          "DFEW", List.of("happy", "sad", "neutral", "angry", "surprise", "disgust", "fear"));

  /**
   * @throws IllegalArgumentException if there is no emotion, or one comes twice
   */
  public EmotionScheme {
    emotions = List.copyOf(emotions);
    if (emotions.isEmpty() || new HashSet<>(emotions).size() != emotions.size()) {
      throw new IllegalArgumentException("a scheme needs emotions, each once: " + emotions);
    }
  }

  public boolean contains(String emotion) {
    return emotions.contains(emotion);
  }
}
