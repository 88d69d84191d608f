package studio.migr.app.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.migr.app.store.ProjectException;

/**
 * Links in a project's folder that lead out of it. Whoever made the folder could have what the
 * studio writes land on any file of the user; so a folder with such a link is not opened, unless
 * the user's own studio has worked in it before.
 */
final class StrayLinks {
  private StrayLinks() {}

  /**
   * @throws ProjectException if there is one, naming it
   */
  static void refuse(ProjectFolder place) throws ProjectException, IOException {
    if (!Files.isDirectory(place.root())) {
      return;
    }
    List<Path> written = new ArrayList<>(place.ownFolders());
    written.addAll(
        List.of(place.database(), place.lock(), place.marker(), place.shared(), place.media()));
    Path root = place.root().toRealPath();
    for (Path each : written) {
      Optional<Path> stray = firstIn(each, root);
      if (stray.isPresent()) {
        throw ProjectException.of("project.stray-link", stray.get().toString());
      }
    }
  }

  private static Optional<Path> firstIn(Path written, Path root) throws IOException {
    if (!Files.isSymbolicLink(written) && !Files.isDirectory(written)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.walk(written)) { // follows no link, and shows it as such
      return all.filter(each -> Files.isSymbolicLink(each) && leadsOut(each, root)).findFirst();
    }
  }

  /** Also if nothing is there yet: what is written through the link would make it. */
  private static boolean leadsOut(Path link, Path root) {
    try {
      Path target = link.resolveSibling(Files.readSymbolicLink(link));
      Path end = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath().normalize();
      return !end.startsWith(root);
    } catch (IOException e) {
      return true;
    }
  }
}
