package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
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
    System.out.println(result.toPrettyString());
    assertThat(list(result, "failed")).isEmpty();
  }

  private static List<JsonNode> list(JsonNode result, String field) {
    return StreamSupport.stream(result.get(field).spliterator(), false).toList();
  }
}
