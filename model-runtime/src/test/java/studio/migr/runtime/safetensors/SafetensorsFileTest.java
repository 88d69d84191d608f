package studio.migr.runtime.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;

final class SafetensorsFileTest {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  @TempDir Path folder;

  @Test
  void tensorsAreReadByName() throws IOException {
    Path file =
        RawSafetensors.write(
            folder.resolve("a.safetensors"),
            """
            {"__metadata__":{"format":"pt"},
             "late":{"dtype":"U8","shape":[3],"data_offsets":[8,11]},
             "early":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},
             "none":{"dtype":"I64","shape":[4,0],"data_offsets":[8,8]}}\
            """,
            11);
    try (SafetensorsFile tensors = SafetensorsFile.open(file)) {
      assertThat(tensors.names()).containsExactly("early", "none", "late");
      assertThat(tensors.metadata()).containsExactly(Map.entry("format", "pt"));
      assertThat(tensors.info("early"))
          .isEqualTo(new TensorInfo("early", TensorType.F32, List.of(1L, 2L)));
      assertThat(tensors.bytes("early").toArray(ValueLayout.JAVA_BYTE))
          .containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
      assertThat(tensors.bytes("late").toArray(ValueLayout.JAVA_BYTE)).containsExactly(8, 9, 10);
      assertThat(tensors.bytes("none").byteSize()).isZero();
      assertThat(tensors.bytes("early").isReadOnly()).isTrue();
      assertThatExceptionOfType(NoSuchElementException.class)
          .isThrownBy(() -> tensors.bytes("other"))
          .withMessageContaining("other");
    }
  }

