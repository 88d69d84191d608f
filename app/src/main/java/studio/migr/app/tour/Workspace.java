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
 * reaches the user's, and a name of its own, so that it does the same for everybody. It is gone
 * when this is closed. Only one at a time in a process.
 */
final class Workspace implements AutoCloseable {
  private static final String ANNOTATOR = "annotator";

  private final Path folder;
  private final Map<String, @Nullable String> before = new HashMap<>();

  private Workspace(Path folder) {
    this.folder = folder;
  }

  static Workspace make() throws IOException {
    Workspace workspace = new Workspace(Files.createTempDirectory("studio-tour").toRealPath());
    workspace.set("studio.settings", workspace.folder("settings").toString());
    workspace.set("studio.projects", workspace.folder("projects").toString());
    workspace.set("user.name", ANNOTATOR); // who draws other lots in a round than somebody else
    return workspace;
  }

  /** A place for files of that name; nothing is made. */
  Path folder(String name) {
    return folder.resolve(name);
  }

  private void set(String property, String value) {
    before.put(property, System.setProperty(property, value));
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
