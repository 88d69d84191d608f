import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Packs the built studio with a Java runtime of its own. Started from its source text by the two starters, {@code
 * studio} and {@code studio.cmd}: {@code java Package.java ROOT [--type TYPE] [--dest FOLDER] [options of jpackage]}, or {@code … ROOT
 * --dry-run PLATFORM}, which only prints what jpackage would be called with there.
 */
final class Package {
  /** The type that is only the application's folder. */
  static final String IMAGE = "app-image";

  /** The type that is an archive of it, to be unpacked anywhere. */
  static final String PORTABLE = "portable";

  private final Source source;

  private Package(Source source) {
    this.source = source;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.setProperty("java.awt.headless", "true"); // for the icon
    List<String> further = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
    try {
      Optional<String> elsewhere = take(further, "--dry-run", "--dry-run");
      if (elsewhere.isPresent()) {
        new Package(new Source(Path.of(arguments[0]), Platform.named(elsewhere.get()))).print();
        return;
      }
      new Package(new Source(Path.of(arguments[0]), Platform.current())).run(further);
    } catch (Tool.Failure failure) {
      System.err.println(failure.getMessage());
      System.exit(1);
    }
  }

  static void say(String text) {
    System.err.println(text);
  }

  private void run(List<String> further) throws IOException, InterruptedException {
    Optional<String> type = take(further, "--type", "-t");
    Optional<Path> wanted = take(further, "--dest", "-d").map(folder -> Path.of(folder).toAbsolutePath());
    boolean onlyImage = type.equals(Optional.of(IMAGE));
    List<String> types = onlyImage ? List.of() : possible(type);
    for (String former : List.of("modules", "runtime", "input", "image", "installer")) {
      Folder.delete(source.target().resolve(former));
    }
    Files.createDirectories(source.target());

    say("Linking a Java runtime");
    Path runtime = new JavaRuntime(source).link();
    say("Putting the application together");
    Path imageFolder = source.target().resolve("image");
    Path image =
        new AppImage(source)
            .make(runtime, onlyImage ? wanted.orElse(imageFolder) : imageFolder, onlyImage ? further : List.of());
    say("Making the ahead-of-time cache");
    new StartCache(source).make(image);
    say("Starting doctor in the application");
    Tool.run(
        List.of(source.platform().launcher(image).toString(), "doctor"), "the packed studio does not work here");
    System.out.println(image);
    for (String each : types) {
      say("Making " + each);
      Path folder = wanted.orElse(source.target().resolve("installer"));
      System.out.println(
          each.equals(PORTABLE)
              ? new Portable(source).make(image, folder)
              : new Installer(source).make(image, each, folder, further));
    }
  }

  /** Each call of jpackage: an argument a line, and an empty line behind it. */
  private void print() throws IOException {
    Path folder = source.target().resolve("image");
    List<List<String>> calls = new ArrayList<>();
    calls.add(new AppImage(source).command(source.target().resolve("runtime"), folder, List.of()));
    for (String type : source.platform().types) {
      if (!type.equals(PORTABLE)) {
        Path image = folder.resolve(source.platform().imageNamed(source.name()));
        calls.add(new Installer(source).command(image, type, source.target().resolve("installer"), List.of()));
      }
    }
    calls.forEach(call -> System.out.println(String.join("\n", call) + "\n"));
  }

  /** The one that was asked for; if none was, all of this platform for which the programs are here. */
  private List<String> possible(Optional<String> asked) {
    List<String> possible = new ArrayList<>();
    for (String each : asked.map(List::of).orElse(source.platform().types)) {
      String missing = Installer.missing(each);
      if (missing.isEmpty()) {
        possible.add(each);
      } else if (asked.isPresent()) {
        throw new Tool.Failure("No " + each + " can be made before this is installed: " + missing);
      } else {
        say("No " + each + " will be made: it needs " + missing);
      }
    }
    return possible;
  }

  /** Takes an option with its value out of the others: it is no business of every call of jpackage. */
  private static Optional<String> take(List<String> options, String name, String shortName) {
    int at = Math.max(options.indexOf(name), options.indexOf(shortName));
    if (at < 0 || at + 1 >= options.size()) {
      return Optional.empty();
    }
    String value = options.get(at + 1);
    options.subList(at, at + 2).clear();
    return Optional.of(value);
  }
}
