package studio.migr.app.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.migr.app.journal.JournalEvent.AuFileAdded;
import studio.migr.app.journal.JournalEvent.ClipMoved;
import studio.migr.app.journal.JournalEvent.TrackAdded;

/**
 * A project that comes from a stranger: its lines name files, and may not lead out of its folder.
 */
class HostileJournalTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {"../../escape", "..", ".hidden", "/etc/passwd", "C:\\Windows", "a/b", "a\\b", ""})
  void anIdentifierThatLeadsElsewhereIsNotRead(String id) {
    assertThatThrownBy(() -> read(new ClipMoved(1, TIME, id, "clip.mp4")))
        .isInstanceOf(UnreadableLineException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/etc/passwd", "faces/../../secret", "..\\secret", "C:/secret", "\\\\server\\x"})
  void aFileOutsideOfTheProjectIsNotRead(String file) {
    assertThatThrownBy(() -> read(new AuFileAdded(1, TIME, "clip1", "openface", file, "x")))
        .isInstanceOf(UnreadableLineException.class);
    assertThatThrownBy(() -> read(new TrackAdded(1, TIME, "A", 1, "clip1", file)))
        .isInstanceOf(UnreadableLineException.class);
  }

  @Test
  void whatTheStudioWritesItselfIsRead() throws UnreadableLineException {
    AuFileAdded event =
        new AuFileAdded(1, TIME, "b3b84b0ec184b618", "openface", "faces/b3/my..file.csv", "x.csv");
    assertThat(read(event)).isEqualTo(event);
  }

  private static JournalEvent read(JournalEvent event) throws UnreadableLineException {
    byte[] line = JournalJson.write(event, 0);
    return JournalJson.read(line).event();
  }
}
