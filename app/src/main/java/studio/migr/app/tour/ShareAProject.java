package studio.migr.app.tour;

import java.io.IOException;
import studio.migr.app.command.Commands;
import studio.migr.app.overlay.Overlay;

/** Looks at how a project is shared with other machines. */
final class ShareAProject implements TourStep {
  @Override
  public void run(WorkingDay day) throws IOException {
    Overlay sheet = day.part(Overlay.class);
    OffScreen.run(() -> day.part(Commands.class).get("sharing.open").run());
    day.expect("tour.expected.keys-shown", sheet::isDisplay);
    day.capture("sharing");
    day.click("sharing-share");
    day.capture("sharing-no-server");
    day.press("Esc");
    day.expect("tour.expected.keys-hidden", () -> !sheet.isDisplay());
  }
}
