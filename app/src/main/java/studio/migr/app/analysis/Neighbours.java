package studio.migr.app.analysis;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import studio.migr.app.library.ClipRow;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.player.ClipSource;
import studio.migr.app.project.ProjectModel;

/** The clips near one in the list, as it is filtered and ordered now. On the JavaFX thread. */
final class Neighbours {
  /** How many of the next clips are analysed ahead. */
  private static final int AHEAD = 8;

  private final LibraryModel library;
  private final ProjectModel projects;

  Neighbours(LibraryModel library, ProjectModel projects) {
    this.library = library;
    this.projects = projects;
  }

  /** Those that come after {@code clip}, next first. */
  Stream<ClipRow> after(String clip) {
    return library.shown().stream().skip(placeOf(clip) + 1L).limit(AHEAD);
  }

  /** Those to which people go from {@code clip}: the next two, and the one before. */
  Stream<ClipRow> beside(String clip) {
    List<ClipRow> shown = library.shown();
    int at = placeOf(clip);
    return IntStream.of(at + 1, at + 2, at - 1)
        .filter(k -> k >= 0 && k < shown.size())
        .mapToObj(shown::get);
  }

  /** What can be asked about one of them; empty where what is said could not be kept. */
  Optional<ClipSource> source(ClipRow row) {
    return projects
        .project()
        .filter(open -> open.readOnlyReason().isEmpty())
        .map(
            open ->
                new ClipSource(
                    row.clip().id(),
                    row.clip().path(),
                    open.library().media(row.clip().id()),
                    Optional.of(open.cacheFolder())));
  }

  /** Where a clip stands in the list; behind its end if it does not. */
  private int placeOf(String clip) {
    List<ClipRow> shown = library.shown();
    int at = 0;
    while (at < shown.size() && !shown.get(at).clip().id().equals(clip)) {
      at++;
    }
    return at;
  }
}
