package studio.migr.app.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The projects opened last, newest first.
 *
 * @param folders absolute paths, at most {@value #MOST}
 */
public record RecentProjects(List<String> folders) {
  static final int MOST = 8;

  /** Nothing opened yet. */
  public static final RecentProjects NONE = new RecentProjects(List.of());

  public RecentProjects {
    folders = List.copyOf(folders);
  }

  /** With {@code folder} moved or added to the front. */
  public RecentProjects with(Path folder) {
    String path = folder.toAbsolutePath().normalize().toString();
    List<String> next = new ArrayList<>(folders);
    next.remove(path);
    next.addFirst(path);
    return new RecentProjects(next.subList(0, Math.min(MOST, next.size())));
  }

  /** Those that are still there. */
  public List<Path> existing() {
    return folders.stream().map(Path::of).filter(Project::isProject).toList();
  }
}
