package studio.migr.app.predict;

import java.io.IOException;
import java.nio.file.Path;
import studio.migr.runtime.tiny.MigrTiny;

/**
 * Which model said something.
 *
 * @param name for people, see {@link #forPeople}
 * @param id tells it from others of that name, and from what was in the same folder before
 */
public record ModelName(String name, String id) {
  public ModelName {
    name = withoutVersion(name); // which an earlier version wrote into its files
  }

  /**
   * Of the model in a folder, as its files are now.
   *
   * @throws IOException if the folder cannot be read
   */
  public static ModelName of(Path folder) throws IOException {
    return new ModelName(
        forPeople(folder.toAbsolutePath().normalize().toString()), ModelIdentity.of(folder).id());
  }

  /**
   * The name by which people know a model, wherever they read it: its folder's, and of the studio's
   * own model its own, whose folder also has its version.
   *
   * @param folder of any machine and system
   */
  public static String forPeople(String folder) {
    String[] parts = folder.split("[/\\\\]+");
    String last =
        parts.length == 0 || parts[parts.length - 1].isEmpty() ? folder : parts[parts.length - 1];
    return withoutVersion(last);
  }

  static String withoutVersion(String name) {
    return MigrTiny.isFolder(name) ? MigrTiny.NAME : name;
  }
}
