package studio.migr.app.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/**
 * A small file in a project's folder, which desktops open with the studio: a double click on it
 * opens the project. Nothing is read from it.
 */
public final class ProjectMarker {
  /** How its name ends; the installers tell the desktop that such files are the studio's. */
  static final String ENDING = ".migr";

  private static final String TEXT =
      "This folder is a project of MIGR Studio. Open this file to open the project.\n";

  private ProjectMarker() {}

  /** Puts it there if it is missing. A project without one is a project all the same. */
  static void put(ProjectFolder folder) {
    Path file = folder.marker();
    try {
      if (!Files.exists(file)) {
        Files.writeString(file, TEXT);
      }
    } catch (IOException e) {
      // Not before: a start asks for the folder while nobody has said yet where the log lies.
      LoggerFactory.getLogger(ProjectMarker.class).debug("No marker in {}", folder.root(), e);
    }
  }

  /** The folder that is meant by a marker file; anything else as it is. */
  public static Path folderOf(Path given) {
    Path file = given.toAbsolutePath();
    boolean marker = file.toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
    Path folder = file.getParent();
    return marker && folder != null && Files.isRegularFile(file) ? folder : given;
  }
}
