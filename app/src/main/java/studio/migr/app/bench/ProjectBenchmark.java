package studio.migr.app.bench;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import studio.migr.app.library.ClipFilter;
import studio.migr.app.library.ClipRow;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.shell.Features;
import studio.migr.app.store.BareRead;
import studio.migr.app.store.ProjectException;
import studio.migr.app.tour.OffScreen;
import studio.migr.runtime.media.MediaInfo;

/**
 * How long it takes until the list shows the clips of a large project, beside H2 alone reading the
 * same rows; and how long until the list of a larger one shows what was searched for, beside a loop
 * over the names.
 */
final class ProjectBenchmark {
  private static final int OPENED = 10_000;
  private static final int FILTERED = 100_000;
  private static final double OPEN_TARGET_MS = 1000;
  private static final double FILTER_TARGET_MS = 50;
  private static final int OPENINGS = 5;
  private static final int SEARCHES = 24;
  private static final int WARM_UP = 8;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private ProjectBenchmark() {}

  static Figure opening(Path folder, MediaInfo media) throws IOException, ProjectException {
    LargeProject.make(folder, OPENED, media);
    double[] times = new double[OPENINGS];
    double[] bare = new double[OPENINGS];
    for (int run = -1; run < OPENINGS; run++) {
      long start = System.nanoTime();
      int read = BareRead.clips(folder.resolve("studio.mv.db"));
      double floor = (System.nanoTime() - start) / 1e6;
      if (read != OPENED) {
        throw new IOException(read + " clips instead of " + OPENED);
      }
      double time = open(folder, OPENED);
      if (run >= 0) {
        times[run] = time;
        bare[run] = floor;
      }
    }
    return Figure.time("open_10000", times, Figure.median(bare), OPEN_TARGET_MS);
  }

  private static double open(Path folder, int clips) throws IOException {
    Injector parts = OffScreen.call(() -> Guice.createInjector(Features.all()));
    ProjectModel projects = parts.getInstance(ProjectModel.class);
    try {
      return open(parts, folder, clips);
    } finally {
      OffScreen.run(projects::close);
    }
  }

  private static double open(Injector parts, Path folder, int clips) throws IOException {
    LibraryModel library = parts.getInstance(LibraryModel.class);
    ProjectModel projects = parts.getInstance(ProjectModel.class);
    long[] listed = {0};
    long start =
        OffScreen.call(
            () -> {
              library
                  .shown()
                  .addListener(
                      (InvalidationListener)
                          _ -> {
                            if (listed[0] == 0 && library.shown().size() == clips) {
                              listed[0] = System.nanoTime();
                            }
                          });
              projects.open(folder);
              return System.nanoTime();
            });
    if (!OffScreen.await(PATIENCE, () -> listed[0] != 0)) {
      throw new IOException("the clips were not listed");
    }
    return (listed[0] - start) / 1e6;
  }

  static Figure filtering(Path folder, MediaInfo media) throws IOException, ProjectException {
    LargeProject.make(folder, FILTERED, media);
    Injector parts = OffScreen.call(() -> Guice.createInjector(Features.all()));
    ProjectModel projects = parts.getInstance(ProjectModel.class);
    try {
      open(parts, folder, FILTERED);
      LibraryModel library = parts.getInstance(LibraryModel.class);
      List<String> names =
          OffScreen.call(
              () ->
                  library.shown().stream()
                      .map(ClipRow::clip)
                      .map(clip -> clip.name().toLowerCase(Locale.ROOT))
                      .toList());
      double[] times = new double[SEARCHES];
      double[] bare = new double[SEARCHES];
      for (int run = -WARM_UP; run < SEARCHES; run++) {
        // A letter more each time and then others, as somebody types.
        String text =
            List.of("h", "ha", "hap", "happ", "happy", "0042", "quiet", "")
                .get(Math.floorMod(run, 8));
        double time = OffScreen.call(() -> search(library, text));
        double floor = loop(names, text);
        if (run >= 0) {
          times[run] = time;
          bare[run] = floor;
        }
      }
      return Figure.time("filter_100000", times, Figure.median(bare), FILTER_TARGET_MS);
    } finally {
      OffScreen.run(projects::close);
    }
  }

  private static double search(LibraryModel library, String text) {
    long start = System.nanoTime();
    library.filterProperty().set(ClipFilter.EVERYTHING.withText(text));
    int found = library.shown().size();
    double millis = (System.nanoTime() - start) / 1e6;
    if (found == 0) {
      throw new IllegalStateException("nothing found for " + text);
    }
    return millis;
  }

  private static double loop(List<String> names, String text) {
    long start = System.nanoTime();
    List<String> found = new ArrayList<>();
    for (String name : names) {
      if (name.contains(text)) {
        found.add(name);
      }
    }
    double millis = (System.nanoTime() - start) / 1e6;
    if (found.isEmpty()) {
      throw new IllegalStateException("nothing found for " + text);
    }
    return millis;
  }
}
