package studio.migr.app.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import studio.migr.app.command.Commands;
import studio.migr.app.player.ClipSource;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.player.PlayerModule;
import studio.migr.app.player.PlayerState;
import studio.migr.app.player.PlayerView;
import studio.migr.app.segment.SegmentModule;
import studio.migr.app.timeline.TimelineModel;
import studio.migr.app.timeline.TimelineModule;
import studio.migr.app.timeline.TimelineView;
import studio.migr.app.timeline.track.TrackModule;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.MediaProbe;
import studio.migr.runtime.testing.CounterStamp;
import studio.migr.runtime.work.Work;

/** Player and timeline, put together as in the studio, in a real window. */
public final class TestPlayer implements AutoCloseable {
  public final PlayerModel player;
  public final TimelineModel timeline;
  public final PlayerView playerView;
  public final TimelineView timelineView;
  public final TestWindow window;
  private final Injector parts;

  private TestPlayer(Injector parts) {
    this.parts = parts;
    player = parts.getInstance(PlayerModel.class);
    timeline = parts.getInstance(TimelineModel.class);
    playerView = TestWindow.call(() -> parts.getInstance(PlayerView.class));
    timelineView = TestWindow.call(() -> parts.getInstance(TimelineView.class));
    timelineView.setPrefHeight(200);
    window =
        TestWindow.show(
            800,
            640,
            () -> {
              BorderPane root = new BorderPane(playerView);
              root.setBottom(timelineView);
              return root;
            });
    TestWindow.run(
        () -> {
          wear("light");
          parts.getInstance(Commands.class).listenTo(window.scene(), _ -> true);
        });
    TestWindow.frames(2);
  }

  /** A part of the player or the time axis. */
  public <T> T part(Class<T> type) {
    return parts.getInstance(type);
  }

  public static TestPlayer show() {
    return new TestPlayer(
        TestWindow.call(
            () ->
                Guice.createInjector(
                    new PlayerModule(),
                    new SegmentModule(),
                    new TimelineModule(),
                    new TrackModule())));
  }

  /** Dresses the window in {@code light} or {@code dark}; call on the JavaFX thread. */
  public void wear(String theme) {
    Application.setUserAgentStylesheet(
        (theme.equals("dark") ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    window
        .scene()
        .getStylesheets()
        .setAll(
            List.of("tokens-" + theme, "base", "player", "timeline").stream()
                .map(name -> "/studio/migr/ui/styles/" + name + ".css")
                .map(path -> Objects.requireNonNull(TestPlayer.class.getResource(path), path))
                .map(Object::toString)
                .toList());
  }

  /** Describes a media file as the library would hand it over. */
  public static ClipSource clip(Path file) throws IOException {
    MediaInfo info = MediaProbe.probe(file, Work.UNWATCHED);
    return new ClipSource(file.getFileName().toString(), file, info, Optional.empty());
  }

  /** Opens a clip and waits until it shows its first picture, or can sound. */
  public ClipSource open(Path file) throws IOException {
    ClipSource source = clip(file);
    TestWindow.run(() -> player.open(source));
    TestWindow.await(
        "the clip is open",
        () ->
            player.stateProperty().get() instanceof PlayerState.Ready
                && (source.info().video().isEmpty() || player.pictureProperty().get().isPresent()));
    TestWindow.frames(2);
    return source;
  }

  /** The number that the drawn picture carries; none where no picture is drawn. */
  public Optional<Integer> drawnNumber() {
    return TestWindow.call(
        () -> {
          Node image = window.scene().lookup(".picture > ImageView");
          if (!(image instanceof ImageView shown) || shown.getImage() == null) {
            return Optional.<Integer>empty();
          }
          WritableImage drawn = shown.snapshot(null, null);
          int width = (int) drawn.getWidth();
          int height = (int) drawn.getHeight();
          ByteBuffer bgra = ByteBuffer.allocate(width * height * 4);
          drawn
              .getPixelReader()
              .getPixels(
                  0, 0, width, height, PixelFormat.getByteBgraPreInstance(), bgra, width * 4);
          return Optional.of(CounterStamp.read(bgra, width, height));
        });
  }

  /** Waits until the picture with this number is drawn and time stands still. */
  public void awaitStillPicture(int number) {
    TestWindow.await(
        "frame " + number + " stands still",
        () ->
            !player.playingProperty().get()
                && player.frameIndexProperty().get().orElse(-1) == number);
    TestWindow.frames(2);
  }

  @Override
  public void close() {
    TestWindow.run(player::close);
    window.close();
  }
}
