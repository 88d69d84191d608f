package studio.migr.runtime.sound;

import java.math.BigInteger;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.MediaException;

/**
 * Samples of one audio stream in the wanted rate and channels, exact by time: what is read after a
 * seek is what a straight read brings there.
 *
 * <p>Sample n lies at {@code track.startMs() + n × 1000 / sampleRate} on the container's clock;
 * gaps in the stream are silence. One channel from many is their mean, many from one are its
 * copies.
 *
 * <p>Belongs to one thread at a time and owns native memory until closed.
 */
public final class PcmReader implements AutoCloseable {
  private static final double MILLIS = 1000;
  private static final float[] NOTHING = {};

  private final AudioTrack track;
  private final int sampleRate;
  private final int channels;
  private final SoundDecoder decoder;
  private final @Nullable Resampler resampler;
  // Every up-th sample out is at the time of a down-th sample in.
  private final int up;
  private final int down;
  private float[] block = NOTHING;
  private int taken;
  private long skip;
  private long position;
  private boolean ended;
  private boolean closed;

  private PcmReader(AudioTrack track, int sampleRate, int channels, SoundDecoder decoder) {
    this.track = track;
    this.sampleRate = sampleRate;
    this.channels = channels;
    this.decoder = decoder;
    this.resampler =
        sampleRate == track.sampleRate()
            ? null
            : new Resampler(track.sampleRate(), sampleRate, channels);
    int common =
        BigInteger.valueOf(sampleRate).gcd(BigInteger.valueOf(track.sampleRate())).intValue();
    this.up = sampleRate / common;
    this.down = track.sampleRate() / common;
  }

  /**
   * @param track a stream of {@code file}
   * @param sampleRate wanted samples a second
   * @param channels wanted number of channels
   * @throws MediaException if the stream cannot be opened
   */
  public static PcmReader open(Path file, AudioTrack track, int sampleRate, int channels)
      throws MediaException {
    return new PcmReader(track, sampleRate, channels, SoundDecoder.open(file, track, channels));
  }

  /**
   * Moves so that the next sample read is the one nearest to {@code ms}; a time before the sound
   * moves to its start, and after a time beyond it nothing is read.
   *
   * @param ms time on the container's clock, in milliseconds
   * @throws MediaException if the file is gone or damaged
   */
  public void seek(double ms) throws MediaException {
    long target = Math.max(0, Math.round((ms - track.startMs()) * sampleRate / MILLIS));
    block = NOTHING;
    taken = 0;
    ended = false;
    position = target;
    if (resampler == null) {
      decoder.seek(target);
      skip = 0;
    } else {
      // Start at an instant that both rates share, early enough for the filter to settle.
      long before = target * down / up - resampler.reach();
      long steps = Math.max(0, before / down);
      decoder.seek(steps * down);
      resampler.reset();
      skip = target - steps * up;
    }
  }

  /**
   * Reads until {@code interleaved} is full or the sound ends.
   *
   * @param interleaved gets the samples, channel by channel for each instant, full scale ±1
   * @return the number of instants (samples of each channel) read; 0 only at the end
   * @throws MediaException if the file is gone or damaged
   */
  public int read(float[] interleaved) throws MediaException {
    int wanted = interleaved.length / channels * channels;
    int filled = 0;
    while (filled < wanted && fill()) {
      int length = Math.min(wanted - filled, block.length - taken);
      System.arraycopy(block, taken, interleaved, filled, length);
      taken += length;
      filled += length;
    }
    position += filled / channels;
    return filled / channels;
  }

  /** Makes sure that there is something in the block; false at the end of the sound. */
  private boolean fill() throws MediaException {
    while (taken >= block.length) {
      if (ended) {
        return false;
      }
      SampleBlock next = decoder.next();
      ended = next == null;
      if (resampler != null) {
        block = resampler.convert(next == null ? null : next.samples());
      } else {
        block = next == null ? NOTHING : next.samples();
      }
      taken = (int) Math.min(block.length, skip * channels);
      skip -= taken / channels;
    }
    return true;
  }

  /** Time of the next sample on the container's clock, in milliseconds. */
  public double positionMs() {
    return track.startMs() + position * MILLIS / sampleRate;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      decoder.close();
      if (resampler != null) {
        resampler.close();
      }
    }
  }
}
