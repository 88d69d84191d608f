package studio.migr.app.runs;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import studio.migr.app.predict.ModelName;

/**
 * Calls folders of models and snapshots what people call them, where that is clear: a run's model
 * by the run, a snapshot by the first digits of its hash. What is typed besides is a path.
 */
final class FolderNames extends StringConverter<String> {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final int DIGITS = 8;

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> folders = new HashMap<>();

  FolderNames(List<String> known) {
    for (String folder : known) {
      String name = name(Path.of(folder));
      if (folders.putIfAbsent(name, folder) == null) {
        names.put(folder, name);
      }
    }
  }

  private static String name(Path folder) {
    Path parent = folder.getParent();
    String last =
        ModelName.forPeople(
            (folder.endsWith("model") && parent != null ? parent : folder).toString());
    return HASH.matcher(last).matches() ? last.substring(0, DIGITS) : last;
  }

  @Override
  public String toString(@Nullable String folder) {
    return folder == null ? "" : names.getOrDefault(folder, folder);
  }

  @Override
  public String fromString(@Nullable String text) {
    return text == null ? "" : folders.getOrDefault(text.strip(), text.strip());
  }
}
