package studio.migr.runtime.media;

import java.util.List;
import studio.migr.runtime.process.JavaCommand;

/** How the helper process is started. */
final class HelperCommand {
  /** What an installed studio, whose runtime has no {@code java} program, understands. */
  static final String LAUNCHER_ARGUMENT = "probe-worker";

  private HelperCommand() {}

  static List<String> ofThisProcess() {
    return new JavaCommand(
            ProbeWorker.class,
            List.of(LAUNCHER_ARGUMENT),
            // Small and quick to start: the work is done in native code.
            List.of(
                "-Xmx512m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true"),
            List.of("org.bytedeco."))
        .words();
  }
}
