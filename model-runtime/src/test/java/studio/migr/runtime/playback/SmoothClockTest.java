package studio.migr.runtime.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SmoothClockTest {
  private static final int RATE = 48_000;
  private static final long MILLI = 1_000_000;

  @Test
  void runsEvenlyBetweenTheCoarseStepsOfADevice() {
    SmoothClock clock = new SmoothClock(RATE);
    double before = 0;
    // A device that reports in steps of 40 ms, asked every 10 ms; drawn every 5 ms.
    for (int ms = 0; ms <= 5000; ms += 5) {
      if (ms % 10 == 0) {
        clock.report(ms / 40 * 40 * 48L, ms * 48L + 4800, ms * MILLI);
      }
      double now = clock.at(ms * MILLI);
      if (ms > 500) {
        assertThat(now - before).isBetween(4.0 * 48, 6.0 * 48);
        assertThat(now / 48).isCloseTo(ms - 20, within(20.0));
      }
      before = now;
    }
  }

  @Test
  void neverPassesWhatWasWritten() {
    SmoothClock clock = new SmoothClock(RATE);
    clock.report(480, 960, 0);

    assertThat(clock.at(10_000 * MILLI)).isEqualTo(960);
  }

  @Test
  void neverGoesBackWhenTheDeviceDoes() {
    SmoothClock clock = new SmoothClock(RATE);
    clock.report(48_000, 96_000, 0);
    clock.report(48_000, 96_000, 500 * MILLI);
    double shown = clock.at(500 * MILLI);

    clock.report(40_000, 96_000, 501 * MILLI);

    assertThat(clock.at(501 * MILLI)).isGreaterThanOrEqualTo(shown);
    assertThat(clock.at(601 * MILLI)).isGreaterThanOrEqualTo(shown);
  }

  @Test
  void standsStillUntilTheDeviceBegins() {
    SmoothClock clock = new SmoothClock(RATE);
    clock.report(0, 4800, 0);

    assertThat(clock.at(80 * MILLI)).isZero();
  }

  @Test
  void jumpsAheadAfterAStall() {
    SmoothClock clock = new SmoothClock(RATE);
    clock.report(480, 4800, 0);

    clock.report(48_000, 52_800, 1000 * MILLI);

    assertThat(clock.at(1000 * MILLI)).isEqualTo(48_000);
  }
}
