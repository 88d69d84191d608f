package studio.migr.clips.script;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import studio.migr.clips.Emotion;
import studio.migr.clips.head.ActionUnit;
import studio.migr.clips.head.Expression;

/**
 * How an expression comes and goes: onset, apex, offset for each unit. Rises and falls are smooth
 * with their greatest speed in the middle (Schmidt et al. 2003). Onsets take 200 to 900 ms, short
 * for disgust and surprise, long for sadness (Recio et al. 2013); surprise is over within a second
 * (Ekman and Friesen 1975). Upper lid and nose come first, brow and mouth follow (Jack et al.
 * 2014).
 */
final class TimeCourse {
  private record Bump(
      double start, double rise, double hold, double fall, double sway, double phase) {}

  private final Expression apex;
  private final Map<ActionUnit, Bump> bumps = new EnumMap<>(ActionUnit.class);

  TimeCourse(Expression apex, Emotion emotion, double seconds, SplittableRandom random) {
    this.apex = apex;
    double start = seconds * (0.06 + 0.16 * random.nextDouble());
    double rise = rise(emotion) * (0.8 + 0.4 * random.nextDouble());
    double hold = hold(emotion, seconds) * (0.8 + 0.4 * random.nextDouble());
    double fall = 1.6 * rise + 0.25 * random.nextDouble();
    for (ActionUnit unit : ActionUnit.values()) {
      double lag = lag(unit) + 0.05 * random.nextDouble();
      double own = 0.9 + 0.2 * random.nextDouble();
      bumps.put(
          unit,
          new Bump(
              start + lag,
              rise * own,
              hold * (0.9 + 0.2 * random.nextDouble()),
              fall * own,
              0.03 + 0.05 * random.nextDouble(),
              2 * Math.PI * random.nextDouble()));
    }
  }

  private static double rise(Emotion emotion) {
    return switch (emotion) {
      case SURPRISE -> 0.28;
      case DISGUST -> 0.38;
      case FEAR -> 0.36;
      case ANGRY -> 0.48;
      case HAPPY -> 0.50;
      case SAD -> 0.85;
      case NEUTRAL -> 0.4;
    };
  }

  private static double hold(Emotion emotion, double seconds) {
    return switch (emotion) {
      case SURPRISE -> 0.35 * seconds;
      case FEAR, ANGRY, SAD -> 0.6 * seconds;
      case HAPPY, DISGUST, NEUTRAL -> 0.5 * seconds;
    };
  }

  private static double lag(ActionUnit unit) {
    return switch (unit) {
      case AU05, AU09 -> 0;
      case AU01, AU02, AU04, AU12 -> 0.04;
      case AU06, AU07 -> 0.07;
      case AU15, AU17, AU20, AU23, AU24 -> 0.12;
      default -> 0.09;
    };
  }

  Expression at(double time) {
    Map<ActionUnit, Double> now = new EnumMap<>(ActionUnit.class);
    bumps.forEach(
        (unit, bump) -> {
          double most = apex.of(unit);
          if (most > 0) {
            double sway = 1 + bump.sway() * StrictMath.sin(2 * Math.PI * 0.7 * time + bump.phase());
            now.put(unit, most * sway * level(bump, time));
          }
        });
    return Expression.of(now);
  }

  private static double level(Bump bump, double time) {
    double since = time - bump.start();
    double up = smooth(since / bump.rise());
    double down = smooth((since - bump.rise() - bump.hold()) / bump.fall());
    // Faces seldom return to rest within a clip.
    return up * (1 - 0.85 * down);
  }

  /** The smoothest way from 0 to 1: least jerk. */
  static double smooth(double t) {
    double s = Math.clamp(t, 0, 1);
    return s * s * s * (10 - 15 * s + 6 * s * s);
  }
}
