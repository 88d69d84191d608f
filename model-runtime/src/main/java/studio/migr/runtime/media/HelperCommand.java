package studio.migr.runtime.media;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How this program starts another process of itself. */
final class HelperCommand {
  /** System property that names the {@code java} program to use instead of this process's own. */
  static final String JAVA_PROPERTY = "studio.java";

  /** What an installed studio, whose runtime has no {@code java} program, understands. */
  static final String LAUNCHER_ARGUMENT = "probe-worker";

  private static final String NATIVE_SETTINGS = "org.bytedeco.";

  private HelperCommand() {}

  static List<String> ofThisProcess() {
    Path java = java();
    if (!Files.isExecutable(java)) {
      return List.of(
          ProcessHandle.current().info().command().orElse(java.toString()), LAUNCHER_ARGUMENT);
    }
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    // Small and quick to start: the work is done in native code.
    command.addAll(List.of("-Xmx512m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-Xshare:auto", "--enable-native-access=ALL-UNNAMED"));
    command.add("-Djava.awt.headless=true");
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith(NATIVE_SETTINGS)) {
        command.add("-D" + name + "=" + System.getProperty(name));
      }
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
    command.add(ProbeWorker.class.getName());
    return command;
  }

  private static Path java() {
    String configured = System.getProperty(JAVA_PROPERTY);
    if (configured != null) {
      return Path.of(configured);
    }
    String name = File.separatorChar == '\\' ? "java.exe" : "java";
    return Path.of(System.getProperty("java.home"), "bin", name);
  }
}
