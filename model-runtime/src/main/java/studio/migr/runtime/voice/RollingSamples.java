package studio.migr.runtime.voice;

import java.util.Arrays;
import studio.migr.runtime.media.MediaException;

/**
 * The part of a recording that is being looked at. Moves forward only, so that a recording of any
 * length needs little memory.
 */
final class RollingSamples {
  private static final int BLOCK = 4096;

  private final Recording recording;
  private final float[] block = new float[BLOCK];
  private float[] samples = new float[8 * BLOCK];
  private long start;
  private int filled;
  private boolean ended;

  /** From the recording's first sample on. */
  RollingSamples(Recording recording) throws MediaException {
    this.recording = recording;
    recording.rewind();
  }

  /**
   * Brings the samples from {@code from} up to {@code to}, as far as the recording reaches, and
   * lets those before {@code from} go.
   */
  void hold(long from, long to) throws MediaException {
    while (end() < to && !ended) {
      int count = recording.read(block);
      ended = count < BLOCK;
      drop(from);
      if (filled + count > samples.length) {
        samples = Arrays.copyOf(samples, Math.max(2 * samples.length, filled + count));
      }
      for (int i = 0; i < count; i++) {
        // What is no number, or beyond any sound, must not spoil what lies around it.
        samples[filled + i] = Math.abs(block[i]) < 1e6f ? block[i] : 0;
      }
      filled += count;
    }
  }

  private void drop(long from) {
    int gone = (int) Math.clamp(from - start, 0, filled);
    if (gone > 0) {
      System.arraycopy(samples, gone, samples, 0, filled - gone);
      start += gone;
      filled -= gone;
    }
  }

  /** Position after the last sample that is there. */
  long end() {
    return start + filled;
  }

  /** Whether {@link #end} is the end of the recording. */
  boolean ended() {
    return ended;
  }

  /**
   * Fills {@code window} with the samples around {@code centre}. Near an end of the recording it is
   * the nearest full window; a recording shorter than that is followed by silence.
   *
   * @return position of the first sample in the window
   */
  long around(long centre, float[] window) {
    long first = Math.max(0, Math.min(centre - window.length / 2, end() - window.length));
    copy(first, window);
    return first;
  }

  /** Fills {@code target} from {@code first} on, with silence where there are no samples. */
  void copy(long first, float[] target) {
    int from = (int) Math.clamp(start - first, 0, target.length);
    int to = (int) Math.clamp(end() - first, from, target.length);
    Arrays.fill(target, 0, from, 0);
    System.arraycopy(samples, (int) (first + from - start), target, from, to - from);
    Arrays.fill(target, to, target.length, 0);
  }
}
