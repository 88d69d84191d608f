package studio.migr.app.tour;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A folder of its own for settings and projects, so that nothing a program does in the window
 * reaches the user's. It is gone when this is closed. Only one at a time in a process.
 */
final class Workspace implements AutoCloseable {
  private final Path folder;
  private final Map<String, @Nullable String> before = new HashMap<>();

  private Workspace(Path folder) {
    this.folder = folder;
  }

  static Workspace make() throws IOException {
    Workspace workspace = new Workspace(Files.createTempDirectory("studio-tour").toRealPath());
    workspace.redirect("studio.settings", "settings");
    workspace.redirect("studio.projects", "projects");
    return workspace;
  }

  /** A place for files of that name; nothing is made. */
  Path folder(String name) {
    return folder.resolve(name);
  }

  private void redirect(String property, String name) {
    before.put(property, System.setProperty(property, folder(name).toString()));
  }

  @Override
  public void close() throws IOException {
    before.forEach(
        (property, value) -> {
          if (value == null) {
            System.clearProperty(property);
          } else {
            System.setProperty(property, value);
          }
        });
    MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
  }
}
