package studio.migr.app.doctor;

import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that may not be there yet. */
final class Folders {
  private Folders() {}

  /** The folder itself, or the closest one above it that exists. */
  static Path nearestExisting(Path folder) {
    Path at = folder.toAbsolutePath().normalize();
    while (!Files.exists(at) && at.getParent() != null) {
      at = at.getParent();
    }
    return at;
  }
}
