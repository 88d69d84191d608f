package studio.migr.clips.shoot;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import studio.migr.clips.script.Casting;
import studio.migr.clips.truth.Truth;

/** Shoots a set of clips into a folder, with {@code truth.jsonl} beside them, on all cores. */
public final class ClipSet {
  /** Name of the file that says what is true of each clip, a line each. */
  public static final String TRUTH = "truth.jsonl";

  private ClipSet() {}

  /** The file of a clip. It does not tell the label, so that clips can be judged blind. */
  public static String fileName(int number) {
    return String.format(Locale.ROOT, "clip-%04d.mp4", number);
  }

  /**
   * Shoots the first clips of a casting. When it is cancelled, the clips that are whole stay, and
   * the truth of each.
   *
   * @param done told how many clips are whole each time one more is
   * @param cancelled asked before each clip
   * @return how many clips were shot
   * @throws IOException if the folder or a clip cannot be written
   */
  public static int shoot(
      Casting casting, int count, Path folder, IntConsumer done, BooleanSupplier cancelled)
      throws IOException {
    return shoot(
        casting,
        IntStream.range(0, count).boxed().toList(),
        FilmFormat.USUAL,
        folder,
        done,
        cancelled);
  }

  /**
   * As {@link #shoot(Casting, int, Path, IntConsumer, BooleanSupplier)}, but only some clips of the
   * casting.
   *
   * @param numbers of the clips, from 0; their truth is written in this order
   */
  public static int shoot(
      Casting casting,
      List<Integer> numbers,
      FilmFormat format,
      Path folder,
      IntConsumer done,
      BooleanSupplier cancelled)
      throws IOException {
    Files.createDirectories(folder);
    int cores = Runtime.getRuntime().availableProcessors();
    int made = 0;
    try (ExecutorService crew =
            Executors.newFixedThreadPool(Math.min(cores, Math.max(1, numbers.size())));
        BufferedWriter lines = Files.newBufferedWriter(folder.resolve(TRUTH))) {
      List<Future<Truth>> takes = new ArrayList<>();
      for (int each : numbers) {
        takes.add(
            crew.submit(
                () -> {
                  if (cancelled.getAsBoolean()) {
                    throw new CancelledException();
                  }
                  return Shooting.shoot(casting.plan(each), format, folder.resolve(fileName(each)));
                }));
      }
      try {
        for (Future<Truth> take : takes) {
          lines.write(take.get().json());
          lines.write('\n');
          lines.flush();
          done.accept(++made);
        }
      } catch (ExecutionException failure) {
        crew.shutdownNow();
        if (failure.getCause() instanceof IOException cause) {
          throw cause;
        }
        if (!(failure.getCause() instanceof CancelledException)) {
          throw new IllegalStateException(failure.getCause());
        }
      } catch (InterruptedException stopped) {
        crew.shutdownNow();
        Thread.currentThread().interrupt();
      }
    }
    return made;
  }

  private static final class CancelledException extends Exception {
    private static final long serialVersionUID = 1;
  }
}
