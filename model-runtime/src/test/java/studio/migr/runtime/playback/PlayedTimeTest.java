package studio.migr.runtime.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlayedTimeTest {
  private static final long MILLI = 1_000_000;

  @Test
  void advancesBySpeedTimesWhatWasPlayed() {
    PlayedTime time = new PlayedTime(3, 48_000, 0.25);
    time.beginLap(0, 1000, 9000);
    time.report(48_000, 96_000, 0);

    Moment moment = time.at(0);

    assertThat(moment.generation()).isEqualTo(3);
    assertThat(moment.ms()).isCloseTo(1250, within(1e-6));
  }

  @Test
  void countsTheLapsOfALoop() {
    PlayedTime time = new PlayedTime(1, 48_000, 1);
    time.beginLap(0, 300, 500);
    time.beginLap(9_600, 200, 500);
    time.beginLap(24_000, 200, 500);
    time.report(9_599, 48_000, 0);
    assertThat(time.at(0).lap()).isZero();
    assertThat(time.at(0).ms()).isCloseTo(500, within(0.1));

    time.report(24_000 + 48, 48_000, MILLI);

    assertThat(time.at(MILLI).lap()).isEqualTo(2);
    assertThat(time.at(MILLI).ms()).isCloseTo(201, within(1e-6));
  }

  @Test
  void staysAtTheEndOfItsStretch() {
    PlayedTime time = new PlayedTime(1, 48_000, 1);
    time.beginLap(0, 0, 100);
    time.report(48_000, 48_000, 0);

    assertThat(time.at(0).ms()).isEqualTo(100);
  }
}
