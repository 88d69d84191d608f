package studio.migr.app.timeline;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.sound.PeakColumns;
import studio.migr.runtime.sound.PeakPyramid;
import studio.migr.runtime.sound.RawColumns;

/**
 * Columns of the waveform at any zoom: at once from the peaks, and where those are too coarse, a
 * moment later from the samples. Of several requests in a row only the newest is read. Lives on the
 * JavaFX thread.
 */
public final class WaveformSource {
  private static final Logger LOG = LoggerFactory.getLogger(WaveformSource.class);

  private record Request(double startMs, double endMs, int width) {}

  private record Sound(Path file, AudioTrack track, PeakPyramid peaks, double peak) {}

  private final ExecutorService reader = reader();
  private final AtomicInteger newest = new AtomicInteger();
  private final ReadOnlyIntegerWrapper finer = new ReadOnlyIntegerWrapper();

  private @Nullable Sound sound;
  private @Nullable Request asked;
  private @Nullable Request read;
  private @Nullable PeakColumns columns;

  void open(Path file, AudioTrack track, PeakPyramid peaks) {
    close();
    double endMs = track.startMs() + Math.max(1, track.durationMs());
    PeakColumns all = peaks.columns(track.startMs(), endMs, 1);
    sound = new Sound(file, track, peaks, Math.max(-all.min()[0], all.max()[0]));
  }

  /** The loudest sample of the clip, 0..1; 0 without a sound. */
  public double peak() {
    Sound now = sound;
    return now == null ? 0 : now.peak;
  }

  void close() {
    newest.incrementAndGet();
    sound = null;
    asked = null;
    read = null;
    columns = null;
  }

  /** Changes when finer columns than those handed out last are ready. */
  public ReadOnlyIntegerProperty finerProperty() {
    return finer.getReadOnlyProperty();
  }

  /** One entry for each pixel column; none while there is no sound to draw. */
  public Optional<PeakColumns> columns(TimeWindow window, int width) {
    Sound now = sound;
    if (now == null || width <= 0) {
      return Optional.empty();
    }
    if (now.peaks.isTooCoarseFor(window.lengthMs() / width)) {
      Request request = new Request(window.startMs(), window.endMs(), width);
      if (request.equals(read)) {
        return Optional.ofNullable(columns);
      }
      if (!request.equals(asked)) {
        asked = request;
        ask(now, request);
      }
    }
    return Optional.of(now.peaks.columns(window.startMs(), window.endMs(), width));
  }

  /** The same from the peaks alone, for a drawing so small that more would not be seen. */
  public Optional<PeakColumns> overview(TimeWindow window, int width) {
    Sound now = sound;
    return now == null || width <= 0
        ? Optional.empty()
        : Optional.of(now.peaks.columns(window.startMs(), window.endMs(), width));
  }

  private void ask(Sound from, Request request) {
    int ticket = newest.incrementAndGet();
    reader.execute(
        () -> {
          if (ticket != newest.get()) {
            return;
          }
          try {
            PeakColumns result =
                RawColumns.read(
                    from.file, from.track, request.startMs, request.endMs, request.width);
            Platform.runLater(() -> take(ticket, request, result));
          } catch (MediaException | RuntimeException error) {
            // The peaks stay on screen; the player says what is wrong with the file.
            LOG.warn("Cannot read samples of {}", from.file, error);
          }
        });
  }

  private void take(int ticket, Request request, PeakColumns result) {
    if (ticket == newest.get()) {
      read = request;
      columns = result;
      finer.set(finer.get() + 1);
    }
  }

  private static ExecutorService reader() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            1,
            1,
            2,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("waveform").factory());
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }
}
