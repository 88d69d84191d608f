package studio.migr.app.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.util.Subscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.journal.SampleEvents;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.store.Ledgers;
import studio.migr.app.store.ProjectException;
import studio.migr.app.testing.StudioProcess;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.EmotionScheme;

final class ProjectTest {
  @TempDir Path folder;

  private Path projectWithThreeClips() {
    Path project = folder.resolve("project");
    Ledgers.create(project, 3);
    return project;
  }

  private static List<Labels.Change> changes(String annotator, String emotion, int... clips) {
    List<Labels.Change> changes = new ArrayList<>();
    for (int clip : clips) {
      changes.add(
          new Labels.Change(
              new LabelKey(SampleEvents.clipId(clip), annotator, Condition.BOTH, Optional.empty()),
              Judgement.EMPTY.withEmotion(Optional.of(emotion))));
    }
    return changes;
  }

  private static List<String> emotions(Project project) {
    return project.labels().current().stream()
        .map(LabelEvent::judgement)
        .map(judgement -> judgement.emotion().orElseThrow())
        .toList();
  }

  @Test
  void aNewProjectIsEmptyAndOpensAgain() throws ProjectException {
    Path place = folder.resolve("new/one");
    assertThat(Project.isProject(place)).isFalse();
    try (Project project = Project.create(place)) {
      assertThat(project.name()).isEqualTo("one");
      assertThat(project.scheme()).isEqualTo(EmotionScheme.DFEW);
      assertThat(project.library().clips()).isEmpty();
      assertThat(project.readOnlyReason()).isEmpty();
      assertThat(project.cacheFolder()).isDirectory();
    }
    assertThat(Project.isProject(place)).isTrue();
    try (Project project = Project.create(place)) {
      assertThat(project.notices()).isEmpty();
    }
  }

  @Test
  void aProjectWhoseFirstLineWasTornIsBegunAgain() throws IOException, ProjectException {
    Path place = folder.resolve("torn");
    Project.create(place).close();
    Path journal = place.resolve("journal/000000000001.jsonl");
    Files.writeString(journal, Files.readString(journal).substring(0, 20));
    Files.delete(place.resolve("studio.mv.db"));
    try (Project project = Project.open(place)) {
      assertThat(project.name()).isEqualTo("torn");
    }
    assertThat(Files.readAllLines(journal)).hasSize(1);
  }

  @Test
  void aMissingJournalIsSaidAndNothingIsTouched() throws IOException {
    Path place = projectWithThreeClips();
    Files.move(place.resolve("journal"), folder.resolve("journal taken away"));
    byte[] database = Files.readAllBytes(place.resolve("studio.mv.db"));
    assertThatThrownBy(() -> Project.open(place))
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("journal is missing");
    assertThat(place.resolve("studio.mv.db")).hasBinaryContent(database);
  }

  @Test
  void aBulkChangeIsOneStepAlsoAfterARestart() throws ProjectException {
    Path place = projectWithThreeClips();
    try (Project project = Project.open(place)) {
      project.labels().apply("A", changes("A", "sad", 0, 1, 2));
      project.labels().apply("A", changes("A", "fear", 1));
    }
    try (Project project = Project.open(place)) {
      assertThat(project.labels().undo("A").map(Step::labels)).hasValue(1);
      assertThat(emotions(project)).containsExactly("sad", "sad", "sad");
    }
    try (Project project = Project.open(place)) {
      Step step = project.labels().undo("A").orElseThrow();
      assertThat(step.labels()).isEqualTo(3);
      assertThat(step.clipIds())
          .containsExactlyInAnyOrder(
              SampleEvents.clipId(0), SampleEvents.clipId(1), SampleEvents.clipId(2));
      assertThat(emotions(project)).isEmpty();
      assertThat(project.labels().canUndo("A")).isFalse();
    }
    try (Project project = Project.open(place)) {
      project.labels().redo("A");
      project.labels().redo("A");
      assertThat(emotions(project)).containsExactly("sad", "sad", "fear");
      assertThat(project.labels().redo("A")).isEmpty();
      assertThat(project.labels().history()).hasSize(4);
    }
  }

  @Test
  void whoeverListensHearsWhichClipsChanged() throws ProjectException {
    try (Project project = Project.open(projectWithThreeClips())) {
      List<Set<String>> heard = new ArrayList<>();
      Subscription subscription = project.labels().onChange(heard::add);
      project.labels().apply("A", changes("A", "sad", 0, 2));
      project.labels().undo("A");
      subscription.unsubscribe();
      project.labels().redo("A");
      assertThat(heard)
          .containsExactly(
              Set.of(SampleEvents.clipId(0), SampleEvents.clipId(2)),
              Set.of(SampleEvents.clipId(0), SampleEvents.clipId(2)));
    }
  }

