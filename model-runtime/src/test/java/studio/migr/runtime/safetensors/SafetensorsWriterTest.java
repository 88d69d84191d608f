package studio.migr.runtime.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SafetensorsWriterTest {
  @TempDir Path folder;

  private Path scratch = Path.of("none");

  @BeforeProperty
  void makeScratch() throws IOException {
    scratch = Files.createTempFile("tensors", ".safetensors");
  }

  @AfterProperty
  void removeScratch() throws IOException {
    Files.deleteIfExists(scratch);
  }

  @Provide
  Arbitrary<List<TensorInfo>> tensors() {
    Arbitrary<TensorType> types = Arbitraries.of(TensorType.class);
    Arbitrary<List<Long>> shapes =
        Arbitraries.longs().between(0, 5).list().ofMaxSize(4).map(sizes -> List.copyOf(sizes));
    return net.jqwik.api.Combinators.combine(Arbitraries.strings().ofMaxLength(12), types, shapes)
        .as(SafetensorsWriterTest::info)
        .list()
        .ofMaxSize(12)
        .uniqueElements(TensorInfo::name);
  }

  private static TensorInfo info(String name, TensorType type, List<Long> shape) {
    boolean packed = type.bits() % 8 != 0; // only whole bytes can be written
    List<Long> whole = packed ? Stream.concat(Stream.of(4L), shape.stream()).toList() : shape;
    return new TensorInfo(name.equals("__metadata__") ? "m" : name, type, whole);
  }

  @Property(tries = 50) // each goes to disk
  void whatIsWrittenIsReadBack(
      @ForAll("tensors") List<TensorInfo> infos,
      @ForAll Map<String, String> metadata,
      @ForAll long seed)
      throws IOException {
    MemoryTensors written = new MemoryTensors();
    Random random = new Random(seed);
    for (TensorInfo info : infos) {
      byte[] bytes = new byte[(int) info.bytes()];
      random.nextBytes(bytes);
      written.add(info, MemorySegment.ofArray(bytes));
    }
    SafetensorsWriter.write(scratch, written, metadata);
    try (SafetensorsFile read = SafetensorsFile.open(scratch)) {
      assertThat(read.names()).containsExactlyInAnyOrderElementsOf(written.names());
      assertThat(read.metadata()).isEqualTo(metadata);
      for (TensorInfo info : infos) {
        assertThat(read.info(info.name())).isEqualTo(info);
        MemorySegment bytes = read.bytes(info.name());
        assertThat(bytes.mismatch(written.bytes(info.name()))).isEqualTo(-1);
        assertThat(bytes.address() % Math.max(1, info.type().bits() / 8)).isZero();
      }
    }
  }

  @Test
  void theOrderInWhichTensorsWereAddedDoesNotMatter() throws IOException {
    MemorySegment two = MemorySegment.ofArray(new byte[] {1, 2});
    TensorInfo a = new TensorInfo("a", TensorType.U8, 2);
    TensorInfo b = new TensorInfo("b", TensorType.BF16, 1);
    Path one = folder.resolve("one");
    Path other = folder.resolve("other");
    SafetensorsWriter.write(
        one, new MemoryTensors().add(a, two).add(b, two), Map.of("x", "1", "y", "2"));
    SafetensorsWriter.write(
        other, new MemoryTensors().add(b, two).add(a, two), Map.of("y", "2", "x", "1"));
    assertThat(one).hasSameBinaryContentAs(other);
    assertThat(Files.list(folder)).as("nothing unfinished stays").hasSize(2);
  }

  @Test
  void aFailedWriteLeavesTheOldFile() throws IOException {
    Path file = Files.writeString(folder.resolve("a.safetensors"), "old");
    TensorSource broken =
        new TensorSource() {
          @Override
          public java.util.Set<String> names() {
            return java.util.Set.of("a");
          }

          @Override
          public TensorInfo info(String name) {
            return new TensorInfo(name, TensorType.U8, 1);
          }

          @Override
          public MemorySegment bytes(String name) {
            throw new IllegalStateException("closed");
          }
        };
    assertThatThrownBy(() -> SafetensorsWriter.write(file, broken, Map.of())).hasMessage("closed");
    assertThat(file).hasContent("old");
    assertThat(Files.list(folder)).hasSize(1);
  }

  @Test
  void tensorsLongerThanOneBufferMayLieInArraysOfFloats() throws IOException {
    float[] values = new float[700_000];
    for (int k = 0; k < values.length; k++) {
      values[k] = k;
    }
    Path file = folder.resolve("a.safetensors");
    TensorInfo info = new TensorInfo("a", TensorType.F32, values.length);
    SafetensorsWriter.write(
        file, new MemoryTensors().add(info, MemorySegment.ofArray(values)), Map.of());
    try (SafetensorsFile read = SafetensorsFile.open(file)) {
      assertThat(read.bytes("a").toArray(ValueLayout.JAVA_FLOAT_UNALIGNED)).containsExactly(values);
    }
  }

  @Test
  void tensorsInMemoryHaveAsManyBytesAsTheirShapeSays() {
    TensorInfo info = new TensorInfo("a", TensorType.F32, 2, 3);
    assertThatThrownBy(() -> new MemoryTensors().add(info, MemorySegment.ofArray(new byte[23])))
        .isInstanceOf(IllegalArgumentException.class);
    MemorySegment floats = MemorySegment.ofArray(new float[6]);
    MemoryTensors tensors = new MemoryTensors().add(info, floats);
    assertThat(tensors.bytes("a").toArray(ValueLayout.JAVA_FLOAT)).hasSize(6);
    assertThatThrownBy(() -> tensors.add(info, floats)).hasMessageContaining("twice");
  }
}
