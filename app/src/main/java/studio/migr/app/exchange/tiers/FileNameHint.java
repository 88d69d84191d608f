package studio.migr.app.exchange.tiers;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.migr.app.exchange.source.ClipHint;

/** What the name of an annotation file says of its clip. */
final class FileNameHint {
  /** Our own exports end so where several clips have the same name. */
  private static final Pattern IDENTIFIER = Pattern.compile("-([0-9a-f]{16})$");

  private FileNameHint() {}

  static ClipHint of(Path file, List<String> links) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot <= 0 ? name : name.substring(0, dot);
    Matcher id = IDENTIFIER.matcher(stem);
    return id.find()
        ? new ClipHint(List.of(id.group(1)), links, List.of(stem.substring(0, id.start())))
        : new ClipHint(List.of(), links, List.of(stem));
  }
}
