package studio.migr.clips.script;

import static studio.migr.clips.head.ActionUnit.AU01;
import static studio.migr.clips.head.ActionUnit.AU02;
import static studio.migr.clips.head.ActionUnit.AU04;
import static studio.migr.clips.head.ActionUnit.AU05;
import static studio.migr.clips.head.ActionUnit.AU06;
import static studio.migr.clips.head.ActionUnit.AU07;
import static studio.migr.clips.head.ActionUnit.AU09;
import static studio.migr.clips.head.ActionUnit.AU10;
import static studio.migr.clips.head.ActionUnit.AU12;
import static studio.migr.clips.head.ActionUnit.AU14;
import static studio.migr.clips.head.ActionUnit.AU15;
import static studio.migr.clips.head.ActionUnit.AU17;
import static studio.migr.clips.head.ActionUnit.AU20;
import static studio.migr.clips.head.ActionUnit.AU23;
import static studio.migr.clips.head.ActionUnit.AU24;
import static studio.migr.clips.head.ActionUnit.AU25;
import static studio.migr.clips.head.ActionUnit.AU26;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import studio.migr.clips.Emotion;
import studio.migr.clips.head.ActionUnit;
import studio.migr.clips.head.Expression;

/**
 * Which units show an emotion, and in which share of people: Du, Tao and Martinez 2014 (230
 * posers), with EMFACS (Ekman and Friesen) for what their table leaves out. Not every expression is
 * the full prototype: units are drawn at these rates.
 */
final class Prototypes {
  private record Part(ActionUnit unit, double share, double intensity) {}

  private static final Map<Emotion, List<Part>> PARTS = new EnumMap<>(Emotion.class);

  static {
    PARTS.put(
        Emotion.HAPPY,
        List.of(
            new Part(AU12, 1, 4.2),
            new Part(AU25, 0.9, 3.2),
            new Part(AU06, 0.75, 3.6),
            new Part(AU26, 0.2, 1.2),
            new Part(AU14, 0.1, 1.5)));
    PARTS.put(
        Emotion.SAD,
        List.of(
            new Part(AU04, 0.85, 3.0),
            new Part(AU15, 0.9, 3.8),
            new Part(AU01, 0.75, 3.6),
            new Part(AU17, 0.6, 2.8),
            new Part(AU06, 0.3, 1.6)));
    PARTS.put(
        Emotion.SURPRISE,
        List.of(
            new Part(AU01, 1, 4.0),
            new Part(AU02, 1, 4.2),
            new Part(AU25, 0.95, 4.0),
            new Part(AU26, 0.95, 4.0),
            new Part(AU05, 0.7, 3.6)));
    PARTS.put(
        Emotion.FEAR,
        List.of(
            new Part(AU01, 1, 4.0),
            new Part(AU04, 0.95, 3.2),
            new Part(AU20, 0.95, 4.2),
            new Part(AU25, 0.95, 3.2),
            new Part(AU05, 0.7, 4.0),
            new Part(AU02, 0.57, 2.8),
            new Part(AU26, 0.33, 2.0),
            new Part(AU07, 0.4, 2.0)));
    PARTS.put(
        Emotion.ANGRY,
        List.of(
            new Part(AU04, 1, 4.4),
            new Part(AU07, 0.9, 3.6),
            new Part(AU24, 0.75, 3.6),
            new Part(AU17, 0.5, 2.4),
            new Part(AU23, 0.35, 3.2),
            new Part(AU10, 0.26, 2.0),
            new Part(AU05, 0.3, 2.0)));
    PARTS.put(
        Emotion.DISGUST,
        List.of(
            new Part(AU09, 0.95, 4.0),
            new Part(AU10, 0.9, 3.6),
            new Part(AU17, 0.8, 2.8),
            new Part(AU04, 0.31, 2.4),
            new Part(AU24, 0.26, 2.0),
            new Part(AU15, 0.2, 2.0)));
    PARTS.put(Emotion.NEUTRAL, List.of());
  }

  private Prototypes() {}

  /** One person's expression of what a face shows, at its strongest. */
  static Expression expression(Show show, SplittableRandom random) {
    Expression first = of(show.emotion(), show.strength(), random);
    Expression second = of(show.other(), show.strength(), random);
    return first.times(1 - show.share()).plus(second.times(show.share()));
  }

  private static Expression of(Emotion emotion, double strength, SplittableRandom random) {
    Map<ActionUnit, Double> units = new EnumMap<>(ActionUnit.class);
    for (Part part : PARTS.getOrDefault(emotion, List.of())) {
      double drawn = random.nextDouble();
      double personal = 0.82 + 0.36 * random.nextDouble();
      if (drawn < part.share()) {
        units.put(part.unit(), part.intensity() * personal * (0.25 + 0.85 * strength));
      }
    }
    return strength == 0 ? Expression.NEUTRAL : Expression.of(units);
  }
}
