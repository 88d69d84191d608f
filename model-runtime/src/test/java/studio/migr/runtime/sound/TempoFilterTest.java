package studio.migr.runtime.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TempoFilterTest {
  private static final int RATE = 48_000;
  private static final int SECONDS = 3;

  @ParameterizedTest
  @ValueSource(doubles = {0.25, 0.4, 0.5, 0.75, 1.25, 2})
  void scalesTheLengthAndKeepsThePitch(double tempo) {
    WavFile.Wave tone = WavFile.tone(440, RATE, 0.5);
    float[] played = {};
    try (TempoFilter filter = new TempoFilter(RATE, 2, tempo)) {
      for (int block = 0; block < SECONDS * 100; block++) {
        float[] samples = new float[RATE / 100 * 2];
        for (int k = 0; k < samples.length; k++) {
          samples[k] = tone.at(k % 2, (long) block * RATE / 100 + k / 2);
        }
        played = join(played, filter.convert(samples));
      }
      played = join(played, filter.convert(null));
    }

    double seconds = played.length / 2.0 / RATE;
    assertThat(seconds).isCloseTo(SECONDS / tempo, within(0.1));
    assertThat(hertz(played)).isCloseTo(440, within(4.0));
  }

  /** Frequency of the left channel's middle half, from its upward zero crossings. */
  static double hertz(float[] stereo) {
    int crossings = 0;
    int first = -1;
    int last = -1;
    for (int k = stereo.length / 8; k < stereo.length * 3 / 8; k++) {
      if (stereo[2 * k] < 0 && stereo[2 * k + 2] >= 0) {
        crossings++;
        first = first < 0 ? k : first;
        last = k;
      }
    }
    return (crossings - 1) * (double) RATE / (last - first);
  }

  private static float[] join(float[] first, float[] second) {
    float[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
