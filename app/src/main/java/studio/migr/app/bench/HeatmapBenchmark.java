package studio.migr.app.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import studio.migr.app.heatmap.Cells;
import studio.migr.app.heatmap.Heatmap;
import studio.migr.app.tour.OffScreen;

/**
 * How fast a map of 4,096 tokens by 8,000 positions is there, and is moved, zoomed and pointed at:
 * from the call to the finished pixels of a view of 1280 by 600. The floor fills a canvas of that
 * size with one colour.
 */
public final class HeatmapBenchmark {
  private static final int ROWS = 4096;
  private static final int COLUMNS = 8000;
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 600;
  private static final int RUNS = 60;
  private static final int WARM_UP = 20;
  private static final double FIRST_MS = 500;
  private static final double FRAME_MS = 16;

  private interface Act {
    void run(int number);
  }

  private final Heatmap map = OffScreen.call(() -> new Heatmap(ForkJoinPool.commonPool()));
  private final Canvas bare = new Canvas(WIDTH, HEIGHT);
  private final WritableImage pixels = new WritableImage(WIDTH, HEIGHT);

  private HeatmapBenchmark() {}

  public static List<Figure> run() {
    OffScreen.start();
    HeatmapBenchmark benchmark = new HeatmapBenchmark();
    Stage stage =
        OffScreen.call(
            () -> {
              Stage shown = new Stage();
              shown.setScene(
                  BenchStyles.dress(new Scene(new StackPane(benchmark.map), WIDTH, HEIGHT)));
              shown.show();
              return shown;
            });
    try {
      return benchmark.measure();
    } finally {
      OffScreen.run(stage::hide);
    }
  }

  /** Ridges on noise: no two tiles are the same. */
  private static Cells cells(int seed) {
    return new Cells() {
      @Override
      public int rows() {
        return ROWS;
      }

      @Override
      public int columns() {
        return COLUMNS;
      }

      @Override
      public float value(int row, int column) {
        int noise = (row * 73_856_093 ^ column * 19_349_663 ^ seed) >>> 8 & 0xff;
        return noise / 255f + (Math.abs(column - 2 * row + 400) % 1500 < 40 ? 1 : 0);
      }
    };
  }

  private List<Figure> measure() {
    double[] first = new double[6];
    for (int run = 0; run < first.length; run++) {
      first[run] = firstPicture(cells(run));
    }
    OffScreen.run(() -> map.zoom(0.2, WIDTH / 2.0, HEIGHT / 2.0));
    return List.of(
        Figure.time("first_picture", first, Figure.median(frames(_ -> fill())), FIRST_MS),
        figure("pan", number -> map.pan(number % 2 == 0 ? 37 : -31, 11)),
        figure("zoom", number -> map.zoom(number % 12 < 6 ? 0.8 : 1.25, WIDTH / 3.0, HEIGHT / 3.0)),
        figure(
            "point", number -> map.mark(java.util.Optional.of(new Heatmap.Cell(number * 13, 0)))));
  }

  private double firstPicture(Cells cells) {
    long start = System.nanoTime();
    OffScreen.run(() -> map.show(cells));
    OffScreen.await(Duration.ofMinutes(1), () -> map.shows(cells));
    OffScreen.run(this::paint);
    return (System.nanoTime() - start) / 1e6;
  }

  private Figure figure(String name, Act act) {
    double[] floor = frames(_ -> fill());
    return Figure.time(
        name,
        frames(
            number -> {
              act.run(number);
              paint();
            }),
        Figure.median(floor),
        FRAME_MS);
  }

  private void paint() {
    map.layout();
    map.snapshot(null, pixels);
  }

  private void fill() {
    bare.getGraphicsContext2D().setFill(Color.gray(0.5));
    bare.getGraphicsContext2D().fillRect(0, 0, WIDTH, HEIGHT);
    bare.snapshot(null, pixels);
  }

  private static double[] frames(Act act) {
    double[] times = new double[RUNS];
    for (int run = -WARM_UP; run < RUNS; run++) {
      int number = run + WARM_UP;
      double time =
          OffScreen.call(
              () -> {
                long start = System.nanoTime();
                act.run(number);
                return (System.nanoTime() - start) / 1e6;
              });
      if (run >= 0) {
        times[run] = time;
      }
    }
    return times;
  }
}
