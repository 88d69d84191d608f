package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code model verify}, as a script meets it. That the models pass is tested where they are. */
final class ModelVerifyCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new CommandLineProgram(console).run(arguments);
  }

  @Test
  void everyCheckIsNamedAndFailsWhereThereIsNothing(@TempDir Path empty) throws IOException {
    assertThat(run("model", "verify", empty.toString(), "--json")).isEqualTo(Exit.FAILED);
    List<String> names = new ArrayList<>();
    for (JsonNode check : new ObjectMapper().readTree(out.toByteArray()).get("checks")) {
      names.add(check.get("check").asText());
      assertThat(check.get("passed").asBoolean()).isFalse();
      assertThat(check.get("max_error").isNull()).isTrue();
      assertThat(check.has("tolerance")).isTrue();
    }
    assertThat(names)
        .contains("qwen2.logits", "lora.after3", "grpo.mean_kl", "humanomni.audio.greedy")
        .hasSize(39)
        .doesNotHaveDuplicates();
  }

  @Test
  void aFolderThatIsNotThereIsNamed(@TempDir Path empty) {
    assertThat(run("model", "verify", empty.resolve("gone").toString())).isEqualTo(Exit.FAILED);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("gone").hasLineCount(1);
  }
}
