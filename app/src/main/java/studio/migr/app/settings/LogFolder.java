package studio.migr.app.settings;

import java.nio.file.Path;

/**
 * Where the window writes down what went wrong: one file a day, old ones are removed by themselves.
 * Commands and helper processes write to standard error alone.
 */
public final class LogFolder {
  /** The logging's settings name the folder by this system property. */
  private static final String PROPERTY = "studio.logs";

  private LogFolder() {}

  /** Beside the settings; the window makes it. */
  public static Path path() {
    return SettingsFolder.path().resolve("logs");
  }

  /** Lets this process write there. To be called before anything is logged. */
  public static void use() {
    System.setProperty(PROPERTY, path().toString());
  }
}
