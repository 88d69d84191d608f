package studio.migr.app.bench;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import studio.migr.app.player.ClipSource;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.player.PlayerModule;
import studio.migr.app.segment.SegmentModule;
import studio.migr.app.task.TaskState;
import studio.migr.app.timeline.TimelineModel;
import studio.migr.app.timeline.TimelineModule;
import studio.migr.app.timeline.TimelineView;
import studio.migr.app.timeline.track.TrackModule;
import studio.migr.app.tour.OffScreen;
import studio.migr.runtime.media.MediaProbe;
import studio.migr.runtime.work.Work;

/**
 * How long the time axis of an hour of sound takes to be painted anew, 1920 px wide: from asking
 * for the columns to the finished pixels. The floor draws as many upright lines on a canvas of that
 * size.
 */
final class RepaintBenchmark {
  private static final double TARGET_MS = 16;
  private static final int WIDTH = 1920;
  private static final int HEIGHT = 220;
  private static final int RATE = 8000;
  private static final int SECONDS = 3600;
  private static final int RUNS = 60;
  private static final int WARM_UP = 30;

  private RepaintBenchmark() {}

  static Figure measure(Path folder) throws IOException {
    Path wav = hour(folder.resolve("hour.wav"));
    Injector parts =
        OffScreen.call(
            () ->
                Guice.createInjector(
                    new PlayerModule(),
                    new SegmentModule(),
                    new TimelineModule(),
                    new TrackModule()));
    PlayerModel player = parts.getInstance(PlayerModel.class);
    TimelineModel timeline = parts.getInstance(TimelineModel.class);
    ClipSource clip =
        new ClipSource("hour", wav, MediaProbe.probe(wav, Work.UNWATCHED), Optional.empty());
    TimelineView view = OffScreen.call(() -> parts.getInstance(TimelineView.class));
    Stage stage = OffScreen.call(() -> show(new StackPane(view)));
    try {
      OffScreen.run(() -> player.open(clip));
      if (!OffScreen.await(
          java.time.Duration.ofMinutes(2),
          () -> timeline.peaksProperty().get() instanceof TaskState.Done<?>)) {
        throw new IOException("the peaks of an hour did not come");
      }
      double[] times = new double[RUNS];
      double[] bare = new double[RUNS];
      Canvas canvas = new Canvas(WIDTH, HEIGHT);
      WritableImage pixels = new WritableImage(WIDTH, HEIGHT);
      for (int run = -WARM_UP; run < RUNS; run++) {
        int k = run;
        double time = OffScreen.call(() -> repaint(player, view, pixels, k));
        double floor = OffScreen.call(() -> lines(canvas, pixels, k));
        if (run >= 0) {
          times[run] = time;
          bare[run] = floor;
        }
      }
      return Figure.time("repaint_hour", times, Figure.median(bare), TARGET_MS);
    } finally {
      OffScreen.run(
          () -> {
            player.close();
            stage.hide();
          });
    }
  }

  private static Stage show(StackPane root) {
    Stage stage = new Stage();
    stage.setScene(BenchStyles.dress(new Scene(root, WIDTH, HEIGHT)));
    stage.show();
    return stage;
  }

  private static double repaint(
      PlayerModel player, TimelineView view, WritableImage pixels, int run) {
    // A selection that is never the same makes the axis paint itself anew.
    player.selection().select(1000, 2000 + 1000.0 * (run + WARM_UP));
    long start = System.nanoTime();
    view.layout();
    view.snapshot(null, pixels);
    return (System.nanoTime() - start) / 1e6;
  }

  private static double lines(Canvas canvas, WritableImage pixels, int run) {
    GraphicsContext g = canvas.getGraphicsContext2D();
    long start = System.nanoTime();
    g.setFill(Color.WHITE);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    for (Color color : new Color[] {Color.LIGHTBLUE, Color.BLUE}) {
      g.setFill(color);
      for (int x = 0; x < WIDTH; x++) {
        double half = 20 + (x + run) % 60;
        g.fillRect(x, HEIGHT / 2.0 - half, 1, 2 * half);
      }
    }
    canvas.snapshot(null, pixels);
    return (System.nanoTime() - start) / 1e6;
  }

  /** An hour of noise that swells and fades, 8 bit, 8 kHz. */
  private static Path hour(Path file) throws IOException {
    int samples = RATE * SECONDS;
    ByteBuffer head = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
    head.put(ascii("RIFF")).putInt(36 + samples).put(ascii("WAVEfmt ")).putInt(16);
    head.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE);
    head.putShort((short) 1).putShort((short) 8).put(ascii("data")).putInt(samples);
    Random random = new Random(1);
    byte[] second = new byte[RATE];
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(head.array());
      for (int s = 0; s < SECONDS; s++) {
        random.nextBytes(second);
        int loud = 1 + random.nextInt(8);
        for (int i = 0; i < RATE; i++) {
          second[i] = (byte) (128 + second[i] / loud);
        }
        out.write(second);
      }
    }
    return file;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
