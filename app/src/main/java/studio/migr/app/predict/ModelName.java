package studio.migr.app.predict;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Which model said something.
 *
 * @param name for people: its folder's
 * @param id tells it from others of that name, and from what was in the same folder before
 */
public record ModelName(String name, String id) {
  /**
   * Of the model in a folder, as its files are now.
   *
   * @throws IOException if the folder cannot be read
   */
  public static ModelName of(Path folder) throws IOException {
    Path last = folder.toAbsolutePath().normalize().getFileName();
    return new ModelName(
        last == null ? folder.toString() : last.toString(), ModelIdentity.of(folder).id());
  }
}
