package studio.migr.app.tour;

import java.io.IOException;
import studio.migr.app.overlay.Overlay;

/** Looks up the keys, and what the menu offers. */
final class KeysAndMenu implements TourStep {
  @Override
  public void run(WorkingDay day) throws IOException {
    Overlay sheet = day.part(Overlay.class);
    day.press("F1");
    day.expect("tour.expected.keys-shown", sheet::isDisplay);
    day.capture("keys");
    day.press("Esc");
    day.expect("tour.expected.keys-hidden", () -> !sheet.isDisplay());

    day.captureOpen(
        "menu",
        () -> {
          day.click("menu");
          day.expect("tour.expected.menu-opens", () -> !day.studio().popups().isEmpty());
        },
        () -> day.press("Esc"));
    day.expect("tour.expected.menu-closes", () -> day.studio().popups().isEmpty());
  }
}
