package studio.migr.app.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import studio.migr.app.settings.Settings;

/**
 * Which database files this user's studio made itself. A database can hold programs that run as
 * soon as it is opened; so one that came with a folder from elsewhere is not opened but made again
 * from the journal, which holds nothing but text.
 */
final class KnownDatabases {
  private static final String NAME = "databases";
  private static final int MOST = 500;

  private final Settings settings;

  KnownDatabases(Settings settings) {
    this.settings = settings;
  }

  /** The database files, the newest last. */
  record Known(List<String> files) {
    Known {
      files = List.copyOf(files);
    }
  }

  boolean contains(Path database) {
    return settings.load(NAME, new Known(List.of())).files().contains(nameOf(database));
  }

  void add(Path database) {
    String name = nameOf(database);
    List<String> files = new ArrayList<>(settings.load(NAME, new Known(List.of())).files());
    files.remove(name);
    files.add(name);
    settings.save(NAME, new Known(files.subList(Math.max(0, files.size() - MOST), files.size())));
  }

  /** One name for a file however it is reached. */
  private static String nameOf(Path database) {
    try {
      return database.toRealPath().toString();
    } catch (IOException e) {
      return database.toAbsolutePath().normalize().toString();
    }
  }
}
