package studio.migr.app.label;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
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
 * @param overlap share of the clips, 0 to 1, that everybody judges, so that agreement can be
 *     computed; the others are dealt out, one person each. Empty where everybody judges all
 * @param study whether it is an importance study: each judgement needs an emotion, and one of sound
 *     and picture together also the dominant modality
 */
public record RoundPlan(
    String name,
    List<String> clips,
    List<String> annotators,
    List<Condition> conditions,
    Sharing sharing,
    OptionalLong seed,
    boolean blind,
    OptionalDouble overlap,
    boolean study) {

  /** Everybody judges all clips. */
  public RoundPlan(
      String name,
      List<String> clips,
      List<String> annotators,
      List<Condition> conditions,
      Sharing sharing,
      OptionalLong seed,
      boolean blind) {
    this(name, clips, annotators, conditions, sharing, seed, blind, OptionalDouble.empty());
  }

  /** A round that is no importance study. */
  public RoundPlan(
      String name,
      List<String> clips,
      List<String> annotators,
      List<Condition> conditions,
      Sharing sharing,
      OptionalLong seed,
      boolean blind,
      OptionalDouble overlap) {
    this(name, clips, annotators, conditions, sharing, seed, blind, overlap, false);
  }

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
    if (overlap.isPresent() && !(overlap.getAsDouble() >= 0 && overlap.getAsDouble() <= 1)) {
      throw new IllegalArgumentException("overlap outside 0..1: " + overlap.getAsDouble());
    }
    requireEachOnce("clips", clips);
    requireEachOnce("annotators", annotators);
    requireEachOnce("conditions", conditions);
    if (name.isBlank()
        || annotators.stream().anyMatch(who -> who.isBlank() || who.equals(LabelKey.GOLD))) {
      throw new IllegalArgumentException("a round needs names: " + name + ", " + annotators);
    }
  }

  /** The same as an importance study. */
  public RoundPlan asStudy() {
    return new RoundPlan(name, clips, annotators, conditions, sharing, seed, blind, overlap, true);
  }

  /** Whether whoever judges is asked outright which modality carries the emotion. */
  public boolean asksForDominant(Condition condition) {
    return study && condition == Condition.BOTH;
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

  /**
   * The clips that {@code annotator} judges, in the order of the list. Which ones everybody gets is
   * spread over the list, the others are dealt in turn.
   */
  public List<String> clipsOf(String annotator) {
    int place = annotators.indexOf(annotator);
    if (overlap.isEmpty() || place < 0) {
      return place < 0 ? List.of() : clips;
    }
    List<String> own = new ArrayList<>();
    int dealt = 0;
    for (int k = 0; k < clips.size(); k++) {
      boolean common =
          Math.ceil((k + 1) * overlap.getAsDouble()) > Math.ceil(k * overlap.getAsDouble());
      if (common || dealt++ % annotators.size() == place) {
        own.add(clips.get(k));
      }
    }
    return own;
  }

  /** Another order for each person and condition, so that no clip profits from its place. */
  private List<String> ordered(String annotator, Condition condition) {
    List<String> order = new ArrayList<>(clipsOf(annotator));
    if (seed.isPresent()) {
      long mixed = 31L * annotator.hashCode() + condition.id().hashCode();
      Collections.shuffle(order, new Random(seed.getAsLong() * 0x9E3779B97F4A7C15L + mixed));
    }
    return order;
  }
}
