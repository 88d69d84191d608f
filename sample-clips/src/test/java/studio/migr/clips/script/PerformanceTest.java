package studio.migr.clips.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import studio.migr.clips.Emotion;
import studio.migr.clips.head.ActionUnit;
import studio.migr.clips.head.Articulation;
import studio.migr.clips.head.FacePose;

/** What a face does over a clip. */
class PerformanceTest {
  private static Performance of(Show show, long seed) {
    return new Performance(show, 3, seed, _ -> Articulation.SILENT);
  }

  @Test
  void anExpressionBeginsAtRestAndRisesWithoutAJump() {
    for (long seed = 0; seed < 40; seed++) {
      Performance acting = of(Show.only(Emotion.SURPRISE, 1), seed);
      assertThat(acting.at(0).expression().of(ActionUnit.AU01)).isZero();
      double most = 0;
      double before = 0;
      for (int step = 0; step <= 300; step++) {
        double now = acting.at(step / 100.0).expression().of(ActionUnit.AU01);
        assertThat(Math.abs(now - before)).as("in 10 ms").isLessThan(0.6);
        before = now;
        most = Math.max(most, now);
      }
      assertThat(most).isGreaterThan(3);
    }
  }

  @Test
  void aNeutralFaceOnlyBlinks() {
    int blinks = 0;
    for (long seed = 0; seed < 40; seed++) {
      Performance acting = of(Show.NOTHING, seed);
      for (int step = 0; step < 75; step++) {
        FacePose pose = acting.at(step / 25.0);
        for (ActionUnit unit : ActionUnit.values()) {
          if (unit == ActionUnit.AU45) {
            blinks += pose.expression().of(unit) > 4 ? 1 : 0;
          } else {
            assertThat(pose.expression().of(unit)).isZero();
          }
        }
      }
    }
    assertThat(blinks).as("frames with shut eyes in two minutes").isBetween(20, 250);
  }

  @Test
  void fearLowersTheBrowsAndStretchesTheLipsAndSurpriseDoesNot() {
    assertThat(most(Emotion.FEAR, ActionUnit.AU04)).isGreaterThan(1.5);
    assertThat(most(Emotion.FEAR, ActionUnit.AU20)).isGreaterThan(2);
    assertThat(most(Emotion.SURPRISE, ActionUnit.AU04)).isZero();
    assertThat(most(Emotion.SURPRISE, ActionUnit.AU20)).isZero();
  }

  /** Mean over people of the greatest intensity. */
  private static double most(Emotion emotion, ActionUnit unit) {
    double sum = 0;
    for (long seed = 0; seed < 30; seed++) {
      Performance acting = of(Show.only(emotion, 1), seed);
      double most = 0;
      for (int step = 0; step < 75; step++) {
        most = Math.max(most, acting.at(step / 25.0).expression().of(unit));
      }
      sum += most / 30;
    }
    return sum;
  }
}
