package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.face.net.FaceNets;

/** {@code clips generate}, as a script meets it. */
final class ClipsCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(Object... arguments) {
    out.reset();
    err.reset();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new CommandLineProgram(console)
        .run(List.of(arguments).stream().map(String::valueOf).toArray(String[]::new));
  }

  @Test
  void generatedClipsArePlayableAndTheirTruthFitsThem() throws IOException {
    assertThat(run("clips", "generate", "--count", 5, "--seed", 8, "--out", folder, "--json"))
        .isEqualTo(Exit.DONE);
    assertThat(JSON.readTree(out.toByteArray()).get("clips").asInt()).isEqualTo(5);
    List<String> lines = Files.readAllLines(folder.resolve("truth.jsonl"));
    assertThat(lines).hasSize(5);
    for (String line : lines) {
      JsonNode truth = JSON.readTree(line);
      assertThat(run("media", "probe", folder.resolve(truth.get("file").asText()), "--json"))
          .isEqualTo(Exit.DONE);
      JsonNode file = JSON.readTree(out.toByteArray()).get("files").get(0);
      assertThat(file.get("video").get("codec").asText()).isEqualTo("h264");
      assertThat(file.get("video").get("frames").asInt()).isEqualTo(truth.get("frames").asInt());
      assertThat(file.get("video").get("frame_rate").asText()).isEqualTo("25/1");
      assertThat(file.get("audio").get("codec").asText()).isEqualTo("aac");
      assertThat(file.get("problems")).isEmpty();
    }
  }

  @Test
  void theInstrumentsAreHeldAgainstTheTruth() throws IOException {
    assertThat(
            run(
                "clips",
                "generate",
                "--count",
                3,
                "--seed",
                31,
                "--out",
                folder,
                "--emotion",
                "surprise"))
        .isEqualTo(Exit.DONE);
    Assumptions.assumeTrue(FaceNets.arePacked(), "the build could not fetch the nets for faces");
    assertThat(run("clips", "check", folder, "--json")).isEqualTo(Exit.DONE);
    JsonNode figures = JSON.readTree(out.toByteArray());
    assertThat(figures.get("clips").asInt()).isEqualTo(3);
    assertThat(figures.get("synthetic").asBoolean()).isTrue();
    assertThat(figures.get("face").get("found_share").asDouble()).isGreaterThan(0.99);
    assertThat(figures.get("au_correlation").get("AU02").asDouble()).isGreaterThan(0.5);
    assertThat(figures.get("voice").get("f0_within_5_percent_share").asDouble()).isGreaterThan(0.9);
  }

  @Test
  void aFolderWithoutTruthIsRefusedInOneSentence() {
    assertThat(run("clips", "check", folder)).isEqualTo(Exit.FAILED);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("truth.jsonl").doesNotContain("\tat");
  }

  @Test
  void wrongUseIsOneSentenceAndWritesNothing() throws IOException {
    Path target = folder.resolve("new");
    assertThat(run("clips", "generate", "--count", 0, "--seed", 1, "--out", target))
        .isEqualTo(Exit.WRONG_USE);
    assertThat(
            run(
                "clips",
                "generate",
                "--count",
                1,
                "--seed",
                1,
                "--out",
                target,
                "--emotion",
                "joy"))
        .isEqualTo(Exit.WRONG_USE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("joy is no emotion");
    assertThat(
            run("clips", "generate", "--count", 3, "--only", "0,3", "--seed", 1, "--out", target))
        .isEqualTo(Exit.WRONG_USE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("numbers 0 to 2");
    for (String snr : List.of("--snr=61", "--snr=-41", "--snr=NaN")) {
      assertThat(run("clips", "generate", "--count", 1, "--seed", 1, "--out", target, snr))
          .isEqualTo(Exit.WRONG_USE);
    }
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("-40 to 60 dB");
    assertThat(
            run(
                "clips",
                "generate",
                "--count",
                1,
                "--seed",
                1,
                "--out",
                target,
                "--condition",
                "none",
                "--emotion",
                "fear"))
        .isEqualTo(Exit.WRONG_USE);
    assertThat(target).doesNotExist();
  }
}
