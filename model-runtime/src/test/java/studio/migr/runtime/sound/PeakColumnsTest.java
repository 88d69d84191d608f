package studio.migr.runtime.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class PeakColumnsTest {
  private static final int RATE = 8000;
  private static final int BIN = PeakPyramid.BIN_SAMPLES;

  @Property(tries = 200)
  void everyColumnSpansTheBinsItTouches(
      @ForAll @IntRange(min = 1, max = 40_000) int samples,
      @ForAll @DoubleRange(min = -2000, max = 9000) double from,
      @ForAll @DoubleRange(min = 0.1, max = 12_000) double length,
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll long seed) {
    float[] sound = sound(samples, seed);
    PeakFolder folder = new PeakFolder(BIN, 1);
    folder.add(sound);
    PeakPyramid pyramid = new PeakPyramid(RATE, 250, samples, folder.finish());

    PeakColumns columns = pyramid.columns(from, from + length, width);

    double left = (from - 250) * RATE / 1000 / BIN;
    double step = length * RATE / 1000 / BIN / width;
    for (int column = 0; column < width; column++) {
      long first = (long) Math.floor(left + column * step) * BIN;
      long end = (long) Math.ceil(left + (column + 1) * step) * BIN;
      boolean beyond = (left + column * step) * BIN >= samples;
      check(columns, column, sound, first, beyond ? first : end);
    }
  }

  private static void check(PeakColumns columns, int column, float[] sound, long first, long end) {
    float min = Float.MAX_VALUE;
    float max = -Float.MAX_VALUE;
    double bins = 0;
    double squares = 0;
    for (int bin = 0; bin * BIN < sound.length; bin++) {
      if (bin * BIN >= first && bin * BIN < end) {
        int stop = Math.min(sound.length, (bin + 1) * BIN);
        double square = 0;
        for (int k = bin * BIN; k < stop; k++) {
          min = Math.min(min, sound[k]);
          max = Math.max(max, sound[k]);
          square += sound[k] * sound[k];
        }
        squares += square / (stop - bin * BIN);
        bins++;
      }
    }
    assertThat(columns.min()[column]).isEqualTo(bins == 0 ? 0 : min);
    assertThat(columns.max()[column]).isEqualTo(bins == 0 ? 0 : max);
    float rms = bins == 0 ? 0 : (float) Math.sqrt(squares / bins);
    assertThat(columns.rms()[column]).isCloseTo(rms, within(1e-4f));
  }

  private static float[] sound(int samples, long seed) {
    Random random = new Random(seed);
    float[] sound = new float[samples];
    float loudness = 1;
    for (int k = 0; k < samples; k++) {
      if (k % 1000 == 0) {
        loudness = random.nextFloat();
      }
      sound[k] = (random.nextFloat() * 2 - 1) * loudness;
    }
    return sound;
  }
}
