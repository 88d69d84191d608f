package studio.migr.app.scheme;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import studio.migr.runtime.emotion.Emotion;
import studio.migr.runtime.emotion.EmotionGlyph;
import studio.migr.runtime.emotion.EmotionScheme;

/**
 * A scheme while it is edited: its emotions, and where the emotions of the scheme before go. Knows
 * no window and changes no project.
 */
final class SchemeDraft {
  /** What data sets call the same emotion. */
  private static final List<Set<String>> SYNONYMS =
      List.of(
          Set.of("happy", "happiness", "joy"),
          Set.of("sad", "sadness"),
          Set.of("angry", "anger"),
          Set.of("surprise", "surprised"),
          Set.of("fear", "fearful"),
          Set.of("disgust", "disgusted"));

  private final EmotionScheme before;
  private final List<Emotion> emotions = new ArrayList<>();
  private final Map<String, Optional<String>> targets = new LinkedHashMap<>();
  private String name;

  SchemeDraft(EmotionScheme before) {
    this.before = before;
    this.name = before.name();
    emotions.addAll(before.choices());
    before.emotions().forEach(emotion -> targets.put(emotion, Optional.of(emotion)));
  }

  String name() {
    return name;
  }

  void rename(String next) {
    name = next.strip();
  }

  List<Emotion> emotions() {
    return List.copyOf(emotions);
  }

  /** Where each emotion of the scheme before goes; empty for those that go nowhere. */
  Map<String, Optional<String>> targets() {
    return new LinkedHashMap<>(targets);
  }

  void send(String former, Optional<String> target) {
    targets.put(former, target);
  }

  /** Takes over a whole scheme; labels go to the emotion of the same name or meaning. */
  void take(EmotionScheme preset) {
    name = preset.name();
    emotions.clear();
    emotions.addAll(preset.choices());
    targets.replaceAll((former, _) -> counterpart(former, preset));
  }

  private static Optional<String> counterpart(String former, EmotionScheme next) {
    if (next.contains(former)) {
      return Optional.of(former);
    }
    return SYNONYMS.stream()
        .filter(words -> words.contains(former))
        .flatMap(words -> words.stream().filter(next::contains))
        .findFirst();
  }

  /** Adds an emotion with a name, a key, a colour and a shape that are free, if there are any. */
  void add(String wanted) {
    String free = wanted;
    for (int i = 2; has(free); i++) {
      free = wanted + " " + i;
    }
    Set<Character> taken = new HashSet<>();
    Set<Integer> colours = new HashSet<>();
    Set<EmotionGlyph> glyphs = new HashSet<>();
    for (Emotion emotion : emotions) {
      emotion.key().ifPresent(taken::add);
      colours.add(emotion.colour());
      glyphs.add(emotion.glyph());
    }
    Optional<Character> key =
        EmotionScheme.KEYS
            .chars()
            .mapToObj(c -> (char) c)
            .filter(c -> !taken.contains(c))
            .findFirst();
    int colour = 1;
    while (colour < Emotion.COLOURS && colours.contains(colour)) {
      colour++;
    }
    EmotionGlyph glyph = EmotionGlyph.DISC;
    for (EmotionGlyph candidate : EmotionGlyph.values()) {
      if (!glyphs.contains(candidate)) {
        glyph = candidate;
        break;
      }
    }
    emotions.add(new Emotion(free, key, colour, glyph));
  }

  private boolean has(String emotion) {
    return emotions.stream().anyMatch(each -> each.name().equals(emotion));
  }

  /** Removes an emotion; labels that would have gone there lose their emotion. */
  void remove(int place) {
    String gone = emotions.remove(place).name();
    targets.replaceAll((_, to) -> to.filter(target -> !target.equals(gone)));
  }

  /** Moves an emotion up or down the list, as far as there is room. */
  int move(int place, int steps) {
    int to = Math.clamp((long) place + steps, 0, emotions.size() - 1);
    emotions.add(to, emotions.remove(place));
    return to;
  }

  /**
   * Calls an emotion otherwise; its labels go along.
   *
   * @return whether that is a name, and free
   */
  boolean rename(int place, String next) {
    String former = emotions.get(place).name();
    String wanted = next.strip();
    if (wanted.equals(former)) {
      return true;
    }
    if (!Emotion.isName(wanted) || has(wanted)) {
      return false;
    }
    emotions.set(place, emotions.get(place).withName(wanted));
    targets.replaceAll((_, to) -> to.map(target -> target.equals(former) ? wanted : target));
    return true;
  }

  /**
   * Gives an emotion a key; who had it before has none then.
   *
   * @return who had it
   */
  Optional<String> key(int place, Optional<Character> key) {
    Optional<String> loser =
        emotions.stream()
            .filter(each -> key.isPresent() && each.key().equals(key))
            .filter(each -> each != emotions.get(place))
            .map(Emotion::name)
            .findFirst();
    emotions.replaceAll(
        each -> key.isPresent() && each.key().equals(key) ? each.withKey(Optional.empty()) : each);
    emotions.set(place, emotions.get(place).withKey(key));
    return loser;
  }

  /**
   * Gives an emotion a colour; who had it takes the former one, so that both stay distinct.
   *
   * @return who had it
   */
  Optional<String> colour(int place, int colour) {
    int former = emotions.get(place).colour();
    Optional<String> other =
        swap(place, each -> each.colour() == colour, each -> each.withColour(former));
    emotions.set(place, emotions.get(place).withColour(colour));
    return other;
  }

  /**
   * Gives an emotion a shape; who had it takes the former one, so that both stay distinct.
   *
   * @return who had it
   */
  Optional<String> glyph(int place, EmotionGlyph glyph) {
    EmotionGlyph former = emotions.get(place).glyph();
    Optional<String> other =
        swap(place, each -> each.glyph() == glyph, each -> each.withGlyph(former));
    emotions.set(place, emotions.get(place).withGlyph(glyph));
    return other;
  }

  /** The first other emotion that {@code has} what is wanted changes as {@code gives} says. */
  private Optional<String> swap(int place, Predicate<Emotion> has, UnaryOperator<Emotion> gives) {
    for (int i = 0; i < emotions.size(); i++) {
      if (i != place && has.test(emotions.get(i)) && !has.test(emotions.get(place))) {
        emotions.set(i, gives.apply(emotions.get(i)));
        return Optional.of(emotions.get(i).name());
      }
    }
    return Optional.empty();
  }

  /** The scheme as it stands; empty while it is none. */
  Optional<EmotionScheme> scheme() {
    return name.isEmpty() || emotions.isEmpty()
        ? Optional.empty()
        : Optional.of(new EmotionScheme(name, emotions));
  }

  /** Whether anything would change. */
  boolean isChanged() {
    return !scheme().equals(Optional.of(before))
        || targets.entrySet().stream()
            .anyMatch(entry -> !entry.getValue().equals(Optional.of(entry.getKey())));
  }
}
