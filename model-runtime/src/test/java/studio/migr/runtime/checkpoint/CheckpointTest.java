package studio.migr.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.safetensors.MemoryTensors;
import studio.migr.runtime.safetensors.SafetensorsWriter;
import studio.migr.runtime.safetensors.TensorInfo;
import studio.migr.runtime.safetensors.TensorType;

final class CheckpointTest {
  @TempDir Path folder;

  private void shard(String file, byte value, String... names) throws IOException {
    MemoryTensors tensors = new MemoryTensors();
    for (String name : names) {
      tensors.add(
          new TensorInfo(name, TensorType.U8, 1), MemorySegment.ofArray(new byte[] {value}));
    }
    SafetensorsWriter.write(folder.resolve(file), tensors, Map.of());
  }

  private void index(String map) throws IOException {
    Files.writeString(
        folder.resolve("model.safetensors.index.json"),
        "{\"metadata\":{\"total_size\":2},\"weight_map\":{" + map + "}}");
  }

  @Test
  void oneFileHoldsAllTensors() throws IOException {
    shard("model.safetensors", (byte) 1, "a", "b");
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      assertThat(checkpoint.names()).containsExactly("a", "b");
      assertThat(checkpoint.files()).containsExactly(folder.resolve("model.safetensors"));
    }
  }

  @Test
  void anIndexSaysWhichShardHoldsWhich() throws IOException {
    shard("model-00001-of-00002.safetensors", (byte) 1, "a", "both");
    shard("model-00002-of-00002.safetensors", (byte) 2, "b", "both");
    index(
        """
        "b":"model-00002-of-00002.safetensors","a":"model-00001-of-00002.safetensors",
        "both":"model-00002-of-00002.safetensors"\
        """);
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      assertThat(checkpoint.names()).containsExactlyInAnyOrder("a", "b", "both");
      assertThat(checkpoint.bytes("a").get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 1);
      assertThat(checkpoint.bytes("both").get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 2);
      assertThat(checkpoint.info("b").bytes()).isEqualTo(1);
      assertThat(checkpoint.has("c")).isFalse();
    }
  }

  @Test
  void aMissingShardIsNamed() throws IOException {
    shard("one.safetensors", (byte) 1, "a");
    index("\"a\":\"one.safetensors\",\"b\":\"two.safetensors\"");
    ModelFileException refusal = refusal();
    assertThat(refusal.fault()).isEqualTo(ModelFileFault.MISSING_SHARD);
    assertThat(refusal.details()).containsExactly("two.safetensors");
  }

  @Test
  void aTensorThatItsShardLacksIsNamed() throws IOException {
    shard("one.safetensors", (byte) 1, "a");
    index("\"a\":\"one.safetensors\",\"b\":\"one.safetensors\"");
    ModelFileException refusal = refusal();
    assertThat(refusal.fault()).isEqualTo(ModelFileFault.MISSING_TENSOR);
    assertThat(refusal.details()).containsExactly("b", "one.safetensors");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a\":\"../one.safetensors\"",
        "\"a\":\"/one.safetensors\"",
        "\"a\":\"x\\\\one.safetensors\"",
        "\"a\":\"C:one.safetensors\"",
        "\"a\":\"one.bin\"",
        "\"a\":7",
        "",
      })
  void anIndexLeadsNowhereOutsideItsFolder(String map) throws IOException {
    shard("one.safetensors", (byte) 1, "a");
    index(map);
    assertThat(refusal().fault()).isEqualTo(ModelFileFault.BAD_INDEX);
  }

  @Test
  void aFolderWithoutWeightsSaysWhatItHasInstead() throws IOException {
    assertThat(refusal().fault()).isEqualTo(ModelFileFault.NO_WEIGHTS);
    Files.createFile(folder.resolve("pytorch_model.bin"));
    assertThat(refusal().fault()).isEqualTo(ModelFileFault.PICKLED);
    assertThat(refusal().details()).containsExactly("pytorch_model.bin");
    ModelFileException missing =
        catchThrowableOfType(
            ModelFileException.class, () -> Checkpoint.open(folder.resolve("no")).close());
    assertThat(missing.fault()).isEqualTo(ModelFileFault.MISSING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"qwen2", "humanomni", "siglip", "whisper", "bert"})
  void everyCheckpointOfTheReferenceOpens(String family) throws IOException {
    Path reference = Path.of(System.getProperty("shared.directory", "none"), "reference");
    assumeTrue(Files.exists(reference), "no reference files");
    try (Checkpoint checkpoint = Checkpoint.open(reference.resolve(family))) {
      for (String name : checkpoint.names()) {
        assertThat(checkpoint.bytes(name).byteSize()).isEqualTo(checkpoint.info(name).bytes());
      }
      assertThat(checkpoint.names()).hasSizeGreaterThan(30);
    }
  }

  private ModelFileException refusal() {
    ModelFileException refusal =
        catchThrowableOfType(ModelFileException.class, () -> Checkpoint.open(folder).close());
    assertThat(refusal).isNotNull();
    return refusal;
  }
}
