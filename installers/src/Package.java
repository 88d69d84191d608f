import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Packs the built studio with a Java runtime of its own. Started from its source text by the two starters, {@code
 * studio} and {@code studio.cmd}: {@code java Package.java ROOT [options of jpackage]}.
 */
final class Package {
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
          "jdk.localedata", // dates and figures in the user's way
          "jdk.management", // memory of the machine
          "jdk.unsupported", // sun.misc.Unsafe, for Guava and JavaFX
          "jdk.zipfs");

  /** The jars with native libraries for faces: {@code opencv-4.13.0-1.5.13-linux-x86_64.jar}. */
  private static final Pattern OF_OPENCV = Pattern.compile("(opencv|openblas)-.*-(linux|macosx|windows)-.*\\.jar");

  /** Three of OpenCV's many modules and what they load of OpenBLAS: 25 of 51 MB. */
  private static final Pattern NEEDED_FOR_FACES =
      Pattern.compile(
          "META-INF/MANIFEST\\.MF"
              + "|org/bytedeco/opencv/[^/]*/(lib)?(jni)?opencv_(core|imgproc|dnn)[.\\d][^/]*"
              + "|org/bytedeco/opencv/[^/]*/share/licenses/.*"
              + "|org/bytedeco/openblas/[^/]*/(?!(lib)?jniopenblas_full\\.)[^/]*");

  /** The jar with the tokenizers of all platforms: {@code tokenizers-0.35.1.jar}. */
  private static final Pattern OF_TOKENIZERS = Pattern.compile("tokenizers-[\\d.]+\\.jar");

  private static final String MAIN = "studio.migr.app.launch.Main";

  private final Path root;
  private final Path built;
  private final Path target;
  private final Platform platform;

  private Package(Path root) {
    this.root = root;
    this.built = root.resolve("app/target/studio");
    this.target = root.resolve("installers/target");
    this.platform = Platform.current();
  }

  private enum Platform {
    LINUX("linux", ".png"),
    WINDOWS("windows", ".ico"),
    MACOS("macos", ".icns");

    final String folder;
    final String icon;

    Platform(String folder, String icon) {
      this.folder = folder;
      this.icon = icon;
    }

    static Platform current() {
      String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
      return name.contains("win") ? WINDOWS : name.contains("mac") ? MACOS : LINUX;
    }
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.setProperty("java.awt.headless", "true"); // for the icon
    List<String> further = Arrays.asList(arguments).subList(1, arguments.length);
    try {
      new Package(Path.of(arguments[0])).run(further);
    } catch (ToolFailure failure) {
      System.err.println(failure.getMessage());
      System.exit(1);
    }
  }

  private void run(List<String> given) throws IOException, InterruptedException {
    delete(target);
    Files.createDirectories(target);
    List<String> further = new ArrayList<>(given);
    Optional<Path> wanted = takeDest(further);
    int type = further.indexOf("--type");
    boolean installer = type >= 0 && !further.get(type + 1).equals("app-image");

    say("Linking a Java runtime");
    Path runtime = linkRuntime();
    say("Putting the application together");
    Path imageFolder = installer ? target.resolve("image") : wanted.orElse(target.resolve("image"));
    Path image = makeImage(runtime, imageFolder, installer ? List.of() : further);
    say("Making the ahead-of-time cache");
    makeCache(image);
    say("Starting doctor in the application");
    run(List.of(launcher(image).toString(), "doctor"), "the packed studio does not work here");
    if (!installer) {
      System.out.println(image);
      return;
    }
    say("Making the installer");
    System.out.println(makeInstaller(image, wanted.orElse(target.resolve("installer")), further));
  }

  /** Takes {@code --dest FOLDER} out of the options for jpackage: it is called more than once. */
  private static Optional<Path> takeDest(List<String> options) {
    int at = Math.max(options.indexOf("--dest"), options.indexOf("-d"));
    if (at < 0 || at + 1 >= options.size()) {
      return Optional.empty();
    }
    Path folder = Path.of(options.get(at + 1)).toAbsolutePath();
    options.subList(at, at + 2).clear();
    return Optional.of(folder);
  }

  // ---- the runtime -------------------------------------------------------------------------------

  private Path linkRuntime() throws IOException, InterruptedException {
    Path runtime = target.resolve("runtime");
    // Keeps bin/java: clips are examined in a helper process. Keeps what stack traces need.
    run(
        List.of(
            tool("jlink"),
            "--add-modules",
            String.join(",", modules()),
            "--no-header-files",
            "--no-man-pages",
            "--generate-cds-archive",
            "--output",
            runtime.toString()),
        "jlink failed");
    return runtime;
  }

  private TreeSet<String> modules() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(tool("jdeps"), "--ignore-missing-deps", "--multi-release", "25"));
    command.addAll(List.of("--print-module-deps", "--module-path", built.resolve("javafx").toString()));
    String classPath = String.join(File.pathSeparator, jarsIn(built.resolve("lib")));
    command.addAll(List.of("--class-path", classPath, built.resolve("studio.jar").toString()));
    TreeSet<String> modules = new TreeSet<>(FOUND_AT_RUN_TIME);
    String found = run(command, "jdeps failed").lines().filter(line -> line.contains("java.base")).findFirst().orElse("");
    for (String module : found.strip().split(",")) {
      if (module.startsWith("java.") || module.startsWith("jdk.")) {
        modules.add(module);
      }
    }
    return modules;
  }

  private static List<String> jarsIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toString).filter(name -> name.endsWith(".jar")).sorted().toList();
    }
  }

  // ---- the application ---------------------------------------------------------------------------

  private Path makeImage(Path runtime, Path folder, List<String> further) throws IOException, InterruptedException {
    Path input = target.resolve("input");
    for (String part : List.of("studio.jar", "lib", "javafx")) {
      copy(built.resolve(part), input.resolve(part));
    }
    try (Stream<Path> jars = Files.list(input.resolve("lib"))) {
      for (Path jar : jars.filter(file -> OF_OPENCV.matcher(file.getFileName().toString()).matches()).toList()) {
        keepOnly(NEEDED_FOR_FACES, jar);
      }
    }
    try (Stream<Path> jars = Files.list(input.resolve("lib"))) {
      for (Path jar : jars.filter(file -> OF_TOKENIZERS.matcher(file.getFileName().toString()).matches()).toList()) {
        keepOnly(neededForTokenizers(), jar);
      }
    }
    for (String part : List.of("LICENSE", "NOTICE", "THIRD-PARTY.md")) {
      copy(root.resolve(part), input.resolve(part));
    }
    Path icon = target.resolve("migr-studio" + platform.icon);
    Icon.write(icon);

    List<String> command = new ArrayList<>(List.of(tool("jpackage"), "--type", "app-image"));
    command.addAll(List.of("--input", input.toString(), "--dest", folder.toString()));
    command.addAll(List.of("--main-jar", "studio.jar", "--main-class", MAIN));
    command.addAll(List.of("--runtime-image", runtime.toString(), "--icon", icon.toString()));
    command.addAll(List.of("--app-version", version(), "--vendor", "MIGR Studio"));
    command.addAll(List.of("--copyright", "The MIGR Studio authors, Apache License 2.0"));
    command.addAll(List.of("--description", "Annotate emotional clips: what they show, and whether sound or picture carries it"));
    for (String option : javaOptions()) {
      command.addAll(List.of("--java-options", option));
    }
    command.addAll(optionsOf("image.options"));
    int type = further.indexOf("--type");
    for (int i = 0; i < further.size(); i++) {
      if (type < 0 || (i != type && i != type + 1)) {
        command.add(further.get(i));
      }
    }
    run(command, "jpackage failed");
    try (Stream<Path> made = Files.list(folder)) {
      return made.filter(Files::isDirectory).max(Comparator.comparing(Package::changed)).orElseThrow();
    }
  }

  /** Everything but the native libraries of other platforms and lists of models to fetch: on Linux 5 of 19 MB. */
  private Pattern neededForTokenizers() {
    String system =
        switch (platform) {
          case LINUX -> "linux";
          case WINDOWS -> "win";
          case MACOS -> "osx";
        };
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    String here = system + "-" + (arm ? "aarch64" : "x86_64");
    return Pattern.compile("(META-INF|ai)/.*|native/lib/[^/]*|native/lib/" + here + "/.*");
  }

  /** Leaves out of a jar what the studio does not use. */
  private static void keepOnly(Pattern needed, Path jar) throws IOException {
    Path thin = jar.resolveSibling(jar.getFileName() + ".thin");
    try (ZipFile whole = new ZipFile(jar.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(thin))) {
      for (ZipEntry entry : whole.stream().filter(each -> !each.isDirectory()).toList()) {
        if (needed.matcher(entry.getName()).matches()) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          try (InputStream in = whole.getInputStream(entry)) {
            in.transferTo(out);
          }
          out.closeEntry();
        }
      }
    }
    Files.move(thin, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static long changed(Path file) {
    return file.toFile().lastModified();
  }

  /** The options of the starters, as the installed program's own. */
  private List<String> javaOptions() throws IOException {
    List<String> options = new ArrayList<>();
    options.add("--module-path=$APPDIR/javafx");
    for (String line : Files.readAllLines(built.resolve("java.options"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        options.add(line.strip());
      }
    }
    return options;
  }

  /** Options of jpackage for this platform, a line each; what is quoted is one word. */
  private List<String> optionsOf(String file) throws IOException {
    List<String> options = new ArrayList<>();
    for (String line : Files.readAllLines(root.resolve("installers").resolve(platform.folder).resolve(file))) {
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

  /** The version in the root pom.xml: the first one after the project's own artifactId. */
  private String version() throws IOException {
    String pom = Files.readString(root.resolve("pom.xml"));
    int from = pom.indexOf("<version>", pom.indexOf("<artifactId>migr-studio</artifactId>"));
    String version = pom.substring(from + "<version>".length(), pom.indexOf("</version>", from));
    // macOS and Windows know no leading zero and no words.
    String plain = version.replaceAll("-.*", "");
    return plain.startsWith("0.") && platform == Platform.MACOS ? "1" + plain.substring(1) : plain;
  }

  // ---- the ahead-of-time cache -------------------------------------------------------------------

  /** Runs once through a start with the packed runtime, keeps the loaded classes, and says so in the settings. */
  private void makeCache(Path image) throws IOException, InterruptedException {
    Path folder = appFolder(image);
    Path cache = folder.resolve("studio.aot");
    List<String> command = new ArrayList<>();
    command.add(runtime(image).resolve("bin").resolve(platform == Platform.WINDOWS ? "java.exe" : "java").toString());
    command.add("-XX:AOTCacheOutput=" + cache);
    for (String option : javaOptions()) {
      command.add(option.replace("$APPDIR", folder.toString()));
    }
    command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
    command.addAll(List.of("-cp", folder.resolve("studio.jar").toString(), MAIN, "bench", "start", "--train"));
    try {
      run(command, "the start that was to be learned from went wrong");
    } catch (ToolFailure failure) {
      say(failure.getMessage());
      say("Going on without a cache: the application will start more slowly");
      Files.deleteIfExists(cache);
    }
    for (Path each : settings(folder)) {
      Files.write(each, refined(Files.readAllLines(each), Files.exists(cache)));
    }
  }

  /**
   * The settings of a launcher with the cache, if there is one, and with the class path that it was made with:
   * studio.jar names all other jars itself, while jpackage lists every jar that it finds, those of the module path too.
   */
  private static List<String> refined(List<String> settings, boolean cached) {
    List<String> lines = new ArrayList<>();
    for (String line : settings) {
      if (!line.startsWith("app.classpath=") || line.endsWith("studio.jar")) {
        lines.add(line);
      }
      if (cached && line.equals("[JavaOptions]")) {
        lines.add("java-options=-XX:AOTCache=$APPDIR/studio.aot");
      }
    }
    return lines;
  }

  private Path launcher(Path image) {
    String name = name(image);
    return switch (platform) {
      case LINUX -> image.resolve("bin").resolve(name);
      case WINDOWS -> image.resolve("studio.exe"); // the one that prints
      case MACOS -> image.resolve("Contents/MacOS").resolve(name);
    };
  }

  private Path appFolder(Path image) {
    return switch (platform) {
      case LINUX -> image.resolve("lib/app");
      case WINDOWS -> image.resolve("app");
      case MACOS -> image.resolve("Contents/app");
    };
  }

  private Path runtime(Path image) {
    return switch (platform) {
      case LINUX -> image.resolve("lib/runtime");
      case WINDOWS -> image.resolve("runtime");
      case MACOS -> image.resolve("Contents/runtime/Contents/Home");
    };
  }

  /** One file for each launcher. */
  private static List<Path> settings(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".cfg")).toList();
    }
  }

  private static String name(Path image) {
    return image.getFileName().toString().replaceFirst("\\.app$", "");
  }

  // ---- the installer -----------------------------------------------------------------------------

  private Path makeInstaller(Path image, Path folder, List<String> further) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(tool("jpackage")));
    command.addAll(List.of("--app-image", image.toString(), "--dest", folder.toString()));
    command.addAll(List.of("--name", name(image), "--app-version", version()));
    command.addAll(List.of("--license-file", root.resolve("LICENSE").toString()));
    command.addAll(optionsOf("installer.options"));
    command.addAll(further);
    run(command, "jpackage failed");
    try (Stream<Path> made = Files.list(folder)) {
      return made.max(Comparator.comparing(Package::changed)).orElseThrow();
    }
  }

  // ---- tools -------------------------------------------------------------------------------------

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private static void say(String text) {
    System.err.println(text);
  }

  /** What it printed; shown only if it fails. */
  private String run(List<String> command, String failure) throws IOException, InterruptedException {
    Path output = target.resolve("tool.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    int exit = process.waitFor();
    String text = Files.readString(output);
    if (exit != 0) {
      throw new ToolFailure(text.strip() + System.lineSeparator() + failure + " (exit code " + exit + ")");
    }
    return text;
  }

  private static final class ToolFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    ToolFailure(String message) {
      super(message);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path place = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(place);
        } else {
          Files.createDirectories(place.getParent());
          Files.copy(each, place, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(
          each -> {
            try {
              each.toFile().setWritable(true); // jlink protects some of its files
              Files.delete(each);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
