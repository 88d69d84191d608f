package studio.migr.runtime.au.prototype;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;

/**
 * How well one row of a face fits the prototype of an emotion. This compares with prototypes and
 * recognises nothing: people show emotions in other ways, too, and speaking moves the face.
 *
 * <p>A unit is active by a = intensity / 3, at most 1 (3 is FACS's "pronounced"); below a trace (1)
 * it is not active; where a tool gives only presence, a is that. For an emotion, F is the sum of a
 * · weight over its units, and A the same over all others with the greatest weight that any
 * prototype gives them. The score is F / (sum of the weights of its units that were measured) · F /
 * (F + A): how much of the prototype is there, times how much of what is there belongs to it.
 * Neutral is the product of 1 − a over all units but lips and jaw (25, 26): none of them acts.
 *
 * @param emotion by DFEW's name
 * @param score 0 to 1
 * @param speakingFor active units of the prototype, those that count most first
 * @param speakingAgainst active units that it has not, those that count most first
 */
public record PrototypeMatch(
    String emotion, double score, List<ActionUnit> speakingFor, List<ActionUnit> speakingAgainst) {
  private static final double FULL = 3;
  private static final double TRACE = 1;
  private static final ActionUnit LIPS_PART = new ActionUnit(25);
  private static final ActionUnit JAW_DROP = new ActionUnit(26);

  public PrototypeMatch {
    speakingFor = List.copyOf(speakingFor);
    speakingAgainst = List.copyOf(speakingAgainst);
  }

  /** The match of each emotion in one row, in DFEW's order; empty where no face was found. */
  public static List<PrototypeMatch> of(AuTrack track, int row) {
    if (!track.found()[row]) {
      return List.of();
    }
    SortedMap<ActionUnit, Double> activity = new TreeMap<>();
    for (ActionUnit unit : greatestWeights().keySet()) {
      double strength = AuTrack.value(track.intensity(), unit, row);
      double present = AuTrack.value(track.presence(), unit, row);
      if (!Double.isNaN(strength)) {
        activity.put(unit, strength < TRACE ? 0 : Math.min(1, strength / FULL));
      } else if (!Double.isNaN(present)) {
        activity.put(unit, present);
      }
    }
    return activity.isEmpty() ? List.of() : of(activity);
  }

  /**
   * The match of each emotion, in DFEW's order.
   *
   * @param activity 0 to 1 by unit; units that were not measured are not in it
   */
  public static List<PrototypeMatch> of(SortedMap<ActionUnit, Double> activity) {
    return EmotionPrototype.ALL.stream()
        .map(
            prototype ->
                prototype.weights().isEmpty()
                    ? absence(prototype.emotion(), activity)
                    : match(prototype, activity))
        .toList();
  }

  private static PrototypeMatch match(
      EmotionPrototype prototype, SortedMap<ActionUnit, Double> activity) {
    Map<ActionUnit, Double> greatest = greatestWeights();
    Map<ActionUnit, Double> supports = new HashMap<>();
    Map<ActionUnit, Double> contradicts = new HashMap<>();
    double whole = 0;
    for (Map.Entry<ActionUnit, Double> each : activity.entrySet()) {
      double weight = prototype.weight(each.getKey());
      whole += weight;
      if (weight > 0) {
        supports.put(each.getKey(), each.getValue() * weight);
      } else {
        contradicts.put(each.getKey(), each.getValue() * greatest.getOrDefault(each.getKey(), 0.0));
      }
    }
    double fits = sum(supports);
    double differs = sum(contradicts);
    double score = whole == 0 || fits == 0 ? 0 : fits / whole * fits / (fits + differs);
    return new PrototypeMatch(prototype.emotion(), score, ordered(supports), ordered(contradicts));
  }

  private static PrototypeMatch absence(String emotion, SortedMap<ActionUnit, Double> activity) {
    Map<ActionUnit, Double> contradicts = new HashMap<>(activity);
    contradicts.remove(LIPS_PART);
    contradicts.remove(JAW_DROP);
    double nothingActs = 1;
    for (double active : contradicts.values()) {
      nothingActs *= 1 - active;
    }
    return new PrototypeMatch(emotion, nothingActs, List.of(), ordered(contradicts));
  }

  private static Map<ActionUnit, Double> greatestWeights() {
    Map<ActionUnit, Double> greatest = new HashMap<>();
    for (EmotionPrototype prototype : EmotionPrototype.ALL) {
      prototype.weights().forEach((unit, weight) -> greatest.merge(unit, weight, Math::max));
    }
    return greatest;
  }

  private static double sum(Map<ActionUnit, Double> values) {
    return values.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static List<ActionUnit> ordered(Map<ActionUnit, Double> values) {
    List<ActionUnit> active = new ArrayList<>();
    values.forEach(
        (unit, value) -> {
          if (value > 0) {
            active.add(unit);
          }
        });
    active.sort(
        Comparator.comparingDouble((ActionUnit unit) -> -values.getOrDefault(unit, 0.0))
            .thenComparing(Comparator.naturalOrder()));
    return active;
  }
}
