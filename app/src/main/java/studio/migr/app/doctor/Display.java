package studio.migr.app.doctor;

import java.util.Locale;
import java.util.Map;

/** Whether a window can be shown. */
public final class Display {
  private Display() {}

  /** Whether there is a desktop to show a window on, or the window is asked to stay off-screen. */
  public static boolean available() {
    return "Headless".equals(System.getProperty("glass.platform")) || onScreen(System.getenv());
  }

  /** Whether this environment belongs to a desktop. Only Linux can be without one. */
  static boolean onScreen(Map<String, String> environment) {
    return !System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
        || environment.containsKey("DISPLAY")
        || environment.containsKey("WAYLAND_DISPLAY");
  }
}
