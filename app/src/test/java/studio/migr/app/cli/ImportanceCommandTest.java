package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.testing.Wav;

/** What people go by, as scripts ask for it. */
final class ImportanceCommandTest {
  private static final String HEADER = "\"\",\"A\",\"D\",\"F\",\"H\",\"N\",\"S\",\"fileName\"\n";

  @TempDir Path folder;

  @Test
  void thePublishedVotesOfCremaDGiveThePublishedFigures() {
    Path votes =
        Path.of(System.getProperty("shared.directory", "none"))
            .resolve("samples/crema-d/tabulatedVotes.csv");
    assumeTrue(Files.exists(votes), "needs " + votes);
    CommandRun run = CommandRun.of("importance", "--votes", votes, "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode result = run.json();
    assertThat(result.path("clips")).hasSize(7442);
    JsonNode rules = result.path("rule_counts");
    assertThat(rules.path("both").asInt()).isEqualTo(2823);
    assertThat(rules.path("visual").asInt()).isEqualTo(2313);
    assertThat(rules.path("audio").asInt()).isEqualTo(565);
    assertThat(rules.path("none").asInt()).isEqualTo(1741);
    mean(result, "anger", 0.26, 0.29, 1271);
    mean(result, "disgust", 0.13, 0.38, 1271);
    mean(result, "fear", 0.22, 0.30, 1271);
    mean(result, "happy", 0.07, 0.64, 1271);
    mean(result, "neutral", 0.33, 0.29, 1087);
    mean(result, "sad", 0.20, 0.25, 1271);
    assertThat(result.path("by_label")).hasSize(6);
  }

  private static void mean(JsonNode result, String label, double audio, double visual, int n) {
    JsonNode mean = result.path("by_label").path(label);
    assertThat(mean.path("audio").asDouble()).as(label).isEqualTo(audio, offset(0.005));
    assertThat(mean.path("visual").asDouble()).as(label).isEqualTo(visual, offset(0.005));
    assertThat(mean.path("n").asInt()).as(label).isEqualTo(n);
  }

  @Test
  void aTableOfVotesIsReadByItsRowNumbers() throws IOException {
    Path votes =
        Files.writeString(
            folder.resolve("votes.csv"),
            HEADER
                + "\"300001\",9,0,0,0,1,0,\"1001_IEO_ANG_HI\"\n"
                + "\"200001\",2,0,0,0,8,0,\"1001_IEO_ANG_HI\"\n"
                + "\"100001\",8,0,0,0,2,0,\"1001_IEO_ANG_HI\"\n"
                + "\"100001\",8,0,0,0,2,0,\"1001_IEO_ANG_HI\"\n"
                + "\"400001\",8,0,0,0,2,0,\"1001_IEO_ANG_HI\"\n"
                + "\"100002\",1,0,0,0,x,0,\"1001_IEO_SAD_HI\"\n"
                + "\"100003\",1,0,0,0,0,0,\"1001_IEO_SAD_LO\"\n");
    CommandRun run = CommandRun.of("importance", "--votes", votes, "--json");
    JsonNode clips = run.json().path("clips");
    assertThat(clips).hasSize(2);
    JsonNode clip = clips.get(0);
    assertThat(clip.path("path").asText()).isEqualTo("1001_IEO_ANG_HI");
    assertThat(clip.path("rule").asText()).isEqualTo("audio");
    assertThat(clip.path("verdict").asText()).isEqualTo("audio");
    // v: sound 0.8, picture 0.2, both 0.9, a guess 1/6
    assertThat(clip.path("audio").asDouble()).isEqualTo((0.8 - 1 / 6.0 + 0.7) / 2, offset(1e-12));
    assertThat(clip.path("visual").asDouble()).isEqualTo((0.2 - 1 / 6.0 + 0.1) / 2, offset(1e-12));
    assertThat(clip.path("votes").path("audio").path("anger").asInt()).isEqualTo(8);
    assertThat(clip.path("interval").path("audio")).hasSize(2);
    assertThat(clips.get(1).path("rule").isNull()).as("voice only").isTrue();
    assertThat(run.err()).contains("3 lines");
  }

  @Test
  void annotatorsOfAProjectVoteOnceUnderEachCondition() throws IOException {
    Path project = folder.resolve("project");
    Path clip = Wav.write(folder.resolve("a.wav"), 200);
    assertThat(CommandRun.of("import", clip, "--project", project).exit()).isZero();
    for (String who : List.of("Ann", "Ben", "Cleo")) {
      label(project, clip, who, "audio", "sad");
      label(project, clip, who, "visual", "sad");
      label(project, clip, who, "visual", "angry"); // changed her mind: one vote
      label(project, clip, who, "both", "angry");
    }
    JsonNode result = CommandRun.of("importance", "--project", project, "--json").json();
    JsonNode of = result.path("clips").get(0);
    assertThat(of.path("votes").toString())
        .isEqualTo("{\"audio\":{\"sad\":3},\"visual\":{\"angry\":3},\"both\":{\"angry\":3}}");
    assertThat(of.path("rule").asText()).isEqualTo("visual");
    assertThat(of.path("verdict").asText()).isEqualTo("visual");
    assertThat(of.path("visual").asDouble()).isEqualTo((1 - 1 / 7.0 + 1) / 2, offset(1e-12));
    assertThat(result.path("rule_counts").path("visual").asInt()).isEqualTo(1);
    assertThat(CommandRun.of("importance", "a.wav", "--project", project, "--json").json())
        .isEqualTo(result);
  }

  private static void label(Path project, Path clip, String who, String under, String emotion) {
    CommandRun run =
        CommandRun.of(
            "label",
            clip,
            "--project",
            project,
            "--annotator",
            who,
            "--condition",
            under,
            "--emotion",
            emotion);
    assertThat(run.exit()).as(run.err()).isZero();
  }

  @Test
  void whatCannotBeAnsweredIsSaid() throws IOException {
    assertThat(CommandRun.of("importance").exit()).isEqualTo(2);
    Path other = Files.writeString(folder.resolve("o.csv"), "a,b\n1,2\n");
    CommandRun run = CommandRun.of("importance", "--votes", other);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1).first().asString().contains("o.csv", "fileName");
    Path project = folder.resolve("project");
    Path clip = Wav.write(folder.resolve("a.wav"), 200);
    CommandRun.of("import", clip, "--project", project);
    JsonNode open = CommandRun.of("importance", "--project", project, "--json").json();
    assertThat(open.path("clips").get(0).path("audio").isNull()).isTrue();
    CommandRun missing = CommandRun.of("importance", "b.wav", "--project", project, "--json");
    assertThat(missing.exit()).isEqualTo(1);
    assertThat(missing.json().path("failed")).hasSize(1);
  }
}
