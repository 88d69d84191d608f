package studio.migr.app.player;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.Command;
import studio.migr.app.message.Messages;
import studio.migr.runtime.media.VideoFrame;
import studio.migr.runtime.media.VideoTrack;
import studio.migr.runtime.playback.ClockSource;

/** The picture of the open clip with the transport below it. Lives as long as the window. */
@Singleton
public final class PlayerView extends BorderPane {
  /** A clip that opens faster than this shows no word of waiting. */
  private static final Duration QUIET_WAIT = Duration.millis(400);

  private final PlayerModel player;
  private final VolumeModel volume;
  private final PictureView picture = new PictureView();
  private final StackPane shown;
  private final StackPane stage = new StackPane();
  private final TransportBar transport;
  private final Label silence = new Label();
  private final PauseTransition patience = new PauseTransition(QUIET_WAIT);

  @Inject
  PlayerView(
      PlayerModel player,
      VolumeModel volume,
      PlayerCommands commands,
      FaceTracks faces,
      OverlayModel overlay,
      LitPatches lit) {
    this.player = player;
    this.volume = volume;
    this.shown = new StackPane(picture, new PictureOverlay(player, faces, overlay, lit, picture));
    this.transport = new TransportBar(player, volume, commands);
    getStyleClass().add("player");
    setId("player");
    stage.getStyleClass().add("stage");
    stage.setMinSize(0, 0);
    silence.setId("player-no-device");
    silence.getStyleClass().addAll("caption", "player-notice");
    silence.setGraphic(new FontIcon(Feather.VOLUME_X));
    silence.setMaxWidth(Double.MAX_VALUE);
    silence.setWrapText(true);
    silence.managedProperty().bind(silence.visibleProperty());
    setCenter(stage);
    setBottom(new VBox(transport, silence));

    patience.setOnFinished(_ -> stage.getChildren().setAll(waiting()));
    player.stateProperty().subscribe(_ -> showStage());
    player.condition().nowProperty().subscribe(_ -> showStage());
    player.pictureProperty().subscribe(_ -> showPicture());
    player.clockProperty().subscribe(_ -> showSilence());
    player.condition().nowProperty().subscribe(_ -> showSilence());
    volume.nowProperty().subscribe(_ -> showSilence());
    Platform.runLater(player::warmUp); // once the window is there: it must not wait for this
  }

  /** Adds the buttons that lead to the neighbouring clips; call once. */
  public void setClipNavigation(Command previous, Command next) {
    transport.setClipNavigation(previous, next);
  }

  private void showStage() {
    patience.stop();
    switch (player.stateProperty().get()) {
      case PlayerState.Empty _ -> show(empty());
      case PlayerState.Opening(var _) -> {
        picture.clear();
        stage.getChildren().clear();
        patience.playFromStart();
      }
      case PlayerState.Ready(var clip) -> {
        if (clip.info().video().isEmpty()) {
          show(soundOnly());
        } else if (!player.condition().nowProperty().get().hasPicture()) {
          picture.clear();
          show(pictureHidden());
        } else {
          show(shown);
          showPicture();
        }
      }
      case PlayerState.Broken(var _, var sentence) -> show(broken(sentence));
    }
  }

  private void show(Node node) {
    stage.getChildren().setAll(node);
  }

  private void showPicture() {
    Optional<VideoFrame> frame = player.pictureProperty().get();
    if (frame.isPresent() && stage.getChildren().contains(shown)) {
      picture.show(frame.get(), pixelAspect());
    }
  }

  /** Of the upright picture: a quarter turn makes wide pixels tall. */
  private double pixelAspect() {
    VideoTrack track = player.source().orElseThrow().info().video().orElseThrow();
    double coded = track.pixelAspect().toDouble();
    double sane = coded > 0 ? coded : 1;
    return track.rotation() % 180 == 0 ? sane : 1 / sane;
  }

  /** Nobody should judge a sound that they only believe to hear. */
  private void showSilence() {
    boolean noDevice = player.clockProperty().get().equals(Optional.of(ClockSource.WALL_NO_DEVICE));
    boolean meant =
        player.condition().nowProperty().get().hasSound()
            && player.source().map(clip -> clip.info().hasSound()).orElse(false);
    boolean turnedOff = meant && volume.nowProperty().get().gain() == 0;
    silence.setVisible(noDevice || turnedOff);
    silence.setText(Messages.text(noDevice ? "player.no-device" : "player.turned-off"));
  }

  private static Node empty() {
    return new StageNotice(
        Feather.FILM, "muted-sign", text("player.empty"), text("player.empty.more"));
  }

  private static Node waiting() {
    return new StageNotice(Feather.CLOCK, "muted-sign", text("player.opening"), "");
  }

  private static Node soundOnly() {
    return new StageNotice(
        Feather.ACTIVITY, "sound-mark", text("player.sound-only"), text("player.sound-only.more"));
  }

  private static Node pictureHidden() {
    return new StageNotice(
        Feather.MUSIC,
        "sound-mark",
        text("player.picture-hidden"),
        text("player.picture-hidden.more"));
  }

  private static Node broken(String sentence) {
    return new StageNotice(
        Feather.ALERT_TRIANGLE, "danger-sign", sentence, text("player.broken.more"));
  }

  private static String text(String key) {
    return Messages.text(key);
  }
}
