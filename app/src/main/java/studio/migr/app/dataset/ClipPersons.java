package studio.migr.app.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.migr.app.clip.Clip;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.table.CsvReader;

/**
 * Whom clips show: a table says so, or the file's name in RAVDESS and CREMA-D. Without that, nobody
 * knows.
 */
public final class ClipPersons {
  private static final Pattern RAVDESS = Pattern.compile("\\d\\d(?:-\\d\\d){5}-(\\d\\d)");
  private static final Pattern CREMA_D = Pattern.compile("(\\d{4})_[A-Z]{3}_[A-Z]{3}_[A-Z]{2}");

  /** No table. */
  public static final ClipPersons FROM_NAMES = new ClipPersons(Map.of());

  private final Map<String, String> byName;

  private ClipPersons(Map<String, String> byName) {
    this.byName = byName;
  }

  /**
   * Reads a table with the columns {@code clip} (name of the file, with or without its ending, or
   * the clip's id) and {@code person}.
   *
   * @throws ProjectException if it has not these columns, or names two people for a clip
   */
  public static ClipPersons read(Path file) throws IOException, ProjectException {
    Map<String, String> byName = new HashMap<>();
    try (CsvReader table = CsvReader.open(file)) {
      int clip = -1;
      int person = -1;
      boolean first = true;
      while (table.next()) {
        if (first) {
          for (int k = 0; k < table.cells(); k++) {
            String header = table.cell(k).strip().toLowerCase(Locale.ROOT);
            clip = header.equals("clip") ? k : clip;
            person = header.equals("person") ? k : person;
          }
          if (clip < 0 || person < 0) {
            throw ProjectException.of("snapshot.no-persons", file.toString());
          }
          first = false;
        } else if (table.cells() > Math.max(clip, person)
            && !table.cell(clip).isBlank()
            && !table.cell(person).isBlank()) {
          String before = byName.put(table.cell(clip), table.cell(person));
          if (before != null && !before.equals(table.cell(person))) {
            throw ProjectException.of("snapshot.two-persons", file.toString(), table.cell(clip));
          }
        }
      }
    }
    return new ClipPersons(byName);
  }

  /** Whom a clip shows; empty if nobody knows. */
  public Optional<String> of(Clip clip) {
    String name = clip.name();
    String stem = name.replaceFirst("\\.[^.]*$", "");
    for (String known : new String[] {clip.id(), name, stem}) {
      if (byName.containsKey(known)) {
        return Optional.ofNullable(byName.get(known));
      }
    }
    Matcher ravdess = RAVDESS.matcher(stem);
    if (ravdess.matches()) {
      return Optional.of("RAVDESS " + ravdess.group(1));
    }
    Matcher crema = CREMA_D.matcher(stem);
    return crema.matches() ? Optional.of("CREMA-D " + crema.group(1)) : Optional.empty();
  }
}
