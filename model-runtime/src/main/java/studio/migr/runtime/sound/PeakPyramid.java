package studio.migr.runtime.sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.work.Work;

/**
 * The lowest, highest and mean-square level of a sound over all its channels, at every zoom.
 * Immutable.
 *
 * <p>The finest level has a bin for every {@value #BIN_SAMPLES} samples at the coded rate; each
 * further level joins {@value #FACTOR} bins.
 */
public final class PeakPyramid {
  /** Samples (of each channel) in one bin of the finest level. */
  public static final int BIN_SAMPLES = 256;

  private static final Logger LOG = LoggerFactory.getLogger(PeakPyramid.class);
  private static final int FACTOR = 4;
  private static final double MILLIS = 1000;
  // What a header may promise without our making room for it beforehand: four hours at 48 kHz.
  private static final int MOST_EXPECTED_BINS = 2_700_000;

  private final int sampleRate;
  private final double startMs;
  private final long samples;
  private final List<PeakLevel> levels;

  /**
   * @param samples how many samples of each channel the levels span
   */
  PeakPyramid(int sampleRate, double startMs, long samples, PeakLevel finest) {
    this.sampleRate = sampleRate;
    this.startMs = startMs;
    this.samples = samples;
    List<PeakLevel> all = new ArrayList<>();
    all.add(finest);
    while (all.getLast().size() > 1) {
      all.add(all.getLast().coarser(FACTOR));
    }
    this.levels = List.copyOf(all);
  }

  /**
   * Decodes the whole stream once. Memory: 16 bytes for every {@value #BIN_SAMPLES} samples, that
   * is 11 MB for an hour at 48 kHz.
   *
   * @param work progress in milliseconds of sound
   * @throws MediaException if the stream cannot be read at all
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static PeakPyramid build(Path file, AudioTrack track, Work work) throws MediaException {
    try (SoundDecoder decoder = SoundDecoder.open(file, track, track.channels())) {
      double expected = track.durationMs() / MILLIS * track.sampleRate() / BIN_SAMPLES + 2;
      PeakFolder folder =
          new PeakFolder(
              BIN_SAMPLES * track.channels(), (int) Math.clamp(expected, 2, MOST_EXPECTED_BINS));
      long total = Math.round(track.durationMs());
      int blocks = 0;
      for (SampleBlock block = decoder.next(); block != null; block = decoder.next()) {
        folder.add(block.samples());
        if (blocks++ % 64 == 0) {
          work.check();
          long done = (long) (block.position() * MILLIS / track.sampleRate());
          work.progress(Math.min(done, total), total);
        }
      }
      work.progress(total, total);
      long samples = folder.values() / track.channels();
      return new PeakPyramid(track.sampleRate(), track.startMs(), samples, folder.finish());
    }
  }

  /**
   * Reads the pyramid from {@code cacheFile}, or builds and stores it there. A damaged or foreign
   * cache is built anew; a cache that cannot be written is no failure.
   *
   * @param cacheFile a place for this file's content alone; its folder is created if missing
   * @throws MediaException if it must be built and the stream cannot be read at all
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static PeakPyramid openOrBuild(Path file, AudioTrack track, Path cacheFile, Work work)
      throws MediaException {
    long fileSize = sizeOf(file);
    Optional<PeakPyramid> cached = PeakCache.read(cacheFile, track, fileSize);
    if (cached.isPresent()) {
      return cached.get();
    }
    PeakPyramid built = build(file, track, work);
    try {
      PeakCache.write(cacheFile, track, fileSize, built);
    } catch (IOException e) {
      LOG.warn("peaks of {} could not be kept in {}: {}", file, cacheFile, e.toString());
    }
    return built;
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return -1; // opening the file says why
    }
  }

  List<PeakLevel> levels() {
    return levels;
  }

  /** Time of the first sample on the container's clock, in milliseconds. */
  public double startMs() {
    return startMs;
  }

  /** Length of the decoded sound, in milliseconds. */
  public double durationMs() {
    return samples * MILLIS / sampleRate;
  }

  long samples() {
    return samples;
  }

  /**
   * The waveform between two times, each column over all the finest bins that it touches. The cost
   * depends on {@code width}, hardly on the range.
   *
   * @param fromMs left edge on the container's clock, in milliseconds
   * @param toMs right edge, greater than {@code fromMs}
   * @param width number of pixel columns
   */
  public PeakColumns columns(double fromMs, double toMs, int width) {
    PeakColumns columns = new PeakColumns(new float[width], new float[width], new float[width]);
    double binsPerMs = sampleRate / (MILLIS * BIN_SAMPLES);
    double left = (fromMs - startMs) * binsPerMs;
    double step = (toMs - fromMs) * binsPerMs / width;
    int bins = levels.getFirst().size();
    double soundEnd = (double) samples / BIN_SAMPLES;
    PeakSpan span = new PeakSpan(levels, FACTOR);
    for (int column = 0; column < width; column++) {
      double from = left + column * step;
      double to = left + (column + 1) * step;
      // Clamped as floating point: far outside the sound they would not fit into an int.
      int first = (int) Math.clamp(Math.floor(from), 0.0, bins);
      int end = from < soundEnd ? (int) Math.clamp(Math.ceil(to), 0.0, bins) : first;
      span.measure(first, end);
      columns.min()[column] = span.min();
      columns.max()[column] = span.max();
      columns.rms()[column] = span.rms();
    }
    return columns;
  }

  /**
   * Whether columns of this many milliseconds are finer than the pyramid: then {@link
   * RawColumns#read} draws the single samples.
   */
  public boolean isTooCoarseFor(double msPerColumn) {
    return msPerColumn * sampleRate < BIN_SAMPLES * MILLIS;
  }
}
