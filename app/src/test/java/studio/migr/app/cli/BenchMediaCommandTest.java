package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class BenchMediaCommandTest {

  @Test
  void everyFigureHasItsFloorBesideItAndSaysThatTheClipIsGenerated() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    assertThat(new CommandLineProgram(console).run("bench", "media", "--json"))
        .isEqualTo(Exit.DONE);
    JsonNode video = new ObjectMapper().readTree(out.toByteArray()).get("video");
    assertThat(video.get("clip").asText()).startsWith("generated clip");
    for (String figure : new String[] {"random_frame", "step_forward", "step_backward"}) {
      assertThat(video.get(figure).get("median_ms").asDouble()).as(figure).isPositive();
      assertThat(video.get(figure).get("floor_ms").asDouble()).as(figure).isPositive();
    }
  }
}
