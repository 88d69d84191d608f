package studio.migr.app.tour;

import java.io.IOException;
import javafx.scene.Node;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.timeline.TimelineModel;

/** Looks closer at the waveform, scrubs in it, selects a stretch and plays it in a loop. */
final class ZoomAndScrub implements TourStep {
  /** In px below the upper edge: the edges of tracks, lower down, are dragged to size them. */
  private static final double IN_WAVEFORM = 44;

  @Override
  public void run(WorkingDay day) throws IOException {
    PlayerModel player = day.part(PlayerModel.class);
    TimelineModel timeline = day.part(TimelineModel.class);
    Node axis = day.node("timeline");
    double whole = OffScreen.call(() -> timeline.windowProperty().get().lengthMs());
    day.hands().wheel(axis, 0.4, -3);
    day.expect(
        "tour.expected.zooms", () -> timeline.windowProperty().get().lengthMs() < 0.9 * whole);
    double before = OffScreen.call(() -> player.positionMsProperty().get());
    double inWaveform = OffScreen.call(() -> IN_WAVEFORM / axis.getLayoutBounds().getHeight());
    day.hands().drag(axis, 0.2, 0.55, inWaveform);
    day.expect(
        "tour.expected.scrubs", () -> Math.abs(player.positionMsProperty().get() - before) > 1);
    day.hands().letGo();
    day.press("I");
    day.press("Shift+Right");
    day.press("O");
    day.expect("tour.expected.selects", () -> player.selection().range().isPresent());
    day.press("R");
    day.expect("tour.expected.loops", () -> player.selection().loopingProperty().get());
    day.capture("zoomed-and-selected");
    day.press("R");
    day.press("X");
    day.expect("tour.expected.selection-cleared", () -> player.selection().range().isEmpty());
    day.press("Shift+Z");
    day.studio().settle();
  }
}
