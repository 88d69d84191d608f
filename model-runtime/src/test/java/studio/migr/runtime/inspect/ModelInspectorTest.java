package studio.migr.runtime.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.safetensors.TensorType;
import studio.migr.runtime.tokenizer.SmallTokenizer;

/** On a small Qwen2 of our own, damaged in one way after the other, and on the reference. */
final class ModelInspectorTest {
  private static final long ENOUGH = 1L << 40;

  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void makeAModel() throws IOException {
    model = SmallModel.write(folder.resolve("model"));
    SmallTokenizer.write(model);
  }

  private ModelReport report() throws IOException {
    return ModelInspector.inspect(model, ENOUGH);
  }

  private void change(String good, String bad) throws IOException {
    Path config = model.resolve("config.json");
    String text = Files.readString(config);
    assertThat(text).contains(good);
    Files.writeString(config, text.replace(good, bad));
  }

  @Test
  void aWholeModelHasNoProblems() throws IOException {
    ModelReport report = report();
    assertThat(report.problems()).isEmpty();
    assertThat(report.loadable()).isTrue();
    assertThat(report.family()).isEqualTo(Family.QWEN2);
    assertThat(report.parameters()).hasValue(SmallModel.PARAMETERS);
    assertThat(report.dataType()).contains(TensorType.F32);
    assertThat(report.layers()).hasValue(2);
    assertThat(report.context()).hasValue(64);
    assertThat(report.vocabulary()).hasValue(SmallModel.VOCABULARY);
  }

  @Test
  void memoryIsThatOfTheWeightsAndOfKeysAndValues() throws IOException {
    MemoryNeed need = report().memory().orElseThrow();
    long kept = 2 * 2 * 1 * 4 * 64; // keys and values, layers, heads, numbers, tokens
    assertThat(need.tokens()).isEqualTo(64);
    assertThat(need.stored()).isEqualTo(4 * (SmallModel.PARAMETERS + kept));
    assertThat(need.byType().get(TensorType.BF16)).isEqualTo(need.stored() / 2);
    assertThat(need.weights(TensorType.F32)).isEqualTo(4 * SmallModel.PARAMETERS);
    long linear = 2 * (64 + 32 + 32 + 64 + 3 * 96);
    long head = 8L * SmallModel.VOCABULARY; // the embedding once more
    assertThat(need.weights(TensorType.I8))
        .isEqualTo(2 * (SmallModel.PARAMETERS - linear) + linear + head);
  }

  @Test
  void aMachineTooSmallIsNamedWhileTheModelStaysLoadable() throws IOException {
    ModelReport report = ModelInspector.inspect(model, 1000);
    assertThat(report.problems())
        .extracting(ModelFileException::fault)
        .containsExactly(ModelFileFault.LITTLE_MEMORY);
    assertThat(report.loadable()).isTrue();
  }

  @Test
  void missingWeightsAreCountedAndTheFirstIsNamed() throws IOException {
    change("\"num_hidden_layers\":2", "\"num_hidden_layers\":3");
    ModelReport report = report();
    assertThat(report.loadable()).isFalse();
    assertThat(report.problems()).hasSize(1);
    assertThat(report.problems().getFirst().details())
        .containsExactly("12", "model.layers.2.input_layernorm.weight");
  }

  @Test
  void weightsOfAnotherShapeAreNamed() throws IOException {
    change("\"intermediate_size\":12", "\"intermediate_size\":13");
    ModelReport report = report();
    assertThat(report.loadable()).isFalse();
    assertThat(report.problems())
        .extracting(ModelFileException::fault)
        .containsExactly(
            ModelFileFault.WEIGHT_SHAPE, ModelFileFault.WEIGHT_SHAPE, ModelFileFault.WEIGHT_SHAPE);
    assertThat(report.problems().getFirst().details())
        .containsExactly("model.layers.0.mlp.gate_proj.weight", "[12, 8]", "[13, 8]");
  }

  @Test
  void anUntiedModelNeedsItsHead() throws IOException {
    change("\"tie_word_embeddings\":true", "\"tie_word_embeddings\":false");
    assertThat(report().problems().getFirst().details()).containsExactly("1", "lm_head.weight");
  }

