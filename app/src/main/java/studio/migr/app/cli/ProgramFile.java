package studio.migr.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file by which this very program is started. */
final class ProgramFile {
  /** Set by the installed program. */
  private static final String INSTALLED = "jpackage.app-path";

  private static final int FROM_JAR_TO_ROOT = 4; // ROOT/app/target/studio/studio.jar

  private ProgramFile() {}

  /** Its path; where it is not known, the name that is looked up on the path. */
  static String find() {
    return Optional.ofNullable(System.getProperty(INSTALLED))
        .or(() -> starter(Path.of(System.getProperty("java.class.path", "")).toAbsolutePath()))
        .orElse("studio");
  }

  /** The starter of the sources that {@code jar} was built from. */
  private static Optional<String> starter(@Nullable Path jar) {
    Path at = jar;
    for (int k = 0; k < FROM_JAR_TO_ROOT && at != null; k++) {
      at = at.getParent();
    }
    return Optional.ofNullable(at)
        .map(root -> root.resolve("studio"))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .map(Path::toString);
  }
}
