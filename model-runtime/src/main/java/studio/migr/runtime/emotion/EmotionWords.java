package studio.migr.runtime.emotion;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which words mean which emotion of a scheme: its own names in any case, and the words that other
 * data sets and tools use for the same emotion. Nothing is derived: a word that stands in no row
 * means nothing.
 */
public final class EmotionWords {
  /** Each row: words for one emotion, as nouns, adjectives and data sets' codes. */
  private static final List<List<String>> SAME =
      List.of(
          List.of("happy", "happiness", "joy", "joyful", "hap"),
          List.of("sad", "sadness", "sorrow", "sorrowful"),
          List.of("neutral", "neutrality", "neu"),
          List.of("angry", "anger", "ang"),
          List.of("surprise", "surprised", "surprising", "sur"),
          List.of("disgust", "disgusted", "dis"),
          List.of("fear", "fearful", "afraid", "scared", "fea"),
          List.of("contempt", "contemptuous"),
          List.of("anxiety", "anxious"),
          List.of("helplessness", "helpless"),
          List.of("disappointment", "disappointed"),
          List.of("calm", "calmness"),
          List.of("worried", "worry"));

  private final Map<String, String> meanings = new HashMap<>();
  private final EmotionScheme scheme;

  public EmotionWords(EmotionScheme scheme) {
    this.scheme = scheme;
    for (List<String> row : SAME) {
      scheme.emotions().stream()
          .filter(emotion -> row.contains(folded(emotion)))
          .findFirst()
          .ifPresent(emotion -> row.forEach(word -> meanings.put(word, emotion)));
    }
    scheme.emotions().forEach(emotion -> meanings.put(folded(emotion), emotion));
  }

  /** The scheme's name of what {@code word} means; empty if that is no emotion of the scheme. */
  public Optional<String> emotion(String word) {
    return scheme.contains(word)
        ? Optional.of(word)
        : Optional.ofNullable(meanings.get(folded(word)));
  }

  private static String folded(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }
}
