import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The application's folder in one archive, to be unpacked anywhere by anybody and started from there. */
final class Portable {
  private final Source source;

  Portable(Source source) {
    this.source = source;
  }

  /** Packs it: as .tar.gz, which keeps what may be run; as .zip on Windows, whose own tar writes it. */
  Path make(Path image, Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    boolean windows = source.platform() == Platform.WINDOWS;
    String name = "migr-studio-" + source.version() + "-" + source.platform().folder + "-" + architecture();
    Path archive = folder.resolve(name + (windows ? ".zip" : ".tar.gz"));
    Tool.run(
        List.of(
            "tar",
            windows ? "-acf" : "-czf",
            archive.toString(),
            "-C",
            image.getParent().toString(),
            image.getFileName().toString()),
        "the archive could not be written");
    return archive;
  }

  private static String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
  }
}
