package studio.migr.runtime.sound;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.MediaException;

/** Waveform columns from the samples themselves, for zooms deeper than the pyramid. */
public final class RawColumns {
  private static final double MILLIS = 1000;
  private static final double LONGEST_MS = 60_000;

  private RawColumns() {}

  /**
   * Decodes the range and folds it into columns; where a column is narrower than a sample it shows
   * the sample it lies in. Call it off the UI thread and for short ranges only.
   *
   * @param fromMs left edge on the container's clock, in milliseconds
   * @param toMs right edge, greater than {@code fromMs}
   * @param width number of pixel columns
   * @throws IllegalArgumentException if the range is longer than a minute
   * @throws MediaException if the file is gone or damaged
   */
  public static PeakColumns read(Path file, AudioTrack track, double fromMs, double toMs, int width)
      throws MediaException {
    if (!(toMs - fromMs <= LONGEST_MS)) {
      throw new IllegalArgumentException("too long for single samples: " + fromMs + ".." + toMs);
    }
    double samplesPerMs = track.sampleRate() / MILLIS;
    double left = (fromMs - track.startMs()) * samplesPerMs;
    double step = (toMs - fromMs) * samplesPerMs / width;
    long first = (long) Math.max(0, Math.floor(left));
    long end = (long) Math.max(first, Math.ceil(left + width * step));
    float[] samples = samples(file, track, first, end);
    // The finest level of a pyramid whose bins are single samples.
    PeakFolder folder = new PeakFolder(track.channels(), samples.length / track.channels());
    folder.add(samples);
    PeakLevel level = folder.finish();
    PeakSpan span = new PeakSpan(List.of(level), 1);
    PeakColumns columns = new PeakColumns(new float[width], new float[width], new float[width]);
    for (int column = 0; column < width; column++) {
      double from = Math.floor(left + column * step) - first;
      double to = Math.ceil(left + (column + 1) * step) - first;
      span.measure(
          (int) Math.clamp(from, 0.0, level.size()), (int) Math.clamp(to, 0.0, level.size()));
      columns.min()[column] = span.min();
      columns.max()[column] = span.max();
      columns.rms()[column] = span.rms();
    }
    return columns;
  }

  private static float[] samples(Path file, AudioTrack track, long first, long end)
      throws MediaException {
    try (SoundDecoder decoder = SoundDecoder.open(file, track, track.channels())) {
      decoder.seek(first);
      float[] samples = new float[Math.toIntExact((end - first) * track.channels())];
      int filled = 0;
      while (filled < samples.length) {
        SampleBlock block = decoder.next();
        if (block == null) {
          break;
        }
        int length = Math.min(block.samples().length, samples.length - filled);
        System.arraycopy(block.samples(), 0, samples, filled, length);
        filled += length;
      }
      return Arrays.copyOf(samples, filled);
    }
  }
}