  @Test
  void aSingleNumberHasNoAxes() throws IOException {
    Path file =
        RawSafetensors.write(
            folder.resolve("a.safetensors"),
            "{\"x\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[0,8]}}",
            8);
    try (SafetensorsFile tensors = SafetensorsFile.open(file)) {
      assertThat(tensors.info("x").elements()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TensorType.class)
  void everyTypeOfTheFormatIsRead(TensorType type) throws IOException {
    int bytes = type.bits(); // of eight elements
    Path file =
        RawSafetensors.write(
            folder.resolve("a.safetensors"),
            "{\"x\":{\"dtype\":\"%s\",\"shape\":[8],\"data_offsets\":[0,%d]}}"
                .formatted(type, bytes),
            bytes);
    try (SafetensorsFile tensors = SafetensorsFile.open(file)) {
      assertThat(tensors.info("x").type()).isEqualTo(type);
      assertThat(tensors.bytes("x").byteSize()).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "NOT_JSON | [] | 0",
        "NOT_JSON | {} {} | 0",
        "NOT_JSON | {\"x\": | 0",
        "NOT_JSON | {\"x\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1],\"y\":"
            + "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}} | 1",
        "NAMED_TWICE | {\"x\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]},"
            + "\"x\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[1,2]}} | 2",
        "NAMED_TWICE |"
            + " {\"x\":{\"dtype\":\"U8\",\"shape\":[1],\"shape\":[1],\"data_offsets\":[0,1]}} | 1",
        "UNKNOWN_TYPE | {\"x\":{\"dtype\":\"F23\",\"shape\":[1],\"data_offsets\":[0,1]}} | 1",
        "BAD_TENSOR | {\"x\":[]} | 0",
        "BAD_TENSOR | {\"x\":{\"dtype\":\"U8\",\"shape\":[1]}} | 1",
        "BAD_TENSOR | {\"x\":{\"dtype\":8,\"shape\":[1],\"data_offsets\":[0,1]}} | 1",
        "BAD_TENSOR | {\"x\":{\"dtype\":\"U8\",\"shape\":[-1],\"data_offsets\":[0,1]}} | 1",
        "BAD_TENSOR | {\"x\":{\"dtype\":\"U8\",\"shape\":[1.0],\"data_offsets\":[0,1]}} | 1",
        "BAD_TENSOR | {\"x\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1,1]}} | 1",
        "BAD_TENSOR | {\"x\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0]}} | 1",
        "BAD_TENSOR |"
            + " {\"x\":{\"dtype\":\"U8\",\"shape\":[9223372036854775808],\"data_offsets\":[0,1]}} |"
            + " 1",
        "BAD_TENSOR |"
            + " {\"x\":{\"dtype\":\"U8\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]}}"
            + " | 0",
        "BAD_TENSOR |"
            + " {\"x\":{\"dtype\":\"F64\",\"shape\":[1152921504606846976],\"data_offsets\":[0,0]}}"
            + " | 0",
        "BAD_TENSOR | {\"x\":{\"dtype\":\"F4\",\"shape\":[3],\"data_offsets\":[0,1]}} | 1",
        "BAD_TENSOR | {\"__metadata__\":{\"format\":1}} | 0",
        "BAD_LENGTH | {\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}} | 4",
        "BAD_LENGTH | {\"x\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[2,0]}} | 2",
        "OVERLAP | {\"x\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]},"
            + "\"y\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[2,6]}} | 6",
        "HOLE | {\"x\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]},"
            + "\"y\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[2,3]}} | 3",
        "HOLE |"
            + " {\"x\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[9223372036854775806,9223372036854775807]}}"
            + " | 1",
        "CUT_SHORT | {\"x\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]}} | 3",
        "SURPLUS | {\"x\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]}} | 5",
      })
  void hostileHeadersAreRefused(ModelFileFault fault, String header, int bytes) throws IOException {
    Path file = RawSafetensors.write(folder.resolve("a.safetensors"), header, bytes);
    assertThat(refusal(file).fault()).isEqualTo(fault);
  }

  @Test
  void lengthsThatTheFileCannotHoldAreRefused() throws IOException {
    byte[] json = "{}".getBytes(StandardCharsets.UTF_8);
    for (long length : new long[] {3, 100_000_001, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
      Path file = RawSafetensors.write(folder.resolve("a.safetensors"), length, json, 0);
      assertThat(refusal(file).fault()).isEqualTo(ModelFileFault.HEADER_LENGTH);
    }
    Path empty = Files.write(folder.resolve("b.safetensors"), new byte[7]);
    assertThat(refusal(empty).fault()).isEqualTo(ModelFileFault.NO_HEADER);
  }

  @Test
  void aHeaderCannotFillTheMemoryWithNames() throws IOException {
    StringBuilder header = new StringBuilder("{");
    for (int k = 0; k <= 250_000; k++) {
      header.append(k == 0 ? "" : ",").append('"').append(k);
      header.append("\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}");
    }
    Path file = RawSafetensors.write(folder.resolve("a.safetensors"), header + "}", 0);
    assertThat(refusal(file).fault()).isEqualTo(ModelFileFault.TOO_MANY_TENSORS);
  }

  @Test
  void headersInOtherEncodingsAreRefused() throws IOException {
    for (byte[] json :
        List.of(
            "{}".getBytes(StandardCharsets.UTF_16LE),
            "{\"\u00e9\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}}"
                .getBytes(StandardCharsets.ISO_8859_1))) {
      Path file = RawSafetensors.write(folder.resolve("a.safetensors"), json.length, json, 0);
      assertThat(refusal(file).fault()).isEqualTo(ModelFileFault.NOT_JSON);
    }
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> SafetensorsFile.open(folder.resolve("no.safetensors")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("no.safetensors");
  }

  /** Three gigabytes, of which the disk holds two pages. */
  @Test
  void filesBeyondTwoGigabytesAreRead() throws IOException {
    long elements = 805_306_368;
    Path file =
        RawSafetensors.write(
            folder.resolve("a.safetensors"),
            "{\"x\":{\"dtype\":\"F32\",\"shape\":[%d],\"data_offsets\":[0,%d]}}"
                .formatted(elements, elements * 4),
            0);
    try (RandomAccessFile growing = new RandomAccessFile(file.toFile(), "rw")) {
      growing.setLength(growing.length() + elements * 4);
      growing.seek(growing.length() - 4);
      growing.writeInt(Integer.reverseBytes(Float.floatToIntBits(0.5f)));
    }
    try (SafetensorsFile tensors = SafetensorsFile.open(file)) {
      assertThat(tensors.bytes("x").getAtIndex(FLOAT, elements - 1)).isEqualTo(0.5f);
      assertThat(tensors.bytes("x").getAtIndex(FLOAT, 0)).isZero();
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void afterClosingNothingIsReadAnyMore() throws IOException {
    Path file =
        RawSafetensors.write(
            folder.resolve("a.safetensors"),
            "{\"x\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}",
            1);
    SafetensorsFile tensors = SafetensorsFile.open(file);
    var bytes = tensors.bytes("x");
    tensors.close();
    assertThatThrownBy(() -> bytes.get(ValueLayout.JAVA_BYTE, 0))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void filesOfTheReferenceAreRead() throws IOException {
    Path reference =
        Path.of(System.getProperty("shared.directory", "none"), "reference/grpo.safetensors");
    assumeTrue(Files.exists(reference), "no reference files");
    try (SafetensorsFile tensors = SafetensorsFile.open(reference)) {
      assertThat(tensors.info("rewards").shape()).containsExactly(2L, 4L);
      float[] rewards = tensors.bytes("rewards").toArray(FLOAT);
      assertThat(rewards).hasSize(8).doesNotContain(Float.NaN);
    }
  }

  private static ModelFileException refusal(Path file) {
    ModelFileException refusal =
        catchThrowableOfType(ModelFileException.class, () -> SafetensorsFile.open(file).close());
    assertThat(refusal).isNotNull();
    assertThat(refusal.file()).isEqualTo(file);
    return refusal;
  }
}
