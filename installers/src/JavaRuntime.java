import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The Java runtime of the packed studio: only the modules that it needs, those of JavaFX among them. */
final class JavaRuntime {
  /**
   * Java modules that no class file names, because they are found by name or as services at run time; jdeps adds
   * those that class files name.
   */
  private static final List<String> FOUND_AT_RUN_TIME =
      List.of(
          "java.desktop", // javax.sound's devices; JavaFX's own modules need it, too
          "java.logging",
          "java.management",
          "java.naming", // H2 and Logback look for it
          "java.sql",
          "java.xml",
          "jdk.accessibility", // screen readers on Windows
          "jdk.charsets", // file names and label files in older encodings
          "jdk.crypto.ec",
          "jdk.incubator.vector", // answers on a processor
          "jdk.localedata", // dates and figures in the user's way
          "jdk.management", // memory of the machine
          "jdk.unsupported", // sun.misc.Unsafe, for Guava and JavaFX
          "jdk.zipfs");

  private final Source source;

  JavaRuntime(Source source) {
    this.source = source;
  }

  /** Links it. It keeps bin/java, which starts the helper processes, and what stack traces need. */
  Path link() throws IOException, InterruptedException {
    Path runtime = source.target().resolve("runtime");
    List<String> command = new ArrayList<>(List.of(Tool.ofJdk("jlink")));
    command.addAll(List.of("--module-path", new WindowModules(source).make().toString()));
    command.addAll(List.of("--add-modules", WindowModules.ROOT + "," + String.join(",", modules())));
    command.addAll(List.of("--no-header-files", "--no-man-pages", "--generate-cds-archive"));
    command.addAll(List.of("--output", runtime.toString()));
    Tool.run(command, "jlink failed");
    return runtime;
  }

  private TreeSet<String> modules() throws IOException, InterruptedException {
    Path built = source.built();
    List<String> jars =
        Folder.list(built.resolve("lib"), file -> file.toString().endsWith(".jar")).stream()
            .map(Path::toString)
            .toList();
    List<String> command = new ArrayList<>(List.of(Tool.ofJdk("jdeps")));
    command.addAll(List.of("--ignore-missing-deps", "--multi-release", "25"));
    command.addAll(List.of("--print-module-deps", "--module-path", built.resolve("javafx").toString()));
    command.addAll(List.of("--class-path", String.join(File.pathSeparator, jars)));
    command.add(built.resolve("studio.jar").toString());
    String found =
        Tool.run(command, "jdeps failed").lines().filter(line -> line.contains("java.base")).findFirst().orElse("");
    TreeSet<String> modules = new TreeSet<>(FOUND_AT_RUN_TIME);
    for (String module : found.strip().split(",")) {
      if (module.startsWith("java.") || module.startsWith("jdk.")) {
        modules.add(module);
      }
    }
    return modules;
  }
}
