package studio.migr.app.tour;

import java.io.IOException;
import studio.migr.app.command.Commands;
import studio.migr.app.overlay.Overlay;

/** Asks what this computer has and lacks. */
final class CheckTheComputer implements TourStep {
  /** What this view shows is another thing on every computer. */
  static final String VIEW = "checkup";

  @Override
  public void run(WorkingDay day) throws IOException {
    Overlay sheet = day.part(Overlay.class);
    OffScreen.run(() -> day.part(Commands.class).get("checkup.open").run());
    day.expect("tour.expected.keys-shown", sheet::isDisplay);
    day.awaitTasks();
    day.capture(VIEW);
    day.press("Esc");
    day.expect("tour.expected.keys-hidden", () -> !sheet.isDisplay());
  }
}
