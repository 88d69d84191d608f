import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The ahead-of-time cache of a packed studio (JEP 514), made with its own runtime and under its own options. */
final class StartCache {
  private final Source source;

  StartCache(Source source) {
    this.source = source;
  }

  /** Runs once through a start, keeps the classes that it loaded, and says so in the application's settings. */
  void make(Path image) throws IOException, InterruptedException {
    Platform platform = source.platform();
    Path folder = platform.application(image);
    Path cache = folder.resolve("studio.aot");
    Folder.date(image, Source.FILES_ARE_OF);
    List<String> command = new ArrayList<>();
    command.add(platform.runtime(image).resolve("bin").resolve(platform.program("java")).toString());
    command.add("-XX:AOTCacheOutput=" + cache);
    for (String option : source.javaOptions()) {
      command.add(option.replace("$APPDIR", folder.toString()));
    }
    command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
    command.addAll(List.of("-cp", folder.resolve("studio.jar").toString(), AppImage.MAIN, "bench", "start", "--train"));
    try {
      Tool.run(command, "the start that was to be learned from went wrong");
    } catch (Tool.Failure failure) {
      Package.say(failure.getMessage());
      Package.say("Going on without a cache: the application will start more slowly");
      Files.deleteIfExists(cache);
    }
    // One file of settings for each launcher.
    for (Path each : Folder.list(folder, file -> file.toString().endsWith(".cfg"))) {
      Files.write(each, refined(Files.readAllLines(each), Files.exists(cache)));
    }
  }

  /**
   * The settings of a launcher with the cache, if there is one, and with the class path that it was made with:
   * studio.jar names all other jars itself, while jpackage lists every jar that it finds.
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
}
