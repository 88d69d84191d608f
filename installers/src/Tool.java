import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Other programs that packing needs. */
final class Tool {
  private Tool() {}

  /** One of the JDK that packs. */
  static String ofJdk(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /** Whether a program of this name is on the path. */
  static boolean isThere(String name) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, Platform.current().program(name)))) {
        return true;
      }
    }
    return false;
  }

  /** As {@link #run(List, Map, String)}, in the same environment as this process. */
  static String run(List<String> command, String failure) throws IOException, InterruptedException {
    return run(command, Map.of(), failure);
  }

  /**
   * Runs a program to its end.
   *
   * @param failure what went wrong if it ends with anything but 0
   * @return what it printed, which is shown only if it fails
   */
  static String run(List<String> command, Map<String, String> environment, String failure)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("studio-package", ".txt");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      int exit = builder.redirectOutput(output.toFile()).start().waitFor();
      String text = Files.readString(output);
      if (exit != 0) {
        throw new Failure(text.strip() + System.lineSeparator() + failure + " (exit code " + exit + ")");
      }
      return text;
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /** The application cannot be packed, with the reason in words. */
  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failure(String message) {
      super(message);
    }
  }
}
