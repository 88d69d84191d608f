package studio.migr.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.journal.SampleEvents;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.project.Labels;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.EmotionScheme;

final class LedgerTest {
  @TempDir Path project;

  private final List<String> notices = new ArrayList<>();

  private Ledger open() {
    notices.clear();
    return Ledgers.open(project, notices::add);
  }

  private Path database() {
    return Ledgers.places(project).database();
  }

  private static void label(Ledger ledger, int clip, String emotion) {
    LabelKey key = new LabelKey(SampleEvents.clipId(clip), "A", Condition.BOTH, Optional.empty());
    try {
      new Labels(ledger, EmotionScheme.DFEW)
          .apply(
              "A",
              List.of(new Labels.Change(key, Judgement.EMPTY.withEmotion(Optional.of(emotion)))));
    } catch (ProjectException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> emotions(Ledger ledger) {
    return ledger.labels().current().stream()
        .map(event -> event.judgement().emotion().orElseThrow())
        .toList();
  }

  private void createWithTwoLabels() {
    Ledgers.create(project, 3);
    try (Ledger ledger = open()) {
      label(ledger, 0, "sad");
      label(ledger, 1, "fear");
    }
  }

  @Test
  void anOrderlyCloseLeavesNothingToSay() {
    createWithTwoLabels();
    try (Ledger ledger = open()) {
      assertThat(notices).isEmpty();
      assertThat(emotions(ledger)).containsExactly("sad", "fear");
      assertThat(ledger.fingerprint()).isEqualTo(Ledgers.replayed(project));
    }
  }

  @Test
  void aDeletedDatabaseIsMadeAgain() throws IOException {
    createWithTwoLabels();
    Files.delete(database());
    try (Ledger ledger = open()) {
      assertThat(notices).hasSize(1).first().asString().contains("made again from the journal");
      assertThat(emotions(ledger)).containsExactly("sad", "fear");
      assertThat(ledger.fingerprint()).isEqualTo(Ledgers.replayed(project));
    }
  }

  @Test
  void aDatabaseOfRubbishIsPutAsideAndMadeAgain() throws IOException {
    createWithTwoLabels();
    Files.writeString(database(), "rubbish ".repeat(10_000));
    try (Ledger ledger = open()) {
      assertThat(notices).hasSize(1);
      assertThat(emotions(ledger)).containsExactly("sad", "fear");
    }
    try (Stream<Path> backups = Files.list(Ledgers.places(project).backups())) {
      assertThat(backups.map(path -> path.getFileName().toString()))
          .anyMatch(name -> name.startsWith("replaced-"));
    }
  }

  @Test
  void aDatabaseWithDamagedPagesNeverShowsAnythingElseThanTheJournal() throws IOException {
    createWithTwoLabels();
    byte[] whole = Files.readAllBytes(database());
    for (int part = 0; part < 8; part++) {
      byte[] damaged = whole.clone();
      int from = whole.length / 8 * part;
      Arrays.fill(damaged, from, Math.min(whole.length, from + whole.length / 8), (byte) 0x5a);
      Files.write(database(), damaged);
      try (Ledger ledger = open()) {
        assertThat(emotions(ledger)).as("part %d", part).startsWith("sad", "fear");
        label(ledger, 2, EmotionScheme.DFEW.emotions().get(part % 7));
        assertThat(emotions(ledger))
            .as("part %d", part)
            .containsExactly("sad", "fear", EmotionScheme.DFEW.emotions().get(part % 7));
        assertThat(ledger.fingerprint()).isEqualTo(Ledgers.replayed(project));
      }
    }
  }

  @Test
  void aCutDatabaseIsMadeAgain() throws IOException {
    createWithTwoLabels();
    byte[] whole = Files.readAllBytes(database());
    for (int part = 0; part < 4; part++) {
      Files.write(database(), Arrays.copyOf(whole, whole.length / 4 * part + 10));
      try (Ledger ledger = open()) {
        assertThat(emotions(ledger)).as("part %d", part).containsExactly("sad", "fear");
      }
    }
  }

  @Test
  void aDatabaseThatIsBehindCatchesUpWithoutAWord() throws IOException {
    createWithTwoLabels();
    byte[] before = Files.readAllBytes(database());
    try (Ledger ledger = open()) {
      label(ledger, 2, "angry");
    }
    Files.write(database(), before);
    try (Ledger ledger = open()) {
      assertThat(notices).isEmpty();
      assertThat(emotions(ledger)).containsExactly("sad", "fear", "angry");
      assertThat(ledger.fingerprint()).isEqualTo(Ledgers.replayed(project));
    }
  }

  /** After a sudden end H2 may show one table of a change and not the other. */
  @Test
  void aDatabaseThatWasNotClosedIsMadeAgainWithoutAWord() throws IOException, SQLException {
    createWithTwoLabels();
    String url = "jdbc:h2:file:" + project.resolve("studio");
    try (Connection torn = DriverManager.getConnection(url, "sa", "");
        Statement statement = torn.createStatement()) {
      assertThat(statement.executeUpdate("update clip set path = 'elsewhere.mp4'")).isEqualTo(3);
    }
    Files.delete(project.resolve("studio.closed"));
    try (Ledger ledger = open()) {
      assertThat(notices).isEmpty();
      assertThat(project.resolve("studio.closed")).doesNotExist();
      assertThat(ledger.fingerprint()).isEqualTo(Ledgers.replayed(project));
    }
    assertThat(project.resolve("studio.closed")).exists();
  }

  @Test
  void aDatabaseOfAnotherProjectIsNotTaken(@TempDir Path other) throws IOException {
    createWithTwoLabels();
    Ledgers.create(other, 3);
    try (Ledger ledger = Ledgers.open(other, notice -> {})) {
      label(ledger, 0, "disgust");
      label(ledger, 1, "disgust");
    }
    Files.copy(
        Ledgers.places(other).database(),
        database(),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    try (Ledger ledger = open()) {
      assertThat(notices).hasSize(1);
      assertThat(emotions(ledger)).containsExactly("sad", "fear");
    }
  }

  @Test
  void aDatabaseThatIsAheadOfTheJournalIsKeptAside() throws IOException {
    createWithTwoLabels();
    Path journal = Ledgers.places(project).journal().resolve("000000000001.jsonl");
    List<String> lines = Files.readAllLines(journal);
    Files.write(journal, lines.subList(0, lines.size() - 1));
    try (Ledger ledger = open()) {
      assertThat(notices).hasSize(1).first().asString().contains("backups");
      assertThat(emotions(ledger)).containsExactly("sad");
    }
  }

  private static void breakDatabase(Ledger ledger) {
    ledger.query(
        handle -> {
          try (Statement statement = handle.getConnection().createStatement()) {
            return statement.execute("shutdown immediately");
          } catch (SQLException e) {
            return false; // the connection went with its database
          }
        });
  }

  @Test
  void aDatabaseThatFailsWhileOpenIsOpenedAgain() {
    createWithTwoLabels();
    try (Ledger ledger = open()) {
      breakDatabase(ledger);
      assertThat(emotions(ledger)).containsExactly("sad", "fear");
      breakDatabase(ledger);
      label(ledger, 2, "happy");
      assertThat(emotions(ledger)).containsExactly("sad", "fear", "happy");
      assertThat(ledger.fingerprint()).isEqualTo(Ledgers.replayed(project));
    }
  }

  @Test
  void aFolderNameWithASemicolonGivesNoSettingsToTheDatabase(@TempDir Path parent) {
    Path odd = parent.resolve("a;INIT=CREATE TABLE LURED(X INT)");
    Ledgers.create(odd, 1);
    try (Ledger ledger = Ledgers.open(odd, notices::add)) {
      label(ledger, 0, "sad");
      assertThat(emotions(ledger)).containsExactly("sad");
    }
    assertThat(parent.toFile().list()).containsExactly(odd.getFileName().toString());
  }

  @Test
  void backupsRotateAndCanBeOpened(@TempDir Path unpacked) throws Exception {
    Ledgers.create(project, 3);
    for (int k = 0; k < 8; k++) {
      try (Ledger ledger =
          Ledger.open(Ledgers.places(project), notices::add, Duration.ofNanos(1))) {
        label(ledger, k % 3, "sad");
      }
    }
    List<Path> copies = new Backups(Ledgers.places(project).backups(), Duration.ZERO).copies();
    assertThat(copies).hasSize(5);
    try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(copies.getLast().toFile())) {
      var entry = zip.entries().nextElement();
      Files.copy(zip.getInputStream(entry), unpacked.resolve("studio.mv.db"));
    }
    try (Database copy = Database.inFile(unpacked.resolve("studio.mv.db"))) {
      assertThat(copy.applied().seq()).isGreaterThanOrEqualTo(4 + 7);
    }
  }

  @Test
  void withinTheIntervalThereIsOneBackup() throws IOException {
    Ledgers.create(project, 3);
    for (int k = 0; k < 3; k++) {
      try (Ledger ledger =
          Ledger.open(Ledgers.places(project), notices::add, Duration.ofHours(1))) {
        label(ledger, k, "sad");
      }
    }
    assertThat(new Backups(Ledgers.places(project).backups(), Duration.ZERO).copies()).hasSize(1);
  }

  @Test
  void readingOnlyRefusesToWriteWithItsReason() throws IOException {
    createWithTwoLabels();
    try (Ledger ledger =
        Ledger.openReadOnly(Ledgers.places(project).journal(), "Because.", notices::add)) {
      assertThat(emotions(ledger)).containsExactly("sad", "fear");
      assertThatThrownBy(() -> ledger.write(Draft::next))
          .isInstanceOf(ProjectException.class)
          .hasMessage("Because.");
    }
  }

  @Test
  void allMigrationsAreLookedFor() {
    var migrations =
        Flyway.configure()
            .dataSource("jdbc:h2:mem:", "sa", "")
            .locations("classpath:db/migration")
            .load()
            .info()
            .all();
    assertThat(migrations).hasSize(Database.MIGRATIONS);
  }
}
