package studio.migr.runtime.sound;

import java.nio.file.Path;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.work.Work;

/** The lowest, highest and mean-square level of a sound, at every zoom. Immutable. */
public final class PeakPyramid {
  private PeakPyramid() {}

  /**
   * Decodes the whole stream once, in memory that grows with 0.3 % of its samples.
   *
   * @param work progress in milliseconds of sound
   * @throws MediaException if the stream cannot be read at all
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static PeakPyramid build(Path file, AudioTrack track, Work work) throws MediaException {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads the pyramid from {@code cacheFile}, or builds and stores it there. A damaged or foreign
   * cache is built anew; a cache that cannot be written is no failure.
   *
   * @throws MediaException if it must be built and the stream cannot be read at all
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static PeakPyramid openOrBuild(Path file, AudioTrack track, Path cacheFile, Work work)
      throws MediaException {
    throw new UnsupportedOperationException();
  }

  /**
   * The waveform between two times, at a cost that depends on {@code width} only.
   *
   * @param startMs left edge on the container's clock, in milliseconds
   * @param endMs right edge, greater than {@code startMs}
   * @param width number of pixel columns
   */
  public PeakColumns columns(double startMs, double endMs, int width) {
    throw new UnsupportedOperationException();
  }

  /**
   * Whether columns of this many milliseconds are finer than the pyramid: then {@link
   * RawColumns#read} draws the single samples.
   */
  public boolean isTooCoarseFor(double msPerColumn) {
    throw new UnsupportedOperationException();
  }
}
