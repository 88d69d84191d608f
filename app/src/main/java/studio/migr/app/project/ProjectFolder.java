package studio.migr.app.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import studio.migr.app.journal.JournalReader;
import studio.migr.app.store.Ledger;

/**
 * What lies where in a project's folder.
 *
 * @param root absolute
 */
public record ProjectFolder(Path root) {

  public ProjectFolder {
    root = root.toAbsolutePath().normalize();
  }

  Path journal() {
    return root.resolve("journal");
  }

  Path database() {
    return root.resolve("studio.mv.db");
  }

  Path backups() {
    return root.resolve("backups");
  }

  Path cache() {
    return root.resolve("cache");
  }

  /** Copies of the files of action units that were taken in. */
  Path faces() {
    return root.resolve("faces");
  }

  /** Timed texts that belong to clips. */
  Path tracks() {
    return root.resolve("tracks");
  }

  /** What models said of clips. */
  Path predictions() {
    return root.resolve("predictions");
  }

  /** Says where the project is shared; not there if it is not. */
  Path shared() {
    return root.resolve("shared.json");
  }

  /** Where this machine has the clips of a shared project. */
  Path media() {
    return root.resolve("media.json");
  }

  /** What was made here and is not on the server yet. */
  Path outbox() {
    return root.resolve("outbox");
  }

  /** What desktops open the project by. */
  Path marker() {
    return root.resolve("studio" + ProjectMarker.ENDING);
  }

  Path lock() {
    return root.resolve("studio.lock");
  }

  Ledger.Places places(KnownDatabases known) {
    return new Ledger.Places(journal(), database(), backups(), known.contains(database()));
  }

  /** The folders that the studio itself fills; nobody's clips lie there. */
  public List<Path> ownFolders() {
    return List.of(
        journal(),
        backups(),
        cache(),
        faces(),
        tracks(),
        predictions(),
        outbox(),
        root.resolve("snapshots"),
        root.resolve("runs"));
  }

  boolean hasJournal() throws IOException {
    return !JournalReader.files(journal()).isEmpty();
  }

  boolean isProject() {
    try {
      return hasJournal() || Files.exists(database()) || Files.exists(shared());
    } catch (IOException e) {
      return false; // a folder that cannot be listed is none that could be opened
    }
  }

  /** Its last name, for people. */
  String name() {
    Path name = root.getFileName();
    return name == null ? root.toString() : name.toString();
  }
}
