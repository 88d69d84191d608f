package studio.migr.app.player;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockTextTest {
  @Test
  void timesAreWrittenToTheMillisecond() {
    assertThat(ClockText.of(0)).isEqualTo("00:00.000");
    assertThat(ClockText.of(1240)).isEqualTo("00:01.240");
    assertThat(ClockText.of(3_600_000)).isEqualTo("1:00:00.000");
  }

  @Test
  void roundingCarriesOverToTheMinute() {
    assertThat(ClockText.of(59_999.7)).isEqualTo("01:00.000");
  }

  @Test
  void timesBeforeZeroHaveAMinus() {
    assertThat(ClockText.of(-40)).isEqualTo("\u221200:00.040");
    assertThat(ClockText.of(-0.2)).isEqualTo("00:00.000");
  }

  @Test
  void marksHaveNoMoreDecimalsThanTheyNeed() {
    assertThat(ClockText.coarse(75_000, 5000)).isEqualTo("1:15");
    assertThat(ClockText.coarse(1500, 500)).isEqualTo("0:01.5");
    assertThat(ClockText.coarse(1250, 50)).isEqualTo("0:01.25");
    assertThat(ClockText.coarse(1251, 1)).isEqualTo("0:01.251");
    assertThat(ClockText.coarse(660_000, 60_000)).isEqualTo("11:00");
    assertThat(ClockText.coarse(-500, 100)).isEqualTo("\u22120:00.5");
    assertThat(ClockText.coarse(3_600_000, 60_000)).isEqualTo("1:00:00");
  }

  @Test
  void lengthsChangeFromMillisecondsToSeconds() {
    assertThat(ClockText.length(480)).isEqualTo("480 ms");
    assertThat(ClockText.length(2250.4)).isEqualTo("2.250 s");
  }
}
