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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.face.net.FaceNets;

/**
 * {@code bench faces} and {@code bench clips} say what is slow, and how much of it can be saved.
 */
final class BenchCommandsTest {

  private static JsonNode bench(String what, String... more) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    List<String> arguments = new ArrayList<>(List.of("bench", what, "--json"));
    arguments.addAll(List.of(more));
    assertThat(new CommandLineProgram(console).run(arguments.toArray(String[]::new)))
        .isEqualTo(Exit.DONE);
    return new ObjectMapper().readTree(out.toByteArray()).get(what);
  }

  private static void assertPartsMakeTheWhole(JsonNode figures, String... parts) {
    double sum = 0;
    for (String part : parts) {
      double millis = figures.get("parts_ms").get(part).asDouble();
      assertThat(millis).as(part).isPositive();
      sum += millis;
    }
    assertThat(figures.get("parts_ms")).hasSize(parts.length);
    assertThat(sum).isCloseTo(figures.get("ms").asDouble(), within(0.05));
    assertThat(figures.get("floor_ms").asDouble()).isPositive().isLessThan(2 * sum);
  }

  @Test
  void aFrameCostsDecodingDetectionMeshAndUnits() throws IOException {
    assumeThat(FaceNets.arePacked()).as("the build could fetch the nets").isTrue();
    JsonNode faces = bench("faces");
    assertThat(faces.get("clip").asText()).startsWith("generated clip");
    assertPartsMakeTheWhole(faces, "decoding", "detection", "mesh", "units");
    assertThat(faces.get("frames_per_second").asDouble()).isPositive();
    assertThat(faces.get("floor_frames_per_second").asDouble()).isPositive();
  }

  @Test
  void aClipCostsSpeakingSettingUpDrawingAndEncoding() throws IOException {
    JsonNode clips = bench("clips", "--clips", "1");
    assertPartsMakeTheWhole(clips, "speaking", "setting_up", "drawing", "encoding");
    assertThat(clips.get("thousand_on_two_cores_min").asDouble()).isPositive();
  }
}
