package studio.migr.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import studio.migr.app.journal.Journal;
import studio.migr.app.journal.JournalEvent;
import studio.migr.app.journal.JournalReader;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.media.MediaInfo;

/** A project of as many clips as wanted, whose files are not there. */
final class LargeProject {
  private static final int STEP = 1000;
  private static final String[] WORDS = {"angry", "happy", "talking", "quiet", "interview"};

  private LargeProject() {}

  /**
   * Makes it in {@code folder}, closed.
   *
   * @param media what each of the clips is said to hold
   */
  static void make(Path folder, int clips, MediaInfo media) throws IOException, ProjectException {
    Project.create(folder).close();
    Path lines = folder.resolve("journal");
    try (Journal journal = Journal.open(lines, JournalReader.readAll(lines, _ -> {}))) {
      List<List<JournalEvent>> steps = new ArrayList<>();
      long seq = journal.next();
      for (int k = 0; k < clips; k++) {
        String id = String.format(Locale.ROOT, "%016x", k + 1);
        String path =
            folder
                .resolve(
                    String.format(Locale.ROOT, "clips/%s_%06d.mp4", WORDS[k % WORDS.length], k))
                .toString();
        steps.add(
            List.of(
                new JournalEvent.ClipAdded(
                    seq++, Instant.EPOCH, id, id.repeat(4), 1_000_000, path, media)));
        if (steps.size() == STEP) {
          journal.append(steps);
          steps.clear();
        }
      }
      journal.append(steps);
    }
    Project.open(folder).close(); // what was appended goes into the database now
  }
}
