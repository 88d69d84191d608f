package studio.migr.app.timeline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.util.Duration;
import studio.migr.app.message.Messages;
import studio.migr.app.player.ClipSource;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.sound.PeakPyramid;

/** What the time axis says of the sound: how loud it is, or why no wave is drawn. */
final class SoundWords {
  /** A sound that is read faster than this shows no word of waiting. */
  private static final Duration QUIET_WAIT = Duration.millis(400);

  private final TimelineModel model;
  private final PlayerModel player;
  private final Runnable changed;
  private final Label message = new Label();
  private final Label loudness = new Label();
  private final PauseTransition patience = new PauseTransition(QUIET_WAIT);

  /**
   * @param changed runs when other words are to be placed
   */
  SoundWords(TimelineModel model, Runnable changed) {
    this.model = model;
    this.player = model.player();
    this.changed = changed;
    message.setId("timeline-message");
    message.getStyleClass().addAll("caption", "timeline-message");
    loudness.setId("timeline-loudness");
    loudness.getStyleClass().addAll("caption", "loudness");
    patience.setOnFinished(_ -> say(Messages.text("timeline.reading")));
  }

  List<Label> labels() {
    return List.of(loudness, message);
  }

  /** Finds the words for what is known of the sound now. */
  void show() {
    patience.stop();
    String text = "";
    boolean drawn = false;
    Optional<ClipSource> source = player.source();
    if (source.isPresent()) {
      if (!source.get().info().hasSound()) {
        text = Messages.text("timeline.no-sound");
      } else if (!model.soundShown()) {
        text = Messages.text("timeline.sound-hidden");
      } else {
        switch (model.peaksProperty().get()) {
          case TaskState.Running<PeakPyramid> _ -> patience.playFromStart();
          case TaskState.Failed<PeakPyramid> _ -> text = Messages.text("timeline.unreadable");
          case TaskState.Cancelled<PeakPyramid> _ -> text = Messages.text("timeline.cancelled");
          case TaskState.Done<PeakPyramid> _ -> drawn = true;
          case TaskState.Idle<PeakPyramid> _ -> {}
        }
      }
    }
    loudness.setText(drawn ? loudnessText(model.waveform().peak()) : "");
    say(text);
  }

  private void say(String text) {
    message.setText(text);
    changed.run();
  }

  private static String loudnessText(double peak) {
    double below = Math.max(0, -20 * Math.log10(peak));
    String decibels = String.format(Locale.ROOT, "%.1f", below);
    return peak <= 0
        ? Messages.text("timeline.silent")
        : Messages.text("timeline.peak", decibels.equals("0.0") ? decibels : "\u2212" + decibels);
  }

  /**
   * The words stand in the track of the sound, or nowhere if that is hidden.
   *
   * @param right where the track ends
   */
  void place(TimelineView view, TimelineLayout layout, List<Lane> lanes, double right) {
    Optional<Lane> sound =
        lanes.stream().filter(lane -> lane.track().id().equals(TimelineModel.WAVEFORM)).findFirst();
    double top = sound.map(Lane::top).orElse(0.0);
    double height = sound.map(Lane::height).orElse(0.0);
    boolean fits =
        sound.isPresent() && top >= layout.rulerBottom() - 1 && top + 24 <= layout.tracksBottom();
    message.setVisible(fits && !message.getText().isEmpty());
    message.autosize();
    message.relocate(
        view.snapPositionX((layout.width() - message.getWidth()) / 2),
        view.snapPositionY(
            top + (Math.min(height, layout.tracksBottom() - top) - message.getHeight()) / 2));
    loudness.setVisible(fits && !loudness.getText().isEmpty());
    loudness.autosize();
    loudness.relocate(
        view.snapPositionX(right - loudness.getWidth() - 6), view.snapPositionY(top + 3));
  }
}
