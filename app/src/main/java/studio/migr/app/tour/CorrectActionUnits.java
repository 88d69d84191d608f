package studio.migr.app.tour;

import java.io.IOException;
import studio.migr.app.correction.CorrectionModel;
import studio.migr.app.player.FaceTracks;
import studio.migr.app.player.PlayerModel;

/** Says what an action unit is over a stretch, in place of the tool; then takes it back. */
final class CorrectActionUnits implements TourStep {
  private static final int MOST_TRACKS = 20;

  @Override
  public void run(WorkingDay day) throws IOException {
    if (OffScreen.call(() -> day.part(FaceTracks.class).tracksProperty().get().isEmpty())) {
      return; // a project without action units has nothing to correct
    }
    CorrectionModel corrections = day.part(CorrectionModel.class);
    PlayerModel player = day.part(PlayerModel.class);
    for (int k = 0;
        k < MOST_TRACKS && !OffScreen.call(() -> corrections.laneProperty().get().isPresent());
        k++) {
      day.press("Alt+Down");
    }
    correct(day, player, 0.2, 0.45, "Shift+Alt+3");
    correct(day, player, 0.5, 0.6, "Shift+Alt+N");
    correct(day, player, 0.7, 0.9, "Shift+Alt+P");
    day.expect("tour.expected.corrects", () -> corrections.ownProperty().get().size() == 3);
    day.press("X");
    day.studio().settle();
    day.captureWithoutTab("action-units-corrected");
    for (int k = 0; k < 3; k++) {
      day.press("Shortcut+Z");
      day.awaitSaved();
    }
    day.expect("tour.expected.corrects", () -> corrections.ownProperty().get().isEmpty());
  }

  /** Selects from one share of the clip to another and presses the key. */
  private static void correct(
      WorkingDay day, PlayerModel player, double from, double to, String key) {
    double length = player.endMs() - player.startMs();
    OffScreen.run(
        () ->
            player
                .selection()
                .select(player.startMs() + from * length, player.startMs() + to * length));
    day.press(key);
    day.awaitSaved();
  }
}
