package studio.migr.app.label;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.BiPredicate;
import studio.migr.runtime.emotion.Condition;

/**
 * What a lead asks of people: which clips to judge, who judges, and what they are given.
 *
 * @param name what people call it, never blank
 * @param clips the clips' ids, each once, in the order of the list
 * @param annotators who judges, each once
 * @param conditions what is given, in the order in which it is to be judged
 * @param sharing whether one person judges under all conditions or under one of them
 * @param seed from which each person's order of clips is drawn; empty for the order of the list
 * @param blind whether earlier labels and those of others are hidden until a clip is done
 */
public record RoundPlan(
    String name,
    List<String> clips,
    List<String> annotators,
    List<Condition> conditions,
    Sharing sharing,
    OptionalLong seed,
    boolean blind) {

  /** Who judges under which condition. */
  public enum Sharing {
    /** Everybody under all conditions, one after the other. */
    EVERYONE_ALL,
    /** Everybody under one of them: the first annotator under the first, and so on in turn. */
    ONE_EACH
  }

  /**
   * @throws IllegalArgumentException if something is missing or comes twice
   */
  public RoundPlan {
    clips = List.copyOf(clips);
    annotators = List.copyOf(annotators);
    conditions = List.copyOf(conditions);
    requireEachOnce("clips", clips);
    requireEachOnce("annotators", annotators);
    requireEachOnce("conditions", conditions);
    if (name.isBlank()
        || annotators.stream().anyMatch(who -> who.isBlank() || who.equals(LabelKey.GOLD))) {
      throw new IllegalArgumentException("a round needs names: " + name + ", " + annotators);
    }
  }

  private static void requireEachOnce(String what, List<?> values) {
    if (values.isEmpty() || new HashSet<>(values).size() != values.size()) {
      throw new IllegalArgumentException("a round needs " + what + ", each once: " + values);
    }
  }

  /** The conditions under which {@code annotator} judges, in their order; none for a stranger. */
  public List<Condition> conditionsOf(String annotator) {
    int place = annotators.indexOf(annotator);
    if (place < 0) {
      return List.of();
    }
    return switch (sharing) {
      case EVERYONE_ALL -> conditions;
      case ONE_EACH -> List.of(conditions.get(place % conditions.size()));
    };
  }

  /**
   * What {@code annotator} has to judge, in the order in which to judge it. The same plan always
   * gives the same order.
   *
   * @param round number of the round
   * @param offers whether a clip has what a condition gives; clips that have not are left out
   */
  public List<RoundEntry> queueOf(
      long round, String annotator, BiPredicate<String, Condition> offers) {
    List<RoundEntry> queue = new ArrayList<>();
    for (Condition condition : conditionsOf(annotator)) {
      for (String clip : ordered(annotator, condition)) {
        if (offers.test(clip, condition)) {
          queue.add(new RoundEntry(round, clip, annotator, condition));
        }
      }
    }
    return queue;
  }

  /** Another order for each person and condition, so that no clip profits from its place. */
  private List<String> ordered(String annotator, Condition condition) {
    List<String> order = new ArrayList<>(clips);
    if (seed.isPresent()) {
      long mixed = 31L * annotator.hashCode() + condition.id().hashCode();
      Collections.shuffle(order, new Random(seed.getAsLong() * 0x9E3779B97F4A7C15L + mixed));
    }
    return order;
  }
}
