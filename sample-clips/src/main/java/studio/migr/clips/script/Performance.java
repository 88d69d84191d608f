package studio.migr.clips.script;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import studio.migr.clips.Emotion;
import studio.migr.clips.head.ActionUnit;
import studio.migr.clips.head.Articulation;
import studio.migr.clips.head.Expression;
import studio.migr.clips.head.FacePose;

/**
 * What the face of a clip does over time: its expression, blinks, glances, moves of the head, and
 * the mouth's part in speaking.
 */
public final class Performance {
  private static final double BLINKS_PER_MINUTE = 24; // talking 26, rest 17 (Bentivoglio 1997)

  private final TimeCourse course;
  private final DoubleFunction<Articulation> speech;
  private final List<Double> blinks = new ArrayList<>();
  private final List<Glance> glances = new ArrayList<>();
  private final Sway yaw;
  private final Sway pitch;
  private final Sway roll;
  private final Sway across;
  private final Sway upwards;
  private final Emotion emotion;
  private final double strength;
  private final double leanStart;
  private final int aside;

  private record Glance(double start, double x, double y) {}

  /** Slow moves as the sum of three waves. */
  private record Sway(double size, double[] phases, double[] speeds) {
    static Sway of(double size, SplittableRandom random) {
      double[] phases = new double[3];
      double[] speeds = new double[3];
      for (int each = 0; each < 3; each++) {
        phases[each] = 2 * Math.PI * random.nextDouble();
        speeds[each] = 2 * Math.PI * (0.12 + 0.28 * each + 0.15 * random.nextDouble());
      }
      return new Sway(size, phases, speeds);
    }

    double at(double time) {
      double sum = 0;
      for (int each = 0; each < 3; each++) {
        sum += StrictMath.sin(phases[each] + speeds[each] * time) / (each + 1);
      }
      return size * sum / 1.8;
    }
  }

  /**
   * @param show what the face shows
   * @param speech what speaking does to the mouth at a time in seconds
   */
  public Performance(Show show, double seconds, long seed, DoubleFunction<Articulation> speech) {
    SplittableRandom random = new SplittableRandom(seed ^ 0xFACEL);
    this.speech = speech;
    emotion = show.emotion();
    strength = show.strength();
    course = new TimeCourse(Prototypes.expression(show, random), emotion, seconds, random);
    yaw = Sway.of(3 + 4 * random.nextDouble(), random);
    pitch = Sway.of(2 + 2 * random.nextDouble(), random);
    roll = Sway.of(1.5 + 2 * random.nextDouble(), random);
    across = Sway.of(4, random);
    upwards = Sway.of(2, random);
    leanStart = seconds * (0.08 + 0.15 * random.nextDouble());
    aside = random.nextBoolean() ? 1 : -1;
    double gap = 60 / BLINKS_PER_MINUTE;
    double at = gap * random.nextDouble();
    while (at < seconds) {
      blinks.add(at);
      at += 0.4 + gap * (0.4 + 1.2 * random.nextDouble() * random.nextDouble());
    }
    double look = 0;
    while (look < seconds) {
      boolean camera = random.nextInt(10) < 7;
      glances.add(
          camera
              ? new Glance(look, 2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1)
              : new Glance(look, 24 * random.nextDouble() - 12, 12 * random.nextDouble() - 8));
      look += camera ? 0.8 + 2 * random.nextDouble() : 0.3 + 0.6 * random.nextDouble();
    }
  }

  /** The pose of the face at a time. */
  public FacePose at(double time) {
    Expression face = course.at(time);
    double shut = blink(time);
    if (shut > 0) {
      face = face.with(ActionUnit.AU45, 5 * shut);
    }
    double lean = TimeCourse.smooth((time - leanStart) / 0.6) * strength;
    double[] gaze = gaze(time);
    return new FacePose(
        face,
        speech.apply(time),
        gaze[0],
        gaze[1],
        pitch.at(time) + lean * leanPitch(),
        yaw.at(time) + lean * leanYaw(),
        roll.at(time) + (emotion == Emotion.SAD ? lean * 4 * aside : 0),
        across.at(time),
        upwards.at(time));
  }

  // Back in surprise and fear, down in sadness, forward in anger, away in disgust.
  private double leanPitch() {
    return switch (emotion) {
      case SURPRISE -> 4;
      case FEAR -> 2.5;
      case SAD -> -6;
      case ANGRY -> -3;
      case DISGUST -> 2;
      case HAPPY, NEUTRAL -> 0;
    };
  }

  private double leanYaw() {
    return switch (emotion) {
      case DISGUST -> 7.0 * aside;
      case FEAR -> 3.0 * aside;
      case SAD -> 2.0 * aside;
      case SURPRISE, ANGRY, HAPPY, NEUTRAL -> 0;
    };
  }

  /** How far the lids are shut: down in 90 ms, up in 170 ms. */
  private double blink(double time) {
    double most = 0;
    for (double start : blinks) {
      double since = time - start;
      if (since >= 0 && since < 0.30) {
        double down = TimeCourse.smooth(since / 0.09);
        double up = TimeCourse.smooth((since - 0.12) / 0.17);
        most = Math.max(most, down * (1 - up));
      }
    }
    return most;
  }

  /** Saccades take 21 ms and 2.2 ms a degree (textbook main sequence). */
  private double[] gaze(double time) {
    Glance from = glances.getFirst();
    Glance to = from;
    for (Glance each : glances) {
      if (each.start() <= time) {
        from = to;
        to = each;
      }
    }
    double far = StrictMath.hypot(to.x() - from.x(), to.y() - from.y());
    double share = TimeCourse.smooth((time - to.start()) / (0.021 + 0.0022 * far));
    return new double[] {
      from.x() + (to.x() - from.x()) * share, from.y() + (to.y() - from.y()) * share
    };
  }
}
