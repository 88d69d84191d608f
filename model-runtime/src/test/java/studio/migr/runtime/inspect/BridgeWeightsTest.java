package studio.migr.runtime.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.migr.runtime.checkpoint.Checkpoint;
import studio.migr.runtime.config.ConfigFile;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.testing.RenamedTensors;

/** HumanOmni in miniature, whose senses are joined to its words by less than it needs, or more. */
final class BridgeWeightsTest {
  private static final Path REFERENCE =
      Path.of(System.getProperty("shared.directory", "none"), "reference", "humanomni");

  @TempDir Path folder;

  @BeforeEach
  void needTheReference() {
    assumeTrue(Files.exists(REFERENCE), "the reference checkpoints are not beside the project");
  }

  private List<ModelFileException> problems(UnaryOperator<String> names) throws IOException {
    try (Checkpoint weights = Checkpoint.open(REFERENCE)) {
      return WeightCheck.problems(
          REFERENCE, ConfigFile.read(REFERENCE), new RenamedTensors(weights, names));
    }
  }

  @Test
  void theReferenceHasWhatItNeeds() throws IOException {
    assertThat(problems(name -> name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "model.mm_projector, model.mm_projector.s1_video.b1.conv1.conv.weight",
    "model.audio_projector, model.audio_projector.0.weight",
    "model.bert_gate, model.bert_gate.0.weight",
  })
  void aPartThatWasSavedByItselfIsNamed(String part, String first) throws IOException {
    List<ModelFileException> problems =
        problems(name -> name.startsWith(part + ".") ? "elsewhere." + name : name);
    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().fault()).isEqualTo(ModelFileFault.MISSING_BRIDGE);
    assertThat(problems.getFirst().details().getFirst()).isEqualTo(part);
    assertThat(problems.getFirst().details().getLast()).isEqualTo(first);
  }

  @Test
  void aProjectorOfAnotherDepthThanItsConfigSaysIsRefused() throws IOException {
    Files.writeString(
        folder.resolve("config.json"),
        Files.readString(REFERENCE.resolve("config.json"))
            .replace("\"all_in_one\"", "\"all_in_one_small\""));
    Files.copy(REFERENCE.resolve("tower_configs.json"), folder.resolve("tower_configs.json"));
    try (Checkpoint weights = Checkpoint.open(REFERENCE)) {
      ModelFileException refusal =
          catchThrowableOfType(
              ModelFileException.class,
              () -> WeightCheck.require(folder, ConfigFile.read(folder), weights));
      assertThat(refusal.fault()).isEqualTo(ModelFileFault.SURPLUS_BRIDGE);
      assertThat(refusal.details())
          .startsWith("model.mm_projector")
          .endsWith("model.mm_projector.s1_body.b3.conv1.bn.bias");
    }
  }

  @Test
  void sizesThatOnlyTheWeightsTellHaveToAgreeAmongThemselves() throws IOException {
    // The gate's last layer takes the place of its first: its width is another.
    String first = "model.bert_gate.0.bias";
    String last = "model.bert_gate.2.bias";
    List<ModelFileException> problems =
        problems(name -> name.equals(first) ? last : name.equals(last) ? first : name);
    assertThat(problems)
        .extracting(ModelFileException::fault)
        .containsOnly(ModelFileFault.WEIGHT_SHAPE);
    assertThat(problems.getFirst().details()).containsExactly(first, "[3]", "[…]");
  }

  @ParameterizedTest
  @CsvSource({"all_in_one_mlp", "stc_connector", "mlp2x_gelu", "pllava"})
  void otherProjectorsOfItsCodeAreRefusedByName(String projector) throws IOException {
    Files.writeString(
        folder.resolve("config.json"),
        Files.readString(REFERENCE.resolve("config.json")).replace("all_in_one", projector));
    Files.copy(REFERENCE.resolve("tower_configs.json"), folder.resolve("tower_configs.json"));
    ModelFileException refusal =
        catchThrowableOfType(ModelFileException.class, () -> ConfigFile.read(folder));
    assertThat(refusal.fault()).isEqualTo(ModelFileFault.UNSUPPORTED);
    assertThat(refusal.details()).containsExactly("mm_projector_type", projector);
  }
}
