package studio.migr.app.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import studio.migr.app.journal.JournalEvent.ClipAdded;
import studio.migr.app.journal.JournalEvent.ProjectCreated;
import studio.migr.app.journal.SampleEvents;

/** Ledgers as tests need them. */
public final class Ledgers {
  private Ledgers() {}

  public static Ledger.Places places(Path project) {
    return new Ledger.Places(
        project.resolve("journal"),
        project.resolve("studio.mv.db"),
        project.resolve("backups"),
        true);
  }

  public static Ledger open(Path project, Consumer<String> notices) {
    try {
      return Ledger.open(places(project), notices);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Makes a project with clips numbered from 0 (even: film, odd: sound). */
  public static List<String> create(Path project, int clips) {
    List<String> ids = new ArrayList<>();
    try (Ledger ledger = open(project, notice -> {})) {
      ledger.write(
          draft -> {
            draft.add(
                (seq, time) ->
                    new ProjectCreated(
                        seq, time, "id", "test", studio.migr.runtime.emotion.EmotionScheme.DFEW));
            for (int k = 0; k < clips; k++) {
              ClipAdded sample = SampleEvents.clip(1, k);
              ids.add(sample.clipId());
              draft.add(
                  (seq, time) ->
                      new ClipAdded(
                          seq,
                          time,
                          sample.clipId(),
                          sample.sha256(),
                          sample.size(),
                          sample.path(),
                          sample.media()));
            }
            return draft;
          });
    } catch (ProjectException e) {
      throw new AssertionError(e);
    }
    return ids;
  }

  /** What the journal says, whatever the database says. */
  public static String replayed(Path project) {
    try (Ledger ledger = Ledger.openReadOnly(places(project).journal(), "", notice -> {})) {
      return ledger.fingerprint();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
