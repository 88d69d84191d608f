import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * JavaFX as modules that can be linked into a Java runtime. In the runtime they need no module path, which an
 * ahead-of-time cache would not follow to another folder, and their native libraries lie beside those of Java and are
 * unpacked into nobody's home.
 */
final class WindowModules {
  /** The module that asks for all others. */
  static final String ROOT = "javafx.controls";

  private static final Pattern NAME = Pattern.compile("(javafx-[a-z]+)-([\\d.]+)-.*\\.jar");

  private final Source source;

  WindowModules(Source source) {
    this.source = source;
  }

  /** Makes them of the jars that the studio was built with. */
  Path make() throws IOException, InterruptedException {
    Path folder = source.target().resolve("modules");
    Folder.delete(folder);
    Files.createDirectories(folder);
    for (Path jar : Folder.list(source.built().resolve("javafx"), file -> file.toString().endsWith(".jar"))) {
      var name = NAME.matcher(jar.getFileName().toString());
      if (!name.matches()) {
        throw new Tool.Failure("This is no module of JavaFX: " + jar);
      }
      Path parts = folder.resolve(name.group(1));
      unpack(jar, parts);
      List<String> command =
          List.of(
              Tool.ofJdk("jmod"),
              "create",
              "--class-path",
              parts.resolve("classes").toString(),
              "--libs",
              parts.resolve("libraries").toString(),
              "--module-version",
              name.group(2),
              folder.resolve(name.group(1) + ".jmod").toString());
      Tool.run(command, "jmod failed");
      Folder.delete(parts);
    }
    return folder;
  }

  /** Into a folder with what Java reads and one with what the system loads. */
  private static void unpack(Path jar, Path parts) throws IOException {
    Files.createDirectories(parts.resolve("libraries"));
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(each -> !each.isDirectory()).toList()) {
        Path to = parts.resolve(isNative(entry) ? "libraries" : "classes").resolve(entry.getName());
        Files.createDirectories(to.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, to);
        }
      }
    }
  }

  private static boolean isNative(ZipEntry entry) {
    String name = entry.getName().toLowerCase(Locale.ROOT);
    return name.endsWith(".so") || name.endsWith(".dll") || name.endsWith(".dylib");
  }
}
