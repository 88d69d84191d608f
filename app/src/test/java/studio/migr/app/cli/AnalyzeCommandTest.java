package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.clip.Clip;
import studio.migr.app.project.Project;
import studio.migr.app.testing.Wav;
import studio.migr.app.tour.GeneratedFace;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuFiles;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.au.FrameTimes;
import studio.migr.runtime.face.FaceAnalyzer;
import studio.migr.runtime.face.FaceCache;
import studio.migr.runtime.face.net.FaceNets;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.work.Work;

/** {@code analyze}, as a script meets it. */
final class AnalyzeCommandTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path tone;

  @BeforeEach
  void makeASound() throws IOException {
    tone = Wav.write(folder.resolve("tone.wav"), 200);
  }

  private int run(Object... arguments) {
    out.reset();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new CommandLineProgram(console)
        .run(List.of(arguments).stream().map(String::valueOf).toArray(String[]::new));
  }

  private JsonNode clip() throws IOException {
    return new ObjectMapper().readTree(out.toByteArray()).get("clips").get(0);
  }

  @Test
  void theVoiceHasTheKeysAndUnitsOfTheContract() throws IOException {
    assertThat(run("analyze", tone, "--json")).isEqualTo(Exit.DONE);
    assertThat(clip().get("path").asText()).isEqualTo(tone.toString());
    assertThat(clip().get("face").isNull()).isTrue();
    JsonNode voice = clip().get("voice");
    assertThat(voice.get("hop_ms").asInt()).isEqualTo(10);
    assertThat(voice.get("f0_hz")).hasSize(100);
    assertThat(voice.get("f0_hz").get(50).asDouble()).isCloseTo(200, within(1.0));
    assertThat(voice.get("intensity_db").get(50).asDouble())
        .isCloseTo(20 * Math.log10(8000 / 32768.0 / Math.sqrt(2)), within(0.1));
    assertThat(voice.get("voiced_share").asDouble()).isEqualTo(1);
    assertThat(voice.get("jitter").asDouble()).isBetween(0.0, 0.001);
    assertThat(voice.get("shimmer").asDouble()).isBetween(0.0, 0.01);
    assertThat(voice.get("hnr_db").asDouble()).isGreaterThan(30);
    assertThat(voice.get("alpha_db").isNull()).as("8 kHz hold no 5 kHz").isTrue();
  }

  @Test
  void whereThereIsNoVoiceThereIsNull() throws IOException {
    Path silent = Wav.write(folder.resolve("silent.wav"), 0);
    assertThat(run("analyze", silent, "--json")).isEqualTo(Exit.DONE);
    JsonNode voice = clip().get("voice");
    assertThat(voice.get("f0_hz")).isNotEmpty().allMatch(JsonNode::isNull);
    assertThat(voice.get("jitter").isNull()).isTrue();
    assertThat(voice.get("hnr_db").isNull()).isTrue();
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("NaN");
  }

  @Test
  void aClipWithoutSoundStillHasItsFace() throws IOException {
    Path clip = new ClipMaker().frames(25).silent().make(folder.resolve("face.mp4"));
    GeneratedFace.write(folder.resolve("face.csv"), 25, 25, 160, 120);
    assertThat(run("analyze", clip, "--json")).isEqualTo(Exit.DONE);
    assertThat(clip().get("voice").isNull()).isTrue();
    JsonNode face = clip().get("face");
    assertThat(face.get("source").asText()).contains("OpenFace");
    assertThat(face.get("frames").asInt()).isEqualTo(25);
    assertThat(face.get("found").asInt()).isBetween(20, 24);
    assertThat(face.get("aus").get("AU01").get("intensity")).hasSize(25);
    assertThat(face.get("aus").get("AU12").get("presence")).hasSize(25);
  }

  @Test
  void theFaceThatAProjectFollowsStaysTheOneItFollows() throws Exception {
    assumeThat(FaceNets.arePacked()).as("the build could fetch the nets").isTrue();
    Path clip = new ClipMaker().frames(25).silent().make(folder.resolve("two.mp4"));
    Path project = folder.resolve("project");
    Path kept;
    String source;
    try (Project open = Project.create(project);
        FaceNets nets = FaceNets.open(Optional.empty())) {
      Clip known = open.library().add(List.of(clip), Work.UNWATCHED).added().getFirst();
      MediaInfo info = open.library().media(known.id());
      AuTrack second =
          new FaceAnalyzer(nets)
              .measure(clip, info.video().orElseThrow(), info.startMs(), 1, Work.UNWATCHED);
      open.auTracks().follow(known.id(), 1, second);
      kept = open.auTracks().measuredFile(known.id());
      source = second.source();
    }
    assertThat(run("analyze", "--project", project, "--json")).isEqualTo(Exit.DONE);
    assertThat(FaceCache.read(kept).orElseThrow().source()).isEqualTo(source);
    assertThat(run("analyze", "--project", project, "--face", 0, "--json")).isEqualTo(Exit.DONE);
    assertThat(FaceCache.read(kept).orElseThrow().source()).isEqualTo(source);
  }

  @Test
  void aDamagedFileAmongGoodOnesFailsByItself() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.wav"), "this is no sound");
    assertThat(run("analyze", bad, tone, "--json")).isEqualTo(Exit.FAILED);
    JsonNode result = new ObjectMapper().readTree(out.toByteArray());
    assertThat(result.get("clips")).hasSize(1);
    assertThat(result.get("failed").get(0).get("path").asText()).isEqualTo(bad.toString());
    assertThat(result.get("failed").get(0).get("reason").asText()).contains("bad.wav");
  }

  @Test
  void aTableHasARowForEveryTenMilliseconds() throws IOException {
    Path tables = folder.resolve("tables");
    assertThat(run("analyze", tone, tone, "--csv", tables)).isEqualTo(Exit.DONE);
    List<String> lines = Files.readAllLines(tables.resolve("tone_voice.csv"));
    assertThat(lines).hasSize(101);
    assertThat(lines.getFirst()).isEqualTo("time_ms,f0_hz,intensity_db,hnr_db,alpha_db,speech");
    assertThat(lines.get(51)).startsWith("505.000,200.");
    assertThat(tables.resolve("tone-2_voice.csv")).exists();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("pitch 200 Hz, voiced 100 %");
  }

  @Test
  void aProjectKeepsWhatWasMeasuredOfItsClips() throws IOException {
    Path project = folder.resolve("project");
    assertThat(run("import", tone, "--project", project)).isEqualTo(Exit.DONE);
    assertThat(run("analyze", "tone.wav", "--project", project, "--json")).isEqualTo(Exit.DONE);
    assertThat(project.resolve("cache").resolve("voice")).isDirectoryContaining("glob:**");
    String first = out.toString(StandardCharsets.UTF_8);
    assertThat(run("analyze", "tone.wav", "--project", project, "--json")).isEqualTo(Exit.DONE);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(first);
  }

  @Test
  void withoutAClipItSaysHowItIsUsed() {
    assertThat(run("analyze")).isEqualTo(Exit.WRONG_USE);
  }

  @Test
  void aTalkingPersonHasUnitsInEveryFrameAndATableThatOtherProgramsRead() throws IOException {
    Path person =
        Path.of(System.getProperty("shared.directory", "none"), "clips", "grid", "bbaf2n.mpg");
    assumeThat(person).exists();
    assumeThat(FaceNets.arePacked()).as("the build could fetch the nets").isTrue();
    Path tables = folder.resolve("tables");
    assertThat(run("analyze", person, "--csv", tables, "--json")).isEqualTo(Exit.DONE);
    JsonNode face = clip().get("face");
    assertThat(face.get("source").asText()).startsWith("MediaPipe Face Mesh");
    assertThat(face.get("frames").asInt()).isEqualTo(75);
    assertThat(face.get("found").asInt()).isEqualTo(75);
    assertThat(face.get("confidence")).hasSize(75);
    JsonNode parted = face.get("aus").get("AU25");
    assertThat(parted.get("intensity")).hasSize(75).allMatch(value -> value.asDouble() <= 5);
    assertThat(parted.get("presence")).hasSize(75).anyMatch(value -> value.asDouble() == 1);
    AuTrack read =
        AuFiles.read(tables.resolve("bbaf2n.csv"), FrameTimes.UNKNOWN).tracks().getFirst();
    assertThat(read.rows()).isEqualTo(75);
    assertThat(read.landmarks().orElseThrow().x()[0]).hasSize(68);
    assertThat(AuTrack.value(read.intensity(), new ActionUnit(25), 40))
        .isEqualTo(parted.get("intensity").get(40).asDouble());
  }

  @Test
  void wherePicturesHoldNoFaceTheValuesAreNull() throws IOException {
    assumeThat(FaceNets.arePacked()).as("the build could fetch the nets").isTrue();
    Path clip = new ClipMaker().frames(5).silent().make(folder.resolve("blocks.mp4"));
    assertThat(run("analyze", clip, "--json")).isEqualTo(Exit.DONE);
    JsonNode face = clip().get("face");
    assertThat(face.get("found").asInt()).isZero();
    assertThat(face.get("confidence")).hasSize(5).allMatch(JsonNode::isNull);
    assertThat(face.get("aus").get("AU12").get("intensity")).hasSize(5).allMatch(JsonNode::isNull);
  }

  @Test
  void aLandmarkerThatIsNoneIsRefused() throws IOException {
    Path clip = new ClipMaker().frames(5).silent().make(folder.resolve("blocks.mp4"));
    assertThat(run("analyze", clip, "--landmarker", tone, "--json")).isEqualTo(Exit.FAILED);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("tone.wav").contains("landmarker");
  }
}
