package studio.migr.runtime.au.prototype;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import studio.migr.runtime.au.ActionUnit;

/**
 * The action units by which people show an emotion, and how much each counts.
 *
 * <p>Where the weights come from: Du, Tao and Martinez 2014 (PNAS 111, E1454; 230 people who
 * posed). A unit that more than 70 % of them used weighs 1; one that fewer used weighs their share.
 * Units that only EMFACS names (Ekman and Friesen) weigh {@value #EMFACS_ONLY}, which is our
 * choice. Units 25 and 26 weigh half of that, for speaking opens lips and jaw, too. Neutral has no
 * units: it is their absence.
 *
 * @param emotion by DFEW's name
 * @param weights 0 to 1, by unit
 */
public record EmotionPrototype(String emotion, SortedMap<ActionUnit, Double> weights) {
  static final double EMFACS_ONLY = 0.25;

  private static final double WHILE_SPEAKING = 0.5;

  /** Those of DFEW's seven emotions, in DFEW's order. */
  public static final List<EmotionPrototype> ALL =
      List.of(
          of("happy", Map.of(12, 1.0, 25, 1.0, 6, 0.51)),
          of("sad", Map.of(4, 1.0, 15, 1.0, 17, 0.67, 1, 0.60, 6, 0.50, 11, 0.26)),
          of("neutral", Map.of()),
          of(
              "angry",
              Map.of(4, 1.0, 7, 1.0, 24, 1.0, 17, 0.52, 23, 0.29, 10, 0.26, 5, EMFACS_ONLY)),
          of("surprise", Map.of(1, 1.0, 2, 1.0, 25, 1.0, 26, 1.0, 5, 0.66)),
          of(
              "disgust",
              Map.of(
                  9, 1.0, 10, 1.0, 17, 1.0, 4, 0.31, 24, 0.26, 15, EMFACS_ONLY, 16, EMFACS_ONLY)),
          of(
              "fear",
              Map.of(
                  1, 1.0, 4, 1.0, 20, 1.0, 25, 1.0, 5, 0.63, 2, 0.57, 26, 0.33, 7, EMFACS_ONLY)));

  public EmotionPrototype {
    weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
  }

  private static EmotionPrototype of(String emotion, Map<Integer, Double> weights) {
    SortedMap<ActionUnit, Double> units = new TreeMap<>();
    weights.forEach(
        (number, weight) ->
            units.put(
                new ActionUnit(number),
                number == 25 || number == 26 ? WHILE_SPEAKING * weight : weight));
    return new EmotionPrototype(emotion, units);
  }

  /** What the unit counts here; 0 if it does not belong to it. */
  public double weight(ActionUnit unit) {
    return weights.getOrDefault(unit, 0.0);
  }
}
