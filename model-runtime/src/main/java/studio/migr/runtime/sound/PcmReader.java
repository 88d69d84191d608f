package studio.migr.runtime.sound;

import java.nio.file.Path;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.MediaException;

/**
 * Samples of one audio stream in the wanted rate and channels, exact by time.
 *
 * <p>Belongs to one thread at a time and owns native memory until closed.
 */
public final class PcmReader implements AutoCloseable {
  private PcmReader() {}

  /**
   * @param track a stream of {@code file}
   * @param sampleRate wanted samples a second
   * @param channels wanted number of channels
   * @throws MediaException if the stream cannot be opened
   */
  public static PcmReader open(Path file, AudioTrack track, int sampleRate, int channels)
      throws MediaException {
    throw new UnsupportedOperationException();
  }

  /**
   * Moves so that the next sample read is the one nearest to {@code ms}; a time outside the sound
   * moves to its nearest end.
   *
   * @param ms time on the container's clock, in milliseconds
   * @throws MediaException if the file is gone or damaged
   */
  public void seek(double ms) throws MediaException {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads until {@code interleaved} is full or the sound ends.
   *
   * @param interleaved gets the samples, channel by channel for each instant, full scale ±1
   * @return the number of instants (samples of each channel) read; 0 only at the end
   * @throws MediaException if the file is gone or damaged
   */
  public int read(float[] interleaved) throws MediaException {
    throw new UnsupportedOperationException();
  }

  /** Time of the next sample on the container's clock, in milliseconds. */
  public double positionMs() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
