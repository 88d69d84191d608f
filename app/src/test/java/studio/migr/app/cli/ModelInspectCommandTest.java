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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.inspect.SmallModel;

/** {@code model inspect}, as a script meets it. */
final class ModelInspectCommandTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path model;

  @BeforeEach
  void makeAModel() throws IOException {
    model = SmallModel.write(folder.resolve("model"));
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

  private JsonNode result() throws IOException {
    return new ObjectMapper().readTree(out.toByteArray());
  }

  @Test
  void whatAModelIsStandsInOneObject() throws IOException {
    Path adapter = SmallModel.adapter(model.resolve("adapter"), 8, "q_proj");
    assertThat(run("model", "inspect", model, "--json")).isEqualTo(Exit.DONE);
    assertThat(result().get("family").asText()).isEqualTo("qwen2");
    assertThat(result().get("parameters").asLong()).isEqualTo(SmallModel.PARAMETERS);
    assertThat(result().get("data_type").asText()).isEqualTo("float32");
    assertThat(result().get("layers").asInt()).isEqualTo(2);
    assertThat(result().get("context").asInt()).isEqualTo(64);
    assertThat(result().get("vocabulary").asInt()).isEqualTo(264);
    assertThat(result().at("/adapters/0/path").asText()).isEqualTo(adapter.toString());
    assertThat(result().get("memory_needed").asLong())
        .isEqualTo(result().at("/memory_needed_as/float32").asLong())
        .isEqualTo(4 * (SmallModel.PARAMETERS + 2 * 2 * 4 * 64));
    assertThat(result().get("problems")).hasSize(1);
    assertThat(result().at("/problems/0").asText()).contains(model.toString(), "tokenizer.json");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void inWordsItSaysTheSame() {
    assertThat(run("model", "inspect", model)).isEqualTo(Exit.DONE);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("qwen2", "0.003 million parameters in F32, 2 layers")
        .contains("a text of 64 tokens");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("no tokenizer").doesNotContain("{");
  }

  @Test
  void aModelThatCannotBeLoadedFailsAndIsStillDescribed() throws IOException {
    Files.delete(model.resolve("model.safetensors"));
    assertThat(run("model", "inspect", model, "--json")).isEqualTo(Exit.FAILED);
    assertThat(result().get("family").asText()).isEqualTo("qwen2");
    assertThat(result().get("parameters").isNull()).isTrue();
    assertThat(result().get("memory_needed").isNull()).isTrue();
    assertThat(result().get("loadable").asBoolean()).isFalse();
    assertThat(result().at("/problems/0").asText()).contains("no model.safetensors");
  }

  @Test
  void anAdapterAloneIsDescribed() throws IOException {
    Path adapter = SmallModel.adapter(folder.resolve("alone"), 8, "q_proj");
    assertThat(run("model", "inspect", adapter, "--json")).isEqualTo(Exit.DONE);
    assertThat(result().get("family").asText()).isEqualTo("lora");
    assertThat(result().get("layers").isNull()).isTrue();
    assertThat(run("model", "inspect", adapter)).isEqualTo(Exit.DONE);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("an adapter of rank 2");
  }

  @Test
  void whatIsNoModelGetsOneSentence() {
    assertThat(run("model", "inspect", folder, "--json")).isEqualTo(Exit.FAILED);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8).strip())
        .contains(folder.toString(), "config.json")
        .doesNotContain("\n");
    assertThat(run("model", "inspect")).isEqualTo(Exit.WRONG_USE);
  }
}
