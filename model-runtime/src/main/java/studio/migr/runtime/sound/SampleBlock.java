package studio.migr.runtime.sound;

import java.util.Arrays;

/**
 * A run of samples at the coded rate.
 *
 * @param position index of the first, from the track's start; may be negative
 * @param samples interleaved
 */
record SampleBlock(long position, float[] samples) {

  int frames(int channels) {
    return samples.length / channels;
  }

  /** Index of the sample after the last. */
  long end(int channels) {
    return position + frames(channels);
  }

  /** What is left of it from sample {@code start} on. */
  SampleBlock from(long start, int channels) {
    if (start <= position) {
      return this;
    }
    int cut = (int) Math.min(frames(channels), start - position) * channels;
    return new SampleBlock(start, Arrays.copyOfRange(samples, cut, samples.length));
  }
}
