import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is packed, as the build left it.
 *
 * @param root of the sources
 */
record Source(Path root, Platform platform) {
  /** The studio as it is started from the sources: studio.jar, lib, javafx. */
  Path built() {
    return root.resolve("app/target/studio");
  }

  /**
   * The time of all packed files, in seconds since 1970: the Java machine does not use a cache whose jars have another
   * time than when it was made, and jpackage copies files with the time of the copy.
   */
  static final long FILES_ARE_OF = 1_767_225_600; // 2026-01-01T00:00:00Z, as in the root pom.xml

  /** Where everything that packing makes goes. */
  Path target() {
    return root.resolve("installers/target");
  }

  /** What the build knows of the libraries: their names, versions and licences. */
  Path billOfMaterials() {
    return built().resolve("bom.json");
  }

  /** The options of the starters, as the installed program's own: its runtime has JavaFX in it. */
  List<String> javaOptions() throws IOException {
    List<String> options = new ArrayList<>();
    for (String line : Files.readAllLines(root.resolve("app/src/launch/java.options"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        options.add(line.strip());
      }
    }
    return options;
  }

  /** Options of jpackage for this platform, a line each; what is quoted is one word. None if there is no such file. */
  List<String> options(String name) throws IOException {
    List<String> options = new ArrayList<>();
    Path file = root.resolve("installers").resolve(platform.folder).resolve(name);
    for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.strip().replace("@ROOT@", root.toString()).split(" ", 2);
      options.add(parts[0]);
      if (parts.length == 2) {
        options.add(parts[1].replace("\"", ""));
      }
    }
    return options;
  }

  /** What the application is called here: of the options for its folder, the one behind {@code --name}. */
  String name() throws IOException {
    List<String> options = options("image.options");
    return options.get(options.indexOf("--name") + 1);
  }

  /** Options of jpackage that say what the application is. */
  List<String> description() throws IOException {
    return List.of(
        "--app-version",
        version(),
        "--vendor",
        "MIGR Studio",
        "--copyright",
        "The MIGR Studio authors, Apache License 2.0",
        "--description",
        "Annotate emotional clips: what they show, and whether sound or picture carries it");
  }

  /** The version in the root pom.xml: the first one after the project's own artifactId. */
  String version() throws IOException {
    String pom = Files.readString(root.resolve("pom.xml"));
    int from = pom.indexOf("<version>", pom.indexOf("<artifactId>migr-studio</artifactId>"));
    String version = pom.substring(from + "<version>".length(), pom.indexOf("</version>", from));
    // macOS and Windows know no leading zero and no words.
    String plain = version.replaceAll("-.*", "");
    return plain.startsWith("0.") && platform == Platform.MACOS ? "1" + plain.substring(1) : plain;
  }
}
