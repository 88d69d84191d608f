package studio.migr.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TickStepsTest {
  @Test
  void theStepIsTheSmallestRoundOneThatLeavesRoomForLabels() {
    assertThat(TickSteps.labelled(3000.0 / 800, 76)).isEqualTo(500);
    assertThat(TickSteps.labelled(60_000.0 / 800, 76)).isEqualTo(10_000);
    assertThat(TickSteps.labelled(3_600_000.0 / 800, 76)).isEqualTo(600_000);
  }

  @Property
  void labelsNeverTouch(@ForAll @DoubleRange(min = 0.01, max = 10_000) double msPerPixel) {
    assertThat(TickSteps.labelled(msPerPixel, 76) / msPerPixel).isGreaterThanOrEqualTo(75.99);
  }

  @Property
  void smallMarksMeetTheLabelledOnes(@ForAll @DoubleRange(min = 0.1, max = 10_000) double scale) {
    double step = TickSteps.labelled(scale, 76);
    double parts = step / TickSteps.between(step);
    assertThat(parts).isCloseTo(Math.rint(parts), within(1e-9));
  }

  @Test
  void marksBeginAtTheEdgeEvenBeforeZero() {
    assertThat(TickSteps.firstAtOrAfter(-130, 50)).isEqualTo(-100);
    assertThat(TickSteps.firstAtOrAfter(1000, 500)).isEqualTo(1000);
  }
}
