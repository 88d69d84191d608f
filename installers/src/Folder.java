import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whole folders. */
final class Folder {
  private Folder() {}

  /** What lies directly in {@code folder} and is wanted, by name. */
  static List<Path> list(Path folder, Predicate<Path> wanted) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(wanted).sorted().toList();
    }
  }

  /** What was last written there. */
  static Path newest(Path folder) throws IOException {
    return list(folder, each -> true).stream()
        .max(Comparator.comparing(each -> each.toFile().lastModified()))
        .orElseThrow();
  }

  /** Copies a file, or a folder with all that is in it, with times and rights. */
  static void copy(Path from, Path to) throws IOException {
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

  /** Gives every file in it the same time, in seconds since 1970. */
  static void date(Path folder, long seconds) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(each, FileTime.from(seconds, TimeUnit.SECONDS));
      }
    }
  }

  /** Removes it, if it is there. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder())
          .forEach(
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