  @Test
  void labelsOfNobodysClipsAndWordsAreRefused() throws ProjectException {
    try (Project project = Project.open(projectWithThreeClips())) {
      assertThatThrownBy(() -> project.labels().apply("A", changes("A", "sad", 0, 99)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> project.labels().apply("A", changes("A", "blue", 0)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> project.labels().apply("A", changes("x".repeat(500), "sad", 0)))
          .isInstanceOf(ProjectException.class)
          .hasMessageContaining("200");
      assertThat(project.labels().history()).isEmpty();
    }
  }

  @Test
  void severalThreadsLabelAtOnceAndNothingIsLost() throws Exception {
    Path place = projectWithThreeClips();
    try (Project project = Project.open(place)) {
      List<Thread> threads = new ArrayList<>();
      for (int person = 0; person < 4; person++) {
        String name = "annotator " + person;
        threads.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      for (int k = 0; k < 20; k++) {
                        try {
                          project.labels().apply(name, changes(name, "sad", k % 3));
                          project.labels().current();
                        } catch (ProjectException e) {
                          throw new AssertionError(e);
                        }
                      }
                    }));
      }
      for (Thread thread : threads) {
        thread.join(TimeUnit.MINUTES.toMillis(1));
      }
      assertThat(project.labels().history()).hasSize(80);
      assertThat(project.labels().history().stream().map(LabelEvent::id).distinct()).hasSize(80);
      assertThat(project.fingerprint()).isEqualTo(Ledgers.replayed(place));
    }
  }

  @Test
  void aSecondProcessIsToldWhoHasTheProjectAndMayReadIt() throws IOException, ProjectException {
    Path place = projectWithThreeClips();
    try (Project project = Project.open(place)) {
      project.labels().apply("A", changes("A", "sad", 0));
      StudioProcess.Result refused =
          StudioProcess.run(
              "label",
              SampleEvents.clipId(1),
              "--project",
              place.toString(),
              "--annotator",
              "B",
              "--emotion",
              "fear");
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.out()).isEmpty();
      assertThat(refused.err().lines())
          .singleElement()
          .asString()
          .contains("is open in process " + ProcessHandle.current().pid() + " on ");
      StudioProcess.Result read = StudioProcess.run("labels", "--project", place.toString());
      assertThat(read.exit()).as(read.err()).isZero();
      assertThat(read.out()).contains("sad");

      assertThatThrownBy(() -> Project.open(place))
          .as("also a second time in the same process")
          .hasMessageContaining("is open in process " + ProcessHandle.current().pid());
      project.labels().apply("A", changes("A", "fear", 0));
    }
    try (Project project = Project.open(place)) {
      assertThat(emotions(project)).containsExactly("fear");
    }
  }

  @Test
  void aKilledProcessDoesNotBlockTheProject() throws IOException, ProjectException {
    Path place = projectWithThreeClips();
    try (StudioProcess other =
        StudioProcess.start(
            "label", "--file", "-", "--project", place.toString(), "--annotator", "B")) {
      other.write("{\"clip\":\"" + SampleEvents.clipId(1) + "\",\"emotion\":\"fear\"}");
      assertThat(other.nextLine()).startsWith("saved ");
      assertThatThrownBy(() -> Project.open(place))
          .hasMessageContaining("is open in process " + other.pid());
      other.kill();
      other.exit();
    }
    try (Project project = Project.open(place)) {
      assertThat(emotions(project)).containsExactly("fear");
    }
  }

  @Test
  void aFolderThatCannotBeWrittenOpensForReading() throws IOException, ProjectException {
    Path place = projectWithThreeClips();
    try (Project project = Project.open(place)) {
      project.labels().apply("A", changes("A", "sad", 0));
    }
    try (AutoCloseable writable = Immutable.make(place)) {
      try (Project project = Project.open(place)) {
        assertThat(project.readOnlyReason())
            .hasValueSatisfying(reason -> assertThat(reason).contains("cannot be written"));
        assertThat(emotions(project)).containsExactly("sad");
        assertThatThrownBy(() -> project.labels().apply("A", changes("A", "fear", 0)))
            .isInstanceOf(ProjectException.class)
            .hasMessageContaining("cannot be written");
      }
      StudioProcess.Result read = StudioProcess.run("labels", "--project", place.toString());
      assertThat(read.out()).contains("sad");
    } catch (IOException | ProjectException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aFullDiskIsSaidNothingIsHalfDoneAndItGoesOnWhenThereIsSpace() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 3)) {
      Path place = disk.folder().resolve("project");
      Ledgers.create(place, 3);
      try (Project project = Project.open(place)) {
        project.labels().apply("A", changes("A", "sad", 0, 1, 2));
        Path filler = disk.fill();
        long saved = 1;
        Optional<ProjectException> full = Optional.empty();
        for (int k = 0; k < 20_000 && full.isEmpty(); k++) {
          try {
            project.labels().apply("A", changes("A", "fear", 0, 1, 2));
            saved++;
          } catch (ProjectException e) {
            full = Optional.of(e);
          }
        }
        assertThat(full).hasValueSatisfying(e -> assertThat(e.sentence()).contains("disk is full"));
        assertThat(project.labels().history()).hasSize((int) saved * 3);
        assertThatThrownBy(() -> project.labels().apply("A", changes("A", "happy", 0, 1, 2)))
            .hasMessageContaining("disk is full");

        Files.delete(filler);
        project.labels().apply("A", changes("A", "happy", 0, 1, 2));
        assertThat(emotions(project)).containsExactly("happy", "happy", "happy");
        assertThat(project.labels().history()).hasSize((int) saved * 3 + 3);
        assertThat(project.fingerprint()).isEqualTo(Ledgers.replayed(place));
      }
      try (Project project = Project.open(place)) {
        assertThat(emotions(project)).containsExactly("happy", "happy", "happy");
      }
    }
  }

  @Test
  void aDatabaseFromElsewhereIsNotOpenedSinceItCouldRunPrograms() throws Exception {
    Path sent = folder.resolve("sent");
    try (Project project = Project.create(sent)) {
      assertThat(project.notices()).isEmpty();
    }
    Path lured = folder.resolve("lured");
    String trap =
        "create trigger trap before insert on label_event as $$ org.h2.api.Trigger create()"
            + " throws Exception { java.nio.file.Files.createFile(java.nio.file.Path.of(\"%s\"));"
            + " return new org.h2.api.Trigger() { public void fire(java.sql.Connection c, Object[]"
            + " o, Object[] n) {} }; } $$";
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:file:" + sent.resolve("studio"), "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute(trap.formatted(lured));
    }
    assertThat(lured).as("the trap works where it is made").exists();
    Files.delete(lured);

    Path received = folder.resolve("received");
    Files.move(sent, received);
    try (Project project = Project.open(received)) {
      assertThat(project.labels().history()).isEmpty();
    }
    try (Project project = Project.open(received)) {
      assertThat(project.notices()).isEmpty();
    }
    assertThat(lured).doesNotExist();
  }

  @Test
  void networkFileSystemsAreKnownByTheirType() {
    assertThat(FolderCheck.isNetwork("nfs4", "/data")).isTrue();
    assertThat(FolderCheck.isNetwork("CIFS", "/data")).isTrue();
    assertThat(FolderCheck.isNetwork("NTFS", "\\\\server\\share\\project")).isTrue();
    assertThat(FolderCheck.isNetwork("ext4", "/data")).isFalse();
    assertThat(FolderCheck.isNetwork("NTFS", "C:\\data")).isFalse();
  }

  /** A folder that even the administrator cannot write, where the file system knows such. */
  private static final class Immutable {
    static AutoCloseable make(Path folder) throws IOException {
      boolean bound =
          Commands.succeeds("mount", "--bind", folder.toString(), folder.toString())
              && Commands.succeeds("mount", "-o", "remount,bind,ro", folder.toString());
      assumeTrue(bound, "no read-only mount can be made here");
      return () -> Commands.succeeds("umount", folder.toString());
    }
  }

  /** A disk of few megabytes in memory, where mounting is allowed. */
  private record SmallDisk(Path folder) implements AutoCloseable {
    static SmallDisk mount(Path folder, int megabytes) throws IOException {
      Files.createDirectories(folder);
      assumeTrue(
          Commands.succeeds(
              "mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString()),
          "no small disk can be mounted here");
      return new SmallDisk(folder);
    }

    /** Leaves a few pages only. */
    Path fill() throws IOException {
      Path filler = folder.resolve("filler");
      long free = Files.getFileStore(folder).getUsableSpace();
      Files.write(filler, new byte[(int) Math.max(0, free - 16_384)]);
      return filler;
    }

    @Override
    public void close() throws IOException {
      Commands.succeeds("umount", folder.toString());
    }
  }

  private static final class Commands {
    static boolean succeeds(String... command) throws IOException {
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor() == 0;
      } catch (IOException e) {
        return false; // no such program here
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }
}
