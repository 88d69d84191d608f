package studio.migr.app.exchange.dataset;

import java.util.List;
import java.util.Locale;
import studio.migr.app.exchange.source.ClipHint;

/** Clips that are numbered: label files write {@code 7} for the file {@code 00007.mp4}. */
final class ClipNumber {
  private ClipNumber() {}

  /** A clip by its name, with and without an ending, with and without zeros before its number. */
  static ClipHint hint(String name) {
    return new ClipHint(List.of(), List.of(), names(name));
  }

  /** A clip by the path of its file. */
  static ClipHint hintOfLink(String link) {
    String last = link.substring(Math.max(link.lastIndexOf('/'), link.lastIndexOf('\\')) + 1);
    return new ClipHint(List.of(), List.of(link), names(last));
  }

  private static List<String> names(String name) {
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    if (!stem.matches("[0-9]{1,9}")) {
      return List.of(name);
    }
    int number = Integer.parseInt(stem);
    return List.of(name, String.format(Locale.ROOT, "%05d", number), Integer.toString(number));
  }
}
