package studio.migr.app.settings;

import java.nio.file.Path;
import java.util.Locale;

/**
 * The user's folder for settings. It is asked for before anybody has said where the log lies, so
 * nothing is noted here.
 */
public final class SettingsFolder {
  private SettingsFolder() {}

  /**
   * Where settings lie: the system property {@code studio.settings}, else the platform's usual
   * place.
   */
  public static Path path() {
    String given = System.getProperty("studio.settings");
    if (given != null) {
      return Path.of(given);
    }
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    Path home = Path.of(System.getProperty("user.home"));
    String appData = System.getenv("APPDATA");
    String configHome = System.getenv("XDG_CONFIG_HOME");
    if (system.contains("win") && appData != null) {
      return Path.of(appData, "MIGR Studio");
    }
    if (system.contains("mac")) {
      return home.resolve("Library/Application Support/MIGR Studio");
    }
    return (configHome != null ? Path.of(configHome) : home.resolve(".config"))
        .resolve("migr-studio");
  }
}
