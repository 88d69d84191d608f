package studio.migr.runtime.safetensors;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import studio.migr.runtime.modelfile.FileReplacement;
import studio.migr.runtime.modelfile.StrictJson;

/**
 * Writes safetensors files. The same tensors give the same bytes: the widest elements first, then
 * by name, so that each tensor is aligned to the size of its elements.
 */
public final class SafetensorsWriter {
  private static final int ALIGNMENT = 8;
  private static final int AT_ONCE = 1 << 20;

  private SafetensorsWriter() {}

  /**
   * Replaces {@code file} as a whole: whoever reads it meanwhile sees the old or the new one.
   *
   * @param metadata words about the file, by their names
   */
  public static void write(Path file, TensorSource tensors, Map<String, String> metadata)
      throws IOException {
    List<TensorInfo> order =
        tensors.names().stream()
            .map(tensors::info)
            .sorted(
                Comparator.comparingInt((TensorInfo info) -> -info.type().bits())
                    .thenComparing(TensorInfo::type)
                    .thenComparing(TensorInfo::name))
            .toList();
    byte[] header = header(order, metadata);
    FileReplacement.write(
        file,
        channel -> {
          ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
          write(channel, length.putLong(header.length).flip());
          write(channel, ByteBuffer.wrap(header));
          ByteBuffer buffer = ByteBuffer.allocateDirect(AT_ONCE);
          for (TensorInfo info : order) {
            write(channel, tensors.bytes(info.name()), buffer);
          }
        });
  }

  private static byte[] header(List<TensorInfo> order, Map<String, String> metadata)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = StrictJson.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      if (!metadata.isEmpty()) {
        json.writeObjectFieldStart("__metadata__");
        for (Map.Entry<String, String> word : new TreeMap<>(metadata).entrySet()) {
          json.writeStringField(word.getKey(), word.getValue());
        }
        json.writeEndObject();
      }
      long offset = 0;
      for (TensorInfo info : order) {
        json.writeObjectFieldStart(info.name());
        json.writeStringField("dtype", info.type().name());
        json.writeFieldName("shape");
        json.writeArray(info.shapeArray(), 0, info.shape().size());
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {offset, offset + info.bytes()}, 0, 2);
        json.writeEndObject();
        offset += info.bytes();
      }
      json.writeEndObject();
    }
    while (bytes.size() % ALIGNMENT != 0) {
      bytes.write(' ');
    }
    return bytes.toByteArray();
  }

  /** By way of a buffer, since the bytes may lie in an array of floats. */
  private static void write(FileChannel channel, MemorySegment bytes, ByteBuffer buffer)
      throws IOException {
    for (long from = 0; from < bytes.byteSize(); from += buffer.capacity()) {
      long count = Math.min(buffer.capacity(), bytes.byteSize() - from);
      buffer.clear().limit((int) count);
      MemorySegment.copy(bytes, from, MemorySegment.ofBuffer(buffer), 0, count);
      write(channel, buffer);
    }
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
