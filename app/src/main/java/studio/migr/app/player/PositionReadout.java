package studio.migr.app.player;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import studio.migr.app.message.Messages;
import studio.migr.runtime.media.VideoTrack;

/** The position as time and as frame number; every part keeps its width while the figures run. */
final class PositionReadout extends HBox {
  private final PlayerModel player;
  private final Label time = label("player-time", "mono");
  private final Label total = label("player-total", "mono", "muted");
  private final Label frame = label("player-frame", "mono");
  private final Label frames = label("player-frames", "mono", "muted");
  private final Label variable = label("player-vfr", "badge");

  PositionReadout(PlayerModel player) {
    this.player = player;
    getStyleClass().add("position-readout");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(time, total, frame, frames, variable);
    for (Label label : new Label[] {time, total, frame, frames, variable}) {
      label.setMinWidth(USE_PREF_SIZE);
      label.managedProperty().bind(label.visibleProperty());
    }
    variable.setText(Messages.text("player.vfr"));
    variable.setTooltip(new Tooltip(Messages.text("player.vfr.tip")));
    time.setTooltip(new Tooltip(Messages.text("player.time.tip")));
    frame.setTooltip(new Tooltip(Messages.text("player.frame.tip")));
    player.sourceProperty().subscribe(this::showClip);
    player.positionMsProperty().subscribe(_ -> showTime());
    player.frameIndexProperty().subscribe(this::showFrame);
  }

  private void showClip(Optional<ClipSource> clip) {
    Optional<VideoTrack> video = clip.flatMap(source -> source.info().video());
    total.setText("/ " + ClockText.of(player.endMs()));
    total.setVisible(clip.isPresent());
    frame.setVisible(video.isPresent());
    frames.setVisible(video.isPresent());
    frames.setText(video.map(track -> "/ " + track.frames().size()).orElse(""));
    variable.setVisible(video.map(VideoTrack::variableFrameRate).orElse(false));
    showTime();
    showFrame(player.frameIndexProperty().get());
  }

  private void showTime() {
    time.setText(
        player.source().isPresent()
            ? ClockText.of(player.positionMsProperty().get())
            : "--:--.---");
  }

  private void showFrame(OptionalInt index) {
    int digits =
        player
            .source()
            .flatMap(source -> source.info().video())
            .map(track -> Integer.toString(track.frames().size()).length())
            .orElse(1);
    String number = index.isPresent() ? Integer.toString(index.getAsInt()) : "\u2013";
    frame.setText("f " + String.format(Locale.ROOT, "%" + digits + "s", number));
  }

  private static Label label(String id, String... styles) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().addAll(styles);
    return label;
  }
}
