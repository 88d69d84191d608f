package studio.migr.app.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.clip.Clip;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.table.TableException;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.work.Work;

/** Action units come from files beside a clip and from files that were taken in. */
final class AuTracksTest {
  private static final String HEADER = "frame, face_id, timestamp, confidence, success, AU01_r\n";
  private static final ActionUnit AU01 = new ActionUnit(1);

  @TempDir Path folder;

  private Path clips;
  private Project project;
  private Clip clip;

  @BeforeEach
  void open() throws Exception {
    clips = Files.createDirectories(folder.resolve("clips"));
    Path file = clips.resolve("clip 1.mp4");
    new ClipMaker().frames(10).rate("20").make(file);
    project = Project.create(folder.resolve("project"));
    clip = project.library().add(List.of(file), Work.UNWATCHED).added().getFirst();
  }

  @AfterEach
  void close() {
    project.close();
  }

  private List<AuTrack> tracks() {
    return project.auTracks().of(clip.id());
  }

  private static Path write(Path file, String rows) throws Exception {
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, HEADER + rows);
  }

  @Test
  void filesBesideTheClipAreFoundWhereToolsLeaveThem() throws Exception {
    assertThat(tracks()).isEmpty();
    for (String name :
        List.of("clip 1.csv", "clip 1_openface.csv", "clip 1/clip 1.csv", "processed/clip 1.csv")) {
      Path file = write(clips.resolve(name), "1,0,0,0.9,1,2\n");
      assertThat(tracks()).as(name).hasSize(1);
      Files.delete(file);
      assertThat(tracks()).as("after %s went", name).isEmpty();
    }
  }

  @Test
  void framesAreAtTheTimesOfTheClipAndNotAtThoseOfTheFile() throws Exception {
    write(clips.resolve("clip 1.csv"), "1,0,9,1,1,1\n3,0,9,1,1,3\n");
    assertThat(tracks().getFirst().timesMs()).containsExactly(0, 100);
  }

  @Test
  void aChangedFileIsReadAgain() throws Exception {
    Path file = write(clips.resolve("clip 1.csv"), "1,0,0,0.9,1,2\n");
    assertThat(tracks().getFirst().rows()).isEqualTo(1);
    assertThat(tracks()).isSameAs(tracks());
    write(file, "1,0,0,0.9,1,2\n2,0,0,0.9,1,2\n");
    assertThat(tracks().getFirst().rows()).isEqualTo(2);
  }

  @Test
  void anotherTableOfTheSameNameIsNoProblemButADamagedOneIs() throws Exception {
    Path file = Files.writeString(clips.resolve("clip 1.csv"), "video_name,label\n1,3\n");
    assertThat(tracks()).isEmpty();
    assertThat(project.auTracks().problems(clip.id())).isEmpty();
    Files.writeString(file, HEADER);
    assertThat(tracks()).isEmpty();
    assertThat(project.auTracks().problems(clip.id()))
        .singleElement()
        .asString()
        .contains(file.toString());
  }

  @Test
  void whatWasTakenInStaysWhenItsSourceGoesAndTheProjectIsMadeAgain() throws Exception {
    Path file = write(folder.resolve("elsewhere/a.csv"), "1,0,0,0.9,1,2\n");
    List<String> heard = new ArrayList<>();
    project.auTracks().onChange(heard::add);
    assertThat(project.auTracks().add(clip.id(), file).fresh()).isTrue();
    assertThat(project.auTracks().add(clip.id(), file).fresh()).as("the same again").isFalse();
    assertThat(heard).containsExactly(clip.id());
    Files.delete(file);
    String before = project.fingerprint();
    project.close();
    Project.repair(folder.resolve("project"));
    project = Project.open(folder.resolve("project"));
    assertThat(project.fingerprint()).isEqualTo(before);
    assertThat(tracks()).hasSize(1);
    assertThat(AuTrack.value(tracks().getFirst().intensity(), AU01, 0)).isEqualTo(2);
  }

  @Test
  void aFileThatWasTakenInFromBesideTheClipComesOnce() throws Exception {
    Path file = write(clips.resolve("clip 1.csv"), "1,0,0,0.9,1,2\n");
    project.auTracks().add(clip.id(), file);
    assertThat(tracks()).hasSize(1);
  }

  @Test
  void whatCannotBeReadChangesNothing() throws Exception {
    Path file = Files.writeString(folder.resolve("labels.csv"), "video_name,label\n1,3\n");
    String before = project.fingerprint();
    assertThatExceptionOfType(TableException.class)
        .isThrownBy(() -> project.auTracks().add(clip.id(), file));
    assertThat(project.fingerprint()).isEqualTo(before);
    assertThat(folder.resolve("project/faces")).doesNotExist();
  }

  @Test
  void aProjectOpenForReadingTakesNothingIn() throws Exception {
    Path file = write(folder.resolve("a.csv"), "1,0,0,0.9,1,2\n");
    try (Project reading = Project.openReadOnly(folder.resolve("project"))) {
      assertThatExceptionOfType(ProjectException.class)
          .isThrownBy(() -> reading.auTracks().add(clip.id(), file));
    }
  }
}
