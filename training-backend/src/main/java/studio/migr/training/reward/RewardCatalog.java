package studio.migr.training.reward;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.migr.runtime.reader.EmotionReader;

/** All rewards that settings can name. */
public final class RewardCatalog {
  private RewardCatalog() {}

  /** MIGR's rewards, each with the same weight: the paper gives no others. */
  public static final Map<String, Double> MIGR =
      Map.of("accuracy", 1.0, "format", 1.0, "order", 1.0, "grounding", 1.0);

  /** R1-Omni's. */
  public static final Map<String, Double> R1_OMNI = Map.of("accuracy", 1.0, "answer_format", 1.0);

  /** ERV's. */
  public static final Map<String, Double> ERV =
      Map.of("accuracy", 1.0, "answer_format", 1.0, "explanation", 1.0);

  /** Each with this reader, where it needs one. */
  public static List<Reward> all(EmotionReader reader) {
    return List.of(
        new AccuracyReward(),
        new FormatReward(),
        new AnswerFormatReward(),
        new OrderReward(reader),
        new GroundingReward(reader, false),
        new GroundingReward(reader, true),
        new ExplanationReward(reader),
        new ConsistencyReward(reader),
        new ContrastReward(reader));
  }

  /**
   * As {@link #all}, and with them those that are named and were added as no more than a class of
   * this package: {@code short_answer} is {@code ShortAnswerReward}, made with the reader if it
   * takes one.
   *
   * @param names whatever is none of them is left out
   */
  public static List<Reward> with(Collection<String> names, EmotionReader reader) {
    List<Reward> rewards = new ArrayList<>(all(reader));
    List<String> known = rewards.stream().map(Reward::id).toList();
    names.stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .forEach(name -> added(name, reader).ifPresent(rewards::add));
    return rewards;
  }

  private static Optional<Reward> added(String name, EmotionReader reader) {
    String words =
        Arrays.stream(name.split("_", -1))
            .filter(word -> !word.isEmpty())
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
    try {
      Class<?> type = Class.forName(Reward.class.getPackageName() + "." + words + "Reward");
      return type.isInterface() ? Optional.empty() : Optional.of(made(type, reader));
    } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
      return Optional.empty(); // whoever asked says that there is none
    }
  }

  private static Reward made(Class<?> type, EmotionReader reader)
      throws ReflectiveOperationException {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {EmotionReader.class})) {
        return (Reward) constructor.newInstance(reader);
      }
    }
    return (Reward) type.getDeclaredConstructor().newInstance();
  }
}