  @Test
  void weightsThatAreNotThereLeaveTheRestToBeSaid() throws IOException {
    Files.delete(model.resolve("model.safetensors"));
    ModelReport report = report();
    assertThat(report.family()).isEqualTo(Family.QWEN2);
    assertThat(report.layers()).hasValue(2);
    assertThat(report.parameters()).isEmpty();
    assertThat(report.memory()).isEmpty();
    assertThat(report.loadable()).isFalse();
    assertThat(report.problems().getFirst().fault()).isEqualTo(ModelFileFault.NO_WEIGHTS);
  }

  @Test
  void aModelWithoutTokenizerIsLoadable() throws IOException {
    Files.delete(model.resolve("tokenizer.json"));
    ModelReport report = report();
    assertThat(report.loadable()).isTrue();
    assertThat(report.problems().getFirst().fault()).isEqualTo(ModelFileFault.NO_TOKENIZER);
  }

  @Test
  void aTokenizerLargerThanTheModelIsNamed() throws IOException {
    Files.writeString(
        model.resolve("tokenizer.json"),
        Files.readString(model.resolve("tokenizer.json"))
            .replace(
                "\"added_tokens\":[",
                "\"added_tokens\":["
                    + "{\"id\":261,\"content\":\"<x>\"},{\"id\":262,\"content\":\"<y>\"},")
            .replace("\"id\":261,\"content\":\"<|e", "\"id\":263,\"content\":\"<|e")
            .replace("\"id\":262,\"content\":\"<|im_s", "\"id\":264,\"content\":\"<|im_s")
            .replace("\"id\":263,\"content\":\"<|im_e", "\"id\":265,\"content\":\"<|im_e"));
    assertThat(report().problems().getFirst().details()).containsExactly("266", "264");
  }

  @Test
  void adaptersInItsFoldersAreListed() throws IOException {
    SmallModel.adapter(model.resolve("checkpoint-10"), 8, "q_proj");
    Path strange = SmallModel.adapter(model.resolve("checkpoint-20"), 9, "q_proj");
    Path other = SmallModel.adapter(model.resolve("checkpoint-30"), 8, "r_proj");
    Files.createDirectory(model.resolve("nothing"));
    ModelReport report = report();
    assertThat(report.adapters()).hasSize(3);
    assertThat(report.adapters().getFirst().rank()).isEqualTo(2);
    assertThat(report.adapters().getFirst().modules()).isEqualTo(1);
    assertThat(report.adapters().getFirst().parameters()).isEqualTo(2 * 8 + 8 * 2);
    assertThat(report.problems())
        .extracting(ModelFileException::file)
        .containsExactly(strange, other);
    assertThat(report.loadable()).as("the model itself").isTrue();
  }

  @Test
  void anAdapterByItselfIsDescribed() throws IOException {
    ModelReport report =
        ModelInspector.inspect(SmallModel.adapter(folder.resolve("alone"), 8, "q_proj"), ENOUGH);
    assertThat(report.family()).isEqualTo(Family.LORA);
    assertThat(report.parameters()).hasValue(32);
    assertThat(report.layers()).isEmpty();
    assertThat(report.adapters()).hasSize(1);
  }

  @Test
  void whatHoldsNoModelIsRefused() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(refusal(empty)).isEqualTo(ModelFileFault.NO_CONFIG);
    assertThat(refusal(folder.resolve("no"))).isEqualTo(ModelFileFault.MISSING);
    assertThat(refusal(model.resolve("config.json"))).isEqualTo(ModelFileFault.MISSING);
  }

  private static ModelFileFault refusal(Path place) {
    return catchThrowableOfType(
            ModelFileException.class, () -> ModelInspector.inspect(place, ENOUGH))
        .fault();
  }

  @ParameterizedTest
  @CsvSource({
    "qwen2, QWEN2, NO_TOKENIZER",
    "humanomni, HUMANOMNI, NO_TOKENIZER NO_BERT",
    "siglip, SIGLIP, ''",
    "whisper, WHISPER, ''",
    "bert, BERT, ''",
    "lora, LORA, ''",
  })
  void theReferenceHasAllItsWeights(String name, Family family, String lacks) throws IOException {
    Path reference = Path.of(System.getProperty("shared.directory", "none"), "reference");
    assumeTrue(Files.exists(reference), "no reference files");
    ModelReport report = ModelInspector.inspect(reference.resolve(name), ENOUGH);
    assertThat(report.family()).isEqualTo(family);
    assertThat(report.loadable()).isTrue();
    assertThat(report.problems().stream().map(problem -> problem.fault().name()))
        .containsExactlyElementsOf(Stream.of(lacks.split(" ")).filter(x -> !x.isEmpty()).toList());
  }
}
