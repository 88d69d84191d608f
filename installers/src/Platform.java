import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A system that the studio is packed for: always the one that packs, since jpackage packs for no other. */
enum Platform {
  LINUX("linux", ".png", List.of("deb", "rpm", Package.PORTABLE)),
  WINDOWS("windows", ".ico", List.of("msi", Package.PORTABLE)),
  MACOS("macos", ".icns", List.of("dmg"));

  /** Of its options, beside this file's folder. */
  final String folder;

  /** How the name of an icon ends. */
  final String icon;

  /** What is made if nothing is asked for, in this order. */
  final List<String> types;

  Platform(String folder, String icon, List<String> types) {
    this.folder = folder;
    this.icon = icon;
    this.types = types;
  }

  static Platform current() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.contains("win") ? WINDOWS : name.contains("mac") ? MACOS : LINUX;
  }

  /** The one whose options lie in the folder of that name. */
  static Platform named(String name) {
    for (Platform each : values()) {
      if (each.folder.equals(name)) {
        return each;
      }
    }
    throw new Tool.Failure("There is no platform " + name + ": linux, windows or macos");
  }

  /** What the folder of an application is called. */
  String imageNamed(String application) {
    return this == MACOS ? application + ".app" : application;
  }

  /** The name of a program's file. */
  String program(String name) {
    return this == WINDOWS ? name + ".exe" : name;
  }

  /** What starts the application that lies in {@code image}, and prints to the terminal. */
  Path launcher(Path image) {
    return switch (this) {
      case LINUX -> image.resolve("bin").resolve(name(image));
      case WINDOWS -> image.resolve("studio.exe"); // MIGR Studio.exe prints nothing
      case MACOS -> image.resolve("Contents/MacOS").resolve(name(image));
    };
  }

  /** Where the application's jars lie in {@code image}. */
  Path application(Path image) {
    return switch (this) {
      case LINUX -> image.resolve("lib/app");
      case WINDOWS -> image.resolve("app");
      case MACOS -> image.resolve("Contents/app");
    };
  }

  /** Where the Java runtime lies in {@code image}. */
  Path runtime(Path image) {
    return switch (this) {
      case LINUX -> image.resolve("lib/runtime");
      case WINDOWS -> image.resolve("runtime");
      case MACOS -> image.resolve("Contents/runtime/Contents/Home");
    };
  }

  /** The application's name, which is that of its folder. */
  static String name(Path image) {
    return image.getFileName().toString().replaceFirst("\\.app$", "");
  }
}
