package studio.migr.runtime.sound;

import java.nio.file.Path;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.MediaException;

/** Waveform columns from the samples themselves, for zooms deeper than the pyramid. */
public final class RawColumns {
  private RawColumns() {}

  /**
   * Decodes the range and folds it into columns; where a column is narrower than a sample it shows
   * the sample it lies in. Call it off the UI thread and for short ranges only.
   *
   * @param startMs left edge on the container's clock, in milliseconds
   * @param endMs right edge, greater than {@code startMs}
   * @param width number of pixel columns
   * @throws MediaException if the file is gone or damaged
   */
  public static PeakColumns read(
      Path file, AudioTrack track, double startMs, double endMs, int width) throws MediaException {
    throw new UnsupportedOperationException();
  }
}
