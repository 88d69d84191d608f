package studio.migr.app.project;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import studio.migr.app.store.Ledger;

/**
 * Files beside the journal that it names and that are not in the folder: what people took in on
 * another machine of a shared project lies there alone.
 */
final class FilesElsewhere {
  private FilesElsewhere() {}

  /** How many there are; looks at each file, so not for the JavaFX thread. */
  static int count(Ledger ledger, ProjectFolder folder) {
    return missing(folder.tracks(), folder.tracks(), ledger.tracks().files())
        + missing(folder.root(), folder.faces(), ledger.auFiles().files());
  }

  private static int missing(Path from, Path within, List<String> names) {
    int missing = 0;
    for (String name : names) {
      try {
        Path file = from.resolve(name).normalize();
        // A journal from elsewhere may name anything: what lies elsewhere on the disk is none.
        if (file.startsWith(within) && !Files.exists(file)) {
          missing++;
        }
      } catch (InvalidPathException e) {
        missing++; // named on another system
      }
    }
    return missing;
  }
}
