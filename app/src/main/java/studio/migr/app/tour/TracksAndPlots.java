package studio.migr.app.tour;

import java.io.IOException;
import java.util.Optional;
import java.util.function.IntSupplier;
import javafx.scene.control.MenuButton;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.library.ClipRow;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.player.FaceTracks;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.segment.ComparisonModel;
import studio.migr.app.segment.Difference;
import studio.migr.app.segment.SegmentModel;

/**
 * Works with tracks on the time axis: marks segments and labels them, moves one by key, looks at
 * what was measured of the face on the picture, chooses tracks, and plots what there is.
 */
final class TracksAndPlots implements TourStep {
  private static final double FIRST_MS = 900;
  private static final double SECOND_MS = 3000;

  @Override
  public void run(WorkingDay day) throws IOException {
    Optional<ClipRow> clip = day.clips().stream().filter(row -> hasFace(day, row)).findFirst();
    if (clip.isEmpty()) {
      return; // a project without action units has nothing to show here
    }
    SegmentModel segments = day.part(SegmentModel.class);
    PlayerModel player = day.part(PlayerModel.class);
    IntSupplier count = () -> segments.segments().size();
    int before = OffScreen.call(count::getAsInt);
    segment(day, player, FIRST_MS, "5", "V");
    segment(day, player, SECOND_MS, "1", "B");
    day.expect("tour.expected.segments", () -> count.getAsInt() == before + 2);

    OffScreen.run(() -> player.seek(player.startMs() + FIRST_MS + 500));
    day.press("F");
    day.press("Shift+F");
    day.press("S");
    day.press("Shift+S");
    day.press("Alt+Right");
    day.awaitSaved();
    day.studio().settle();
    day.capture("tracks-and-overlay");

    compare(day, player);
    MenuButton menu = (MenuButton) day.node("timeline-tracks");
    day.captureOpen(
        "tracks-menu", () -> OffScreen.run(menu::show), () -> OffScreen.run(menu::hide));

    day.press("X");
    day.press("Home");
    day.press("Space");
    day.expect("tour.expected.plays", () -> player.positionMsProperty().get() > FIRST_MS);
    day.captureWithoutTab("tracks-playing");
    day.press("K");
    OffScreen.run(() -> player.seek(player.startMs() + FIRST_MS + 500)); // wherever it stopped
    day.press("F");
    day.press("Shift+F");

    Overlay overlay = day.part(Overlay.class);
    day.press("Shortcut+G");
    day.expect("tour.expected.plots", overlay::isDisplay);
    day.awaitTasks();
    day.captureWithoutTab("plot-units");
    day.click("plot-labels");
    day.captureWithoutTab("plot-labels");
    day.press("Esc");
    day.expect("tour.expected.sheet-closes", () -> !overlay.isDisplay());
    day.studio().settle();
  }

  private static boolean hasFace(WorkingDay day, ClipRow row) {
    day.choose(row);
    day.awaitTasks();
    return OffScreen.call(() -> !day.part(FaceTracks.class).tracksProperty().get().isEmpty());
  }

  /** A second judge marks the clip, too; then both lie under each other. */
  private static void compare(WorkingDay day, PlayerModel player) throws IOException {
    AnnotatorModel annotator = day.part(AnnotatorModel.class);
    ComparisonModel comparison = day.part(ComparisonModel.class);
    String me = OffScreen.call(annotator::name);
    OffScreen.run(() -> annotator.rename("Second judge"));
    segment(day, player, FIRST_MS + 200, "7", "V");
    day.press("X");
    OffScreen.run(() -> annotator.rename(me));
    day.press("Shortcut+D");
    day.expect(
        "tour.expected.comparison",
        () -> comparison.differencesProperty().get().stream().anyMatch(Difference::differs));
    day.press("D");
    day.studio().settle();
    day.capture("comparison");
    day.press("Shortcut+D");
  }

  /** Marks a second of the clip and labels it. */
  private static void segment(
      WorkingDay day, PlayerModel player, double fromMs, String emotion, String dominant) {
    OffScreen.run(() -> player.seek(player.startMs() + fromMs));
    day.press("M");
    day.press("Shift+Right");
    day.press("M");
    day.expect("tour.expected.selects", () -> player.selection().range().isPresent());
    day.press(emotion);
    day.press(dominant);
    day.awaitSaved();
  }
}
