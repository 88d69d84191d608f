package studio.migr.runtime.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.migr.runtime.checkpoint.Checkpoint;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.safetensors.MemoryTensors;
import studio.migr.runtime.safetensors.TensorInfo;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.safetensors.TensorType;

final class LoraAdapterTest {
  private static final String QUERY = "model.layers.0.self_attn.q_proj";
  private static final String VALUE = "model.layers.0.self_attn.v_proj";

  @TempDir Path folder;

  private static void matrix(MemoryTensors tensors, String name, long rows, long columns) {
    MemorySegment values = MemorySegment.ofArray(new float[(int) (rows * columns)]);
    tensors.add(new TensorInfo(name, TensorType.F32, rows, columns), values);
  }

  private static MemoryTensors pair(MemoryTensors tensors, String module, int rank) {
    matrix(tensors, LoraAdapter.nameOfA(module), rank, 6);
    matrix(tensors, LoraAdapter.nameOfB(module), 10, rank);
    return tensors;
  }

  private static TensorSource base(long rows) {
    MemoryTensors tensors = new MemoryTensors();
    matrix(tensors, QUERY + ".weight", rows, 6);
    matrix(tensors, VALUE + ".weight", 10, 6);
    return tensors;
  }

  private static final LoraConfig CONFIG =
      new LoraConfig(
          2,
          4,
          0.1,
          List.of("q_proj", "v_proj"),
          false,
          Map.of("v_proj", 3),
          Map.of("self_attn.v_proj", 6.0),
          Optional.of("lab/model"));

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    MemoryTensors tensors = pair(pair(new MemoryTensors(), QUERY, 2), VALUE, 3);
    LoraAdapter.write(folder, CONFIG, tensors);
    assertThat(LoraAdapter.isIn(folder)).isTrue();
    try (LoraAdapter adapter = LoraAdapter.open(folder)) {
      assertThat(adapter.config()).isEqualTo(CONFIG);
      assertThat(adapter.pairs()).extracting(LoraPair::module).containsExactly(QUERY, VALUE);
      assertThat(adapter.pairs()).extracting(LoraPair::rank).containsExactly(2, 3);
      assertThat(adapter.pairs()).extracting(LoraPair::scale).containsExactly(2.0, 2.0);
      LoraPair query = adapter.pairs().getFirst();
      assertThat(query.weight()).isEqualTo(QUERY + ".weight");
      assertThat(adapter.bytes(query.b().name()).toArray(ValueLayout.JAVA_FLOAT_UNALIGNED))
          .hasSize(20);
      adapter.requireFit(base(10));
    }
  }

  @Test
  void rankStabilisedAdaptersCountTheirRankByItsRoot() {
    LoraConfig plain = LoraConfig.of(16, 8, 0, List.of("q_proj"));
    LoraConfig stable =
        new LoraConfig(16, 8, 0, List.of(), true, Map.of(), Map.of(), Optional.empty());
    assertThat(plain.scaleOf(QUERY)).isEqualTo(0.5);
    assertThat(stable.scaleOf(QUERY)).isEqualTo(2.0);
  }

  @Test
  void anAdapterOfAnotherModelIsNamed() throws IOException {
    LoraAdapter.write(
        folder, LoraConfig.of(2, 4, 0, List.of()), pair(new MemoryTensors(), QUERY, 2));
    try (LoraAdapter adapter = LoraAdapter.open(folder)) {
      ModelFileException size =
          catchThrowableOfType(ModelFileException.class, () -> adapter.requireFit(base(12)));
      assertThat(size.fault()).isEqualTo(ModelFileFault.ADAPTER_SHAPE);
      assertThat(size.details()).containsExactly(QUERY, "10×6", "[12, 6]");
      ModelFileException module =
          catchThrowableOfType(
              ModelFileException.class, () -> adapter.requireFit(new MemoryTensors()));
      assertThat(module.fault()).isEqualTo(ModelFileFault.NO_SUCH_MODULE);
    }
  }

  @Test
  void halfAPairIsNeitherWrittenNorRead() throws IOException {
    MemoryTensors half = new MemoryTensors();
    matrix(half, LoraAdapter.nameOfA(QUERY), 2, 6);
    LoraConfig config = LoraConfig.of(2, 4, 0, List.of());
    assertThatThrownBy(() -> LoraAdapter.write(folder, config, half))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LoraAdapter.write(folder, config, pair(new MemoryTensors(), QUERY, 3)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(folder).isEmptyDirectory();
    LoraAdapter.write(folder, config, pair(new MemoryTensors(), QUERY, 2));
    Files.delete(folder.resolve("adapter_model.safetensors"));
    assertThat(
            catchThrowableOfType(ModelFileException.class, () -> LoraAdapter.open(folder).close())
                .fault())
        .isEqualTo(ModelFileFault.MISSING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "UNSUPPORTED | \"use_dora\":true",
        "UNSUPPORTED | \"bias\":\"all\"",
        "UNSUPPORTED | \"peft_type\":\"IA3\"",
        "UNSUPPORTED | \"modules_to_save\":[\"lm_head\"]",
        "UNSUPPORTED | \"init_lora_weights\":\"pissa\"",
        "UNSUPPORTED | \"rank_pattern\":{\"(a+)+$\":2}",
        "BAD_VALUE | \"r\":0",
        "BAD_VALUE | \"lora_alpha\":\"x\"",
        "BAD_VALUE | \"lora_dropout\":1.5",
        "BAD_VALUE | \"target_modules\":[1]",
        "BAD_TENSOR | \"r\":3",
        "MISSING_KEY | \"r\":null",
      })
  void whatIsNotUnderstoodIsRefused(ModelFileFault fault, String field) throws IOException {
    LoraAdapter.write(
        folder, LoraConfig.of(2, 4, 0, List.of()), pair(new MemoryTensors(), QUERY, 2));
    Files.writeString(
        folder.resolve("adapter_config.json"),
        "{" + (field.startsWith("\"r\"") ? "" : "\"r\":2,") + field + "}");
    ModelFileException refusal =
        catchThrowableOfType(ModelFileException.class, () -> LoraAdapter.open(folder).close());
    assertThat(refusal.fault()).isEqualTo(fault);
  }

  @Test
  void tensorsThatAreNoPartOfLoraAreRefused() {
    MemoryTensors tensors = pair(new MemoryTensors(), QUERY, 2);
    matrix(tensors, "base_model.model.lm_head.weight", 2, 2);
    assertThatThrownBy(() -> LoraAdapter.write(folder, LoraConfig.of(2, 4, 0, List.of()), tensors))
        .hasMessageContaining("lm_head");
  }

  @Test
  void theAdapterOfTheReferenceFitsItsModel() throws IOException {
    Path reference = Path.of(System.getProperty("shared.directory", "none"), "reference");
    assumeTrue(Files.exists(reference), "no reference files");
    try (LoraAdapter adapter = LoraAdapter.open(reference.resolve("lora"));
        Checkpoint qwen = Checkpoint.open(reference.resolve("qwen2"));
        Checkpoint bert = Checkpoint.open(reference.resolve("bert"))) {
      assertThat(adapter.config().rank()).isEqualTo(4);
      assertThat(adapter.pairs()).hasSize(21).allMatch(pair -> pair.scale() == 2);
      adapter.requireFit(qwen);
      assertThatThrownBy(() -> adapter.requireFit(bert)).isInstanceOf(ModelFileException.class);
      // Written again, it is the same.
      LoraAdapter.write(folder, adapter.config(), adapter);
      assertThat(folder.resolve("adapter_model.safetensors"))
          .hasSameBinaryContentAs(reference.resolve("lora/adapter_model.safetensors"));
    }
  }
}
