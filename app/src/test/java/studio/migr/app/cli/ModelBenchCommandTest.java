package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code model bench}, as a script meets it. */
final class ModelBenchCommandTest {
  private static final Path QWEN2 =
      Path.of(System.getProperty("shared.directory", "../shared")).resolve("reference/qwen2");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new CommandLineProgram(console).run(arguments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--shape=gpt", "--precision=fp8", "--device=tpu", "--tokens=1", "--trace=1"})
  void whatCannotBeMeasuredIsOneSentence(String option) {
    assertThat(run("model", "bench", option)).isEqualTo(Exit.WRONG_USE);
    assertThat(err.toString(StandardCharsets.UTF_8)).hasLineCount(1);
    assertThat(out.size()).isZero();
  }

  @Test
  void theFloorStandsBesideTheFigures() throws IOException {
    assumeThat(QWEN2).exists();
    String folder = QWEN2.toString();
    assertThat(
            run(
                "model",
                "bench",
                folder,
                "--threads=1",
                "--prompt=8",
                "--tokens=4",
                "--rounds=1",
                "--trace=40",
                "--json"))
        .isEqualTo(Exit.DONE);
    JsonNode result = new ObjectMapper().readTree(out.toByteArray());
    assertThat(result.get("decode_ms_per_token").asDouble()).isPositive();
    assertThat(result.get("memory_gb_per_s").asDouble()).isPositive();
    assertThat(result.get("decode_times_floor").asDouble()).isPositive();
    assertThat(result.get("layers").asInt()).isEqualTo(3);
    assertThat(result.get("cache_mb").asDouble()).isPositive();
    assertThat(result.get("trace_positions").asInt()).isEqualTo(40);
  }
}
