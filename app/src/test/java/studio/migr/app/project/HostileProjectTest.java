package studio.migr.app.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.migr.app.store.ProjectException;

/**
 * A project's folder from a stranger, with links to files of the user: nothing is written there.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "making links takes rights there")
class HostileProjectTest {
  @TempDir Path folder;
  private Path received;
  private Path mine;

  @BeforeEach
  void receive() throws Exception {
    Path sent = folder.resolve("sent");
    Project.create(sent).close();
    received = folder.resolve("received");
    Files.move(sent, received); // so that this studio does not know it
    mine = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(mine.resolve("notes.txt"), "my notes\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cache", "backups", "predictions", "tracks", "faces", "runs"})
  void aFolderThatIsALinkOutOfTheProjectIsNotOpened(String name) throws Exception {
    Path link = received.resolve(name);
    if (Files.exists(link)) {
      Files.move(link, folder.resolve("former " + name));
    }
    Files.createSymbolicLink(link, mine);
    assertRefused(link);
  }

  @Test
  void aJournalThatIsALinkIsNotAppendedTo() throws Exception {
    Path journal;
    try (var files = Files.list(received.resolve("journal"))) {
      journal = files.findFirst().orElseThrow();
    }
    Path copy = Files.move(journal, mine.resolve("notes.jsonl"));
    String before = Files.readString(copy);
    Files.createSymbolicLink(journal, copy);
    assertRefused(journal);
    assertThat(copy).hasContent(before);
  }

  @Test
  void aLinkDeepInsideIsFound() throws Exception {
    Path deep = Files.createDirectories(received.resolve("cache/a/b"));
    Path link = Files.createSymbolicLink(deep.resolve("peaks"), mine.resolve("notes.txt"));
    assertRefused(link);
  }

  @ParameterizedTest
  @ValueSource(strings = {"studio.lock", "studio.migr", "studio.mv.db"})
  void aFileThatWouldBeMadeThroughALinkIsNotMade(String name) throws Exception {
    Path link = received.resolve(name);
    Files.deleteIfExists(link);
    Path target = mine.resolve("autostart");
    Files.createSymbolicLink(link, target);
    assertRefused(link);
    assertThat(target).doesNotExist();
  }

  @Test
  void linksThatStayInsideDoNoHarm() throws Exception {
    Files.createDirectories(received.resolve("cache/new"));
    Files.createSymbolicLink(received.resolve("cache/old"), Path.of("new"));
    Project.open(received).close();
  }

  @Test
  void whoMovedTheCacheOfAnOwnProjectMayGoOn() throws Exception {
    Project.open(received).close(); // now it is known
    Files.move(received.resolve("cache"), folder.resolve("large disk"));
    Files.createSymbolicLink(received.resolve("cache"), folder.resolve("large disk"));
    Project.open(received).close();
  }

  private void assertRefused(Path link) throws IOException {
    assertThatThrownBy(() -> Project.open(received))
        .isInstanceOfSatisfying(
            ProjectException.class,
            e ->
                assertThat(e.sentence())
                    .contains(link.toString(), "leads out of the project")
                    .doesNotContain("Exception"));
    assertThatThrownBy(() -> Project.repair(received)).isInstanceOf(ProjectException.class);
    assertThat(mine.resolve("notes.txt")).hasContent("my notes\n");
    try (var files = Files.list(mine)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .as("nothing was written there")
          .allMatch(name -> name.startsWith("notes"));
    }
  }
}
