package studio.migr.app.bench;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.animation.AnimationTimer;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import studio.migr.app.command.Commands;
import studio.migr.app.player.ClipSource;
import studio.migr.app.player.FaceTracks;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.player.PlayerModule;
import studio.migr.app.player.PlayerView;
import studio.migr.app.segment.SegmentModule;
import studio.migr.app.timeline.TimelineModule;
import studio.migr.app.timeline.TimelineView;
import studio.migr.app.timeline.Track;
import studio.migr.app.timeline.TrackModel;
import studio.migr.app.timeline.track.TrackModule;
import studio.migr.app.tour.GeneratedFace;
import studio.migr.app.tour.OffScreen;
import studio.migr.runtime.au.AuFiles;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.au.FrameTimes;
import studio.migr.runtime.ffmpeg.FfmpegCommand;
import studio.migr.runtime.media.MediaProbe;
import studio.migr.runtime.work.Work;

/**
 * Different frames shown in a second while a clip of 1920 × 1080 pixels and 60 frames a second
 * plays, with all tracks and overlays, in the software pipeline. The floor is the same window with
 * nothing but the picture.
 */
final class PlayingBenchmark {
  private static final double TARGET_FPS = 30;
  private static final int FPS = 60;
  private static final int SECONDS = 8;
  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1080;
  private static final double MEASURED_MS = 4000;
  private static final double FROM_MS = 1000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private PlayingBenchmark() {}

  static Figure measure(Path folder) throws IOException {
    Path clip = video(folder.resolve("hd.mp4"));
    Path table = folder.resolve("hd.csv");
    GeneratedFace.write(table, FPS * SECONDS, FPS, WIDTH, HEIGHT);
    List<AuTrack> faces = AuFiles.read(table, FrameTimes.UNKNOWN).tracks();
    ClipSource source =
        new ClipSource("hd", clip, MediaProbe.probe(clip, Work.UNWATCHED), Optional.empty());
    double floor = play(source, List.of(), false);
    double full = play(source, faces, true);
    return new Figure("playing_1080p", "frames/s", full, full, floor, TARGET_FPS, true);
  }

  private static double play(ClipSource source, List<AuTrack> faces, boolean everything)
      throws IOException {
    Injector parts =
        OffScreen.call(
            () ->
                Guice.createInjector(
                    new PlayerModule(),
                    new SegmentModule(),
                    new TimelineModule(),
                    new TrackModule()));
    PlayerModel player = parts.getInstance(PlayerModel.class);
    Stage stage = OffScreen.call(() -> show(parts, everything));
    try {
      OffScreen.run(() -> player.open(source));
      await("the clip does not open", () -> player.pictureProperty().get().isPresent());
      if (everything) {
        OffScreen.run(() -> showAll(parts, faces));
      }
      Count count = new Count(player);
      OffScreen.run(
          () -> {
            count.start();
            player.play();
          });
      await("the clip does not play", count::done);
      OffScreen.run(count::stop);
      return count.framesPerSecond();
    } finally {
      OffScreen.run(
          () -> {
            player.close();
            stage.hide();
          });
    }
  }

  private static void await(String what, java.util.function.BooleanSupplier condition)
      throws IOException {
    if (!OffScreen.await(PATIENCE, condition)) {
      throw new IOException(what);
    }
  }

  private static Stage show(Injector parts, boolean everything) {
    Parent root;
    if (everything) {
      SplitPane split =
          new SplitPane(parts.getInstance(PlayerView.class), parts.getInstance(TimelineView.class));
      split.setOrientation(Orientation.VERTICAL);
      split.setDividerPositions(0.62);
      root = split;
    } else {
      root = new StackPane(parts.getInstance(PlayerView.class));
    }
    Stage stage = new Stage();
    stage.setScene(BenchStyles.dress(new Scene(root, WIDTH, HEIGHT)));
    stage.show();
    return stage;
  }

  private static void showAll(Injector parts, List<AuTrack> faces) {
    parts.getInstance(FaceTracks.class).show(faces);
    Commands commands = parts.getInstance(Commands.class);
    commands.get("player.overlay-landmarks").run();
    commands.get("player.overlay-box").run();
    TrackModel tracks = parts.getInstance(TrackModel.class);
    for (Track track : tracks.all()) {
      tracks.setShown(track, true);
    }
  }

  /** Counts, once a pulse, whether another frame is on screen. */
  private static final class Count extends AnimationTimer {
    private final PlayerModel player;
    private OptionalInt last = OptionalInt.empty();
    private long from;
    private long to;
    private int frames;

    Count(PlayerModel player) {
      this.player = player;
    }

    @Override
    public void handle(long now) {
      OptionalInt shown = player.frameIndexProperty().get();
      boolean late = player.positionMsProperty().get() - player.startMs() > FROM_MS;
      if (!late || shown.equals(last) || done()) {
        return;
      }
      last = shown;
      if (from == 0) {
        from = now;
      } else {
        frames++;
        to = now;
      }
    }

    boolean done() {
      return from != 0 && (to - from) / 1e6 >= MEASURED_MS;
    }

    double framesPerSecond() {
      return frames * 1e9 / (to - from);
    }
  }

  private static Path video(Path file) throws IOException {
    FfmpegCommand.run(
        List.of(
            "-f",
            "lavfi",
            "-i",
            "testsrc2=size=" + WIDTH + "x" + HEIGHT + ":rate=" + FPS + ":duration=" + SECONDS,
            "-f",
            "lavfi",
            "-i",
            "sine=frequency=220:duration=" + SECONDS,
            "-c:v",
            "libopenh264",
            "-b:v",
            "8M",
            "-g",
            "60",
            "-pix_fmt",
            "yuv420p",
            "-c:a",
            "aac",
            file.toString()));
    return file;
  }
}
