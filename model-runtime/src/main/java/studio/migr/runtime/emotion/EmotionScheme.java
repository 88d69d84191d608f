package studio.migr.runtime.emotion;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The emotions an annotator can choose from, in the order in which they are shown.
 *
 * @param name short name, such as {@code DFEW}; never blank
 * @param choices the emotions; no name and no key twice
 */
public record EmotionScheme(String name, List<Emotion> choices) {

  /** The keys that can choose an emotion: the digits first, then letters that mean nothing else. */
  public static final String KEYS = "123456789QUYPWG";

  /**
   * DFEW's seven, in DFEW's own order (Jiang et al. 2020), so that the digits equal the data set's
   * codes.
   */
  public static final EmotionScheme DFEW =
      of("DFEW", "happy", "sad", "neutral", "angry", "surprise", "disgust", "fear");

  /** MAFW's eleven, in MAFW's own order (Liu et al. 2022). */
  public static final EmotionScheme MAFW =
      of(
          "MAFW",
          "anger",
          "disgust",
          "fear",
          "happiness",
          "neutral",
          "sadness",
          "surprise",
          "contempt",
          "anxiety",
          "helplessness",
          "disappointment");

  /** RAVDESS's eight, in the order of the codes in its file names (Livingstone and Russo 2018). */
  public static final EmotionScheme RAVDESS =
      of("RAVDESS", "neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised");

  /** CREMA-D's six, in the alphabetical order of its codes (Cao et al. 2014). */
  public static final EmotionScheme CREMA_D =
      of("CREMA-D", "anger", "disgust", "fear", "happy", "neutral", "sad");

  /** The schemes of published data sets, by which a project can begin. */
  public static final List<EmotionScheme> PRESETS = List.of(DFEW, MAFW, RAVDESS, CREMA_D);

  /**
   * @throws IllegalArgumentException if there is no emotion, or a name or a key comes twice
   */
  public EmotionScheme {
    choices = List.copyOf(choices);
    if (name.isBlank() || choices.isEmpty()) {
      throw new IllegalArgumentException("a scheme needs a name and emotions: " + name);
    }
    Set<String> names = new HashSet<>();
    Set<Character> keys = new HashSet<>();
    for (Emotion choice : choices) {
      if (!names.add(choice.name()) || choice.key().filter(key -> !keys.add(key)).isPresent()) {
        throw new IllegalArgumentException("twice in a scheme: " + choice);
      }
    }
  }

  /**
   * A scheme of emotions with the keys, colours and shapes of their places.
   *
   * @throws IllegalArgumentException if there is no emotion, or one comes twice
   */
  public static EmotionScheme of(String name, List<String> emotions) {
    List<Emotion> choices = new ArrayList<>();
    for (int i = 0; i < emotions.size(); i++) {
      Optional<Character> key = i < KEYS.length() ? Optional.of(KEYS.charAt(i)) : Optional.empty();
      EmotionGlyph[] glyphs = EmotionGlyph.values();
      choices.add(
          new Emotion(emotions.get(i), key, i % Emotion.COLOURS + 1, glyphs[i % glyphs.length]));
    }
    return new EmotionScheme(name, choices);
  }

  private static EmotionScheme of(String name, String... emotions) {
    return of(name, List.of(emotions));
  }

  /** The preset of that name, in any case. */
  public static Optional<EmotionScheme> preset(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    return PRESETS.stream()
        .filter(scheme -> scheme.name().toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst();
  }

  /** The emotions' names, in their order. */
  public List<String> emotions() {
    return choices.stream().map(Emotion::name).toList();
  }

  public boolean contains(String emotion) {
    return find(emotion).isPresent();
  }

  /** The emotion of that name. */
  public Optional<Emotion> find(String emotion) {
    return choices.stream().filter(choice -> choice.name().equals(emotion)).findFirst();
  }

  /** The emotion that {@code key} chooses. */
  public Optional<Emotion> byKey(char key) {
    return choices.stream().filter(choice -> choice.key().equals(Optional.of(key))).findFirst();
  }

  /** The label for no emotion, if it has one by the name that published schemes give it. */
  public Optional<String> neutral() {
    return emotions().stream().filter("neutral"::equals).findFirst();
  }
}
