package studio.migr.app.launch;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.settings.Settings;
import studio.migr.runtime.ffmpeg.Ffmpeg;

/**
 * Loads what the first project and its first clip will need, beside the thread that builds the
 * window: that one is what a start waits for.
 */
final class WarmUp {
  private WarmUp() {}

  static void start() {
    Thread.ofPlatform().daemon().name("warm-up").start(WarmUp::load);
  }

  private static void load() {
    Logger log = LoggerFactory.getLogger(WarmUp.class); // reads the settings of the log
    try {
      Settings.prepare();
      Class.forName("org.h2.mvstore.db.Store");
      Class.forName("org.h2.Driver");
      Ffmpeg.load();
    } catch (ClassNotFoundException | IOException | LinkageError e) {
      log.warn("Not loaded in advance", e); // whoever needs it will say so to the user
    }
  }
}
