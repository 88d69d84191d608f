package studio.migr.app.tour;

import java.io.IOException;
import studio.migr.app.command.Commands;
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
    look(
        day,
        sheet,
        "command-search",
        () -> day.press("Shortcut+K"),
        () -> day.hands().type("zoom"));
    day.press("Esc");
    day.expect("tour.expected.keys-hidden", () -> !sheet.isDisplay());
    look(
        day,
        sheet,
        "key-editor",
        () -> OffScreen.run(() -> day.part(Commands.class).get("help.change-keys").run()),
        () -> {
          day.press("Enter");
          day.press("Space"); // calls something else
        });
    day.press("Esc"); // leaves the key as it is; the next one closes the editor
    day.press("Esc");
    day.expect("tour.expected.keys-hidden", () -> !sheet.isDisplay());
    look(day, sheet, "bulk-label", () -> day.press("Shortcut+Shift+L"), () -> {});
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

  private static void look(WorkingDay day, Overlay sheet, String view, Runnable open, Runnable work)
      throws IOException {
    open.run();
    day.expect("tour.expected.keys-shown", sheet::isDisplay);
    work.run();
    day.captureWithoutTab(view);
  }
}
