package studio.migr.app.tour;

import java.io.IOException;
import studio.migr.app.help.KeySheet;

/** Looks up the keys, and what the menu offers. */
final class KeysAndMenu implements TourStep {
  @Override
  public void run(WorkingDay day) throws IOException {
    KeySheet sheet = day.part(KeySheet.class);
    day.press("F1");
    day.expect("tour.expected.keys-shown", sheet::isDisplay);
    day.capture("keys");
    day.press("Escape");
    day.expect("tour.expected.keys-hidden", () -> !sheet.isDisplay());

    day.click("menu");
    day.expect("tour.expected.menu-opens", () -> !day.studio().popups().isEmpty());
    day.captureWithoutTab("menu");
    day.press("Escape");
    day.expect("tour.expected.menu-closes", () -> day.studio().popups().isEmpty());
  }
}
