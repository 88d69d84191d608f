package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.testing.SampleClips;

/** The files that other programs wrote come in by the command line, each for its clip. */
final class SampleFilesTest {
  @TempDir Path folder;

  @Test
  void everySampleComesInAndWhatCannotBeKeptIsListed() throws Exception {
    assumeTrue(Files.isDirectory(SampleClips.samples()), "samples of other programs are not here");
    Path clips = SampleClips.make(folder.resolve("clips"));
    CommandRun run =
        CommandRun.of(
            "import", clips, SampleClips.samples(), "--project", folder.resolve("p"), "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode result = run.json();
    assertThat(list(result, "failed")).isEmpty();
    assertThat(result.get("labels").intValue())
        .as("two acted emotions, and what CREMA-D's people said most of two clips, three times")
        .isEqualTo(8);
    assertThat(result.get("tracks").intValue()).isEqualTo(42);
    assertThat(result.get("au_tracks").intValue()).isEqualTo(2);
    assertThat(result.get("votes").intValue()).as("clips with votes").isEqualTo(2);
    List<JsonNode> remarks = new ArrayList<>(list(result, "skipped"));
    remarks.addAll(list(result, "notes"));
    SampleClips.LISTED.forEach(
        (file, sentences) ->
            assertThat(remarks)
                .filteredOn(remark -> remark.get("path").asText().endsWith(file))
                .extracting(remark -> remark.get("reason").asText())
                .as(file)
                .satisfies(
                    reasons ->
                        assertThat(sentences)
                            .allMatch(part -> reasons.stream().anyMatch(r -> r.contains(part)))));
    assertThat(remarks)
        .extracting(remark -> Path.of(remark.get("path").asText()).getFileName().toString())
        .as("nothing is lost of the TextGrids")
        .containsOnlyElementsOf(SampleClips.LISTED.keySet());

    JsonNode again =
        CommandRun.of(
                "import", clips, SampleClips.samples(), "--project", folder.resolve("p"), "--json")
            .json();
    for (String count : List.of("labels", "tracks", "au_tracks", "votes")) {
      assertThat(again.get(count).intValue()).as(count + " a second time").isZero();
    }
  }

  @Test
  void importanceNeedsCountsAndSaysWhichFileHasThem() {
    Path table = SampleClips.samples().resolve("crema-d/summaryTable.csv");
    assumeTrue(Files.isRegularFile(table), "samples of other programs are not here");
    CommandRun run = CommandRun.of("importance", "--votes", table, "--json");
    assertThat(run.exit()).isEqualTo(Exit.FAILED);
    assertThat(run.err())
        .contains("summaryTable.csv holds only the most voted emotions.")
        .contains("take tabulatedVotes.csv");
    CommandRun counted =
        CommandRun.of(
            "importance", "--votes", table.resolveSibling("tabulatedVotes.csv"), "--json");
    assertThat(counted.exit()).as(counted.err()).isZero();
    assertThat(list(counted.json(), "clips")).hasSize(7442);
  }

  private static List<JsonNode> list(JsonNode result, String field) {
    return StreamSupport.stream(result.get(field).spliterator(), false).toList();
  }
}
