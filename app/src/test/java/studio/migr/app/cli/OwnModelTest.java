package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.clips.SampleClips;
import studio.migr.runtime.face.net.FaceNets;
import studio.migr.runtime.graph.Libtorch;

/** The studio's own model, which nobody has to name, asked about clips of people it never saw. */
final class OwnModelTest {
  private static final int ASKED = 4;

  @TempDir private static Path folder;

  @BeforeAll
  static void copy() throws IOException {
    assumeThat(FaceNets.arePacked()).as("the build could fetch the nets").isTrue();
    Libtorch.useThreads(1); // two would wait for each other on a busy machine
    SampleClips.copyTo(folder);
  }

  private static List<JsonNode> whereFaceAndVoiceAgree() throws IOException {
    List<JsonNode> truths = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("truth.jsonl"))) {
      JsonNode truth = new ObjectMapper().readTree(line);
      if (truth.path("condition").asText().equals("congruent") && truths.size() < ASKED) {
        truths.add(truth);
      }
    }
    return truths;
  }

  @Test
  void withoutAnyModelNamedItAnswersWithReasonsAndIsMostlyRight() throws IOException {
    List<JsonNode> truths = whereFaceAndVoiceAgree();
    List<Object> words = new ArrayList<>(List.of("predict", "--json"));
    truths.forEach(truth -> words.add(folder.resolve(truth.path("file").asText())));
    CommandRun run = CommandRun.of(words.toArray());
    assertThat(run.exit()).as(run.err()).isZero();
    int right = 0;
    for (int k = 0; k < truths.size(); k++) {
      JsonNode said = run.json().path("clips").path(k);
      right += said.path("answer").asText().equals(truths.get(k).path("emotion").asText()) ? 1 : 0;
      assertThat(said.path("reasoning").asText()).contains("<vis_desc>", "<aud_desc>", "<answer>");
    }
    assertThat(right).isGreaterThanOrEqualTo(truths.size() - 1);
  }
}
