package studio.migr.app.exchange.source;

import java.util.List;

/**
 * By what a file names a clip, from sure to vague.
 *
 * @param ids identifiers of the studio itself
 * @param links paths or addresses of media files; relative ones start at the file's own folder
 * @param names file names, with or without an ending, that should be the clip's
 */
public record ClipHint(List<String> ids, List<String> links, List<String> names) {
  public ClipHint {
    ids = List.copyOf(ids);
    links = List.copyOf(links);
    names = List.copyOf(names);
  }

  /** Only a name, such as a cell of a table. */
  public static ClipHint named(String name) {
    return new ClipHint(List.of(), List.of(), List.of(name));
  }

  /** What to call the clip before it is found. */
  public String title() {
    for (List<String> list : List.of(names, links, ids)) {
      if (!list.isEmpty()) {
        return list.getFirst();
      }
    }
    return "?";
  }
}
