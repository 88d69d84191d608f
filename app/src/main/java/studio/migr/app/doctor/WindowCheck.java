package studio.migr.app.doctor;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import studio.migr.app.message.Messages;

/** Starts the window's toolkit: on the display, or off-screen where there is none. */
final class WindowCheck implements Check {
  private final Map<String, String> environment;

  /**
   * @param environment the environment variables, which name the display on Linux
   */
  WindowCheck(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public String name() {
    return "window";
  }

  @Override
  public Finding run() throws InterruptedException {
    boolean offScreen = "Headless".equals(System.getProperty("glass.platform"));
    boolean display = offScreen || Display.onScreen(environment);
    if (!display) {
      Toolkit.drawOffScreen();
    }
    try {
      Toolkit.startAndDraw();
    } catch (ExecutionException | TimeoutException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return Finding.failed(
          Messages.text("doctor.window.failed", String.valueOf(cause.getMessage())),
          "doctor.window.failed.remedy");
    }
    String version = System.getProperty("javafx.runtime.version", "");
    if (!display) {
      return Finding.warning(
          Messages.text("doctor.window.no-display", version), "doctor.window.no-display.remedy");
    }
    return Finding.ok(
        Messages.text(offScreen ? "doctor.window.off-screen" : "doctor.window", version));
  }
}
