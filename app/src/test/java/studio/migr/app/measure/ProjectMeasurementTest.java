package studio.migr.app.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.clip.Clip;
import studio.migr.app.face.FaceInstrument;
import studio.migr.app.project.Project;
import studio.migr.app.settings.Settings;
import studio.migr.app.testing.Wav;
import studio.migr.clips.SampleClips;
import studio.migr.runtime.face.net.FaceNets;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.testing.FfmpegProgram;
import studio.migr.runtime.work.Work;

/** All clips of a project are measured once, whatever comes between. */
final class ProjectMeasurementTest {
  @TempDir private Path folder;

  private final List<String> told = new ArrayList<>();
  private Path sound;
  private Project project;
  private List<Clip> clips;

  @BeforeEach
  void makeAProject() throws Exception {
    assumeThat(FaceNets.arePacked()).as("the build could fetch the nets").isTrue();
    Path first = new ClipMaker().frames(10).make(folder.resolve("first.mp4"));
    Path second = new ClipMaker().frames(12).make(folder.resolve("second.mp4"));
    sound = Wav.write(folder.resolve("third.wav"), 200);
    project = Project.create(folder.resolve("project"));
    clips =
        project.library().add(List.of(first, second, sound), Work.UNWATCHED).added().stream()
            .toList();
    project.auTracks().onChange(told::add);
  }

  @AfterEach
  void close() {
    if (project != null) {
      project.close();
    }
  }

  private MeasureReport measure(Work work) {
    Settings none = new Settings(folder.resolve("settings"));
    return new ProjectMeasurement(project, new FaceInstrument(none, Map.of())).run(work);
  }

  private Path face(int clip) {
    return project.auTracks().measuredFile(clips.get(clip).id());
  }

  private Path voice(int clip) {
    return project.cacheFolder().resolve("voice").resolve(clips.get(clip).id());
  }

  @Test
  void everyPictureGetsItsFaceAndEverySoundItsVoice() {
    MeasureReport report = measure(Work.UNWATCHED);
    assertThat(report).isEqualTo(new MeasureReport(3, List.of()));
    assertThat(face(0)).exists();
    assertThat(face(1)).exists();
    assertThat(face(2)).as("a sound has no face").doesNotExist();
    assertThat(List.of(voice(0), voice(1), voice(2))).allSatisfy(file -> assertThat(file).exists());
    assertThat(told).containsExactly(clips.get(0).id(), clips.get(1).id());
    assertThat(project.auTracks().of(clips.get(0).id()).getFirst().source())
        .contains("MediaPipe Face Mesh");
  }

  @Test
  void whatWasMeasuredBeforeACancelIsNotMeasuredAgain() throws Exception {
    Work untilTheSecondClip =
        new Work() {
          private long done;

          @Override
          public void progress(long now, long total) {
            done = now;
          }

          @Override
          public boolean cancelled() {
            return done >= 1;
          }
        };
    assertThatThrownBy(() -> measure(untilTheSecondClip)).isInstanceOf(CancellationException.class);
    assertThat(face(0)).exists();
    assertThat(face(1)).doesNotExist();
    FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(face(0), longAgo);
    measure(Work.UNWATCHED);
    assertThat(Files.getLastModifiedTime(face(0))).isEqualTo(longAgo);
    assertThat(face(1)).exists();
  }

  @Test
  void aClipThatCannotBeReadIsNamedAndTheRestIsMeasured() throws Exception {
    Path first = clips.get(0).path();
    Files.write(first, "no longer a clip".getBytes(StandardCharsets.UTF_8));
    MeasureReport report = measure(Work.UNWATCHED);
    assertThat(report.problems()).singleElement().asString().startsWith("first.mp4: ");
    assertThat(face(0)).doesNotExist();
    assertThat(face(1)).exists();
    assertThat(voice(2)).exists();
  }

  @Test
  void withoutNetsTheVoicesAreMeasuredAndTheReasonIsNamed() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.task"), "no nets");
    Settings none = new Settings(folder.resolve("settings"));
    Map<String, String> named = Map.of(FaceInstrument.VARIABLE, text.toString());
    MeasureReport report =
        new ProjectMeasurement(project, new FaceInstrument(none, named)).run(Work.UNWATCHED);
    assertThat(report.problems()).singleElement().asString().contains("notes.task");
    assertThat(voice(0)).exists();
    assertThat(face(0)).doesNotExist();
  }

  @Test
  void aClipWithADamagedStreamStaysMarkedWithItsSentenceUntilItIsReadWhole() throws Exception {
    Path file = clips.getFirst().path();
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThat(measure(Work.UNWATCHED).problems()).hasSize(1);
    String damaged = clips.getFirst().id();
    assertThat(project.readingProblems().of(damaged)).isPresent();
    assertThat(project.auTracks().of(clips.get(1).id())).isNotEmpty(); // the rest went on
    project.close();

    project = Project.open(folder.resolve("project"));
    assertThat(project.readingProblems().of(damaged).orElseThrow()).contains("first.mp4");
    assertThat(project.readingProblems().of(clips.get(1).id())).isEmpty();
    Files.write(file, whole);
    measure(Work.UNWATCHED);
    assertThat(project.readingProblems().of(damaged)).isEmpty();
  }

  @Test
  void anotherFaceOfAClipIsFollowedFromThenOnUntilTheFirstComesAgain() throws Exception {
    List<Path> people = SampleClips.copyTo(folder.resolve("people"));
    Path pair = folder.resolve("pair.mp4");
    FfmpegProgram.run(
        FfmpegProgram.Input.NONE,
        List.of(
            "-i",
            people.get(0).toString(),
            "-i",
            people.get(1).toString(),
            "-filter_complex",
            "[0:v]trim=end_frame=8[a];[1:v]trim=end_frame=8[b];[a][b]hstack[v]",
            "-map",
            "[v]",
            "-c:v",
            "mpeg4",
            "-q:v",
            "3",
            pair.toString()));
    Clip clip = project.library().add(List.of(pair), Work.UNWATCHED).added().getFirst();
    FaceInstrument nets = new FaceInstrument(new Settings(folder.resolve("settings")), Map.of());
    measure(Work.UNWATCHED);
    double first = noseX(clip);

    assertThat(new OtherFace(project, clip, nets).run(Work.UNWATCHED).problems()).isEmpty();
    assertThat(Math.abs(noseX(clip) - first)).isGreaterThan(180);
    measure(Work.UNWATCHED);
    assertThat(Math.abs(noseX(clip) - first)).as("it is remembered").isGreaterThan(180);

    new OtherFace(project, clip, nets).run(Work.UNWATCHED);
    assertThat(noseX(clip)).isEqualTo(first);
  }

  /** The middle of the face's points in the last frame, across. */
  private double noseX(Clip clip) {
    double[][] x = project.auTracks().of(clip.id()).getFirst().landmarks().orElseThrow().x();
    return java.util.Arrays.stream(x[x.length - 1]).average().orElseThrow();
  }
}
