package studio.migr.runtime.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How this program starts another process of itself, with its own class path.
 *
 * @param main the class whose {@code main} the process runs
 * @param launcherWords what an installed studio, whose runtime has no {@code java} program,
 *     understands instead
 * @param options for the Java machine
 * @param inherited beginnings of the system properties that the process gets as they are here
 */
public record JavaCommand(
    Class<?> main, List<String> launcherWords, List<String> options, List<String> inherited) {
  /** System property that names the {@code java} program to use instead of this process's own. */
  public static final String JAVA_PROPERTY = "studio.java";

  public JavaCommand {
    launcherWords = List.copyOf(launcherWords);
    options = List.copyOf(options);
    inherited = List.copyOf(inherited);
  }

  /** The program and its arguments. */
  public List<String> words() {
    Path java = java();
    List<String> words = new ArrayList<>();
    if (!Files.isExecutable(java)) {
      words.add(ProcessHandle.current().info().command().orElse(java.toString()));
      words.addAll(launcherWords);
      return words;
    }
    words.add(java.toString());
    words.addAll(options);
    for (String name : System.getProperties().stringPropertyNames()) {
      if (inherited.stream().anyMatch(name::startsWith)) {
        words.add("-D" + name + "=" + System.getProperty(name));
      }
    }
    words.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
    words.add(main.getName());
    return words;
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
