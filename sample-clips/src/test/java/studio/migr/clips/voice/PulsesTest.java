package studio.migr.clips.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import studio.migr.clips.speech.Track;

class PulsesTest {
  private static final double SECONDS = 8;

  @Test
  void aSteadyVoiceHasItsF0() {
    List<Pulse> pulses = pulses(0, 0);
    assertThat(pulses).hasSizeBetween(1595, 1605);
    assertThat(Pulses.f0(pulses, 0.01, 700)).containsOnly(200f);
  }

  @Test
  void jitterAndShimmerAreThoseAskedFor() {
    List<Pulse> pulses = pulses(0.02, 0.08);
    assertThat(meanDifference(pulses, Pulse::period)).isCloseTo(0.02, within(0.002));
    assertThat(meanDifference(pulses, Pulse::amplitude)).isCloseTo(0.08, within(0.008));
  }

  @Test
  void withoutVoiceThereIsNoPulseAndNoF0() {
    Track voice = new Track(2, 0);
    voice.set(0.5, 1.5, 1);
    List<Pulse> pulses = Pulses.of(new Track(2, 100), voice, 0, 0, 2, Chance.of(1, Chance.PULSES));
    assertThat(pulses.getFirst().time()).isCloseTo(0.5, within(0.002));
    assertThat(pulses.getLast().time()).isLessThan(1.5);
    float[] f0 = Pulses.f0(pulses, 0.01, 201);
    assertThat(f0[45]).isZero();
    assertThat(f0[100]).isCloseTo(100, within(0.01f));
    assertThat(f0[155]).isZero();
  }

  private static List<Pulse> pulses(double jitter, double shimmer) {
    return Pulses.of(
        new Track(SECONDS, 200),
        new Track(SECONDS, 1),
        jitter,
        shimmer,
        SECONDS,
        Chance.of(5, Chance.PULSES));
  }

  /** Jitter local, or shimmer local: mean difference of neighbours over the mean. */
  private static double meanDifference(List<Pulse> pulses, ToDoubleFunction<Pulse> quantity) {
    double difference = 0;
    double sum = 0;
    for (int each = 1; each < pulses.size(); each++) {
      double value = quantity.applyAsDouble(pulses.get(each));
      difference += Math.abs(value - quantity.applyAsDouble(pulses.get(each - 1)));
      sum += value;
    }
    return difference / sum;
  }
}
