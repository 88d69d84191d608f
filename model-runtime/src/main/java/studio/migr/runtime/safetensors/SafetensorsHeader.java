package studio.migr.runtime.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;

/**
 * What a safetensors file says of itself before its tensors. Believed only if the tensors fill the
 * rest of the file exactly, without overlap or hole.
 *
 * @param dataStart where the bytes of the tensors begin in the file
 * @param tensors by name, in the order of their bytes
 * @param metadata words about the file, by their names
 */
record SafetensorsHeader(
    long dataStart, SequencedMap<String, Placed> tensors, Map<String, String> metadata) {
  /** Bytes of the longest header that the format allows. */
  static final int LONGEST = 100_000_000;

  /** A tensor and where its bytes begin, counted from the first of all tensors. */
  record Placed(TensorInfo info, long offset) {}

  /** A tensor as the header describes it, its offsets not yet believed. */
  record Claim(TensorInfo info, long begin, long end) {}

  /**
   * @throws ModelFileException if the file is no safetensors file, damaged or hostile
   */
  static SafetensorsHeader read(Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    if (size < Long.BYTES) {
      throw new ModelFileException(file, ModelFileFault.NO_HEADER);
    }
    long length = bytes(file, channel, 0, Long.BYTES).getLong();
    if (length < 0 || length > LONGEST || length > size - Long.BYTES) {
      throw new ModelFileException(
          file, ModelFileFault.HEADER_LENGTH, Long.toUnsignedString(length));
    }
    byte[] json = bytes(file, channel, Long.BYTES, (int) length).array();
    HeaderJson header = HeaderJson.parse(file, json);
    long dataStart = Long.BYTES + length;
    return new SafetensorsHeader(
        dataStart,
        Collections.unmodifiableSequencedMap(place(file, header.claims(), size - dataStart)),
        Map.copyOf(header.metadata()));
  }

  private static ByteBuffer bytes(Path file, FileChannel channel, long from, int count)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, from + bytes.position()) < 0) {
        throw new ModelFileException(file, ModelFileFault.NO_HEADER); // shrank while being read
      }
    }
    return bytes.flip();
  }

  private static SequencedMap<String, Placed> place(Path file, List<Claim> claims, long available)
      throws ModelFileException {
    List<Claim> sorted = new ArrayList<>(claims);
    sorted.sort(Comparator.comparingLong(Claim::begin).thenComparingLong(Claim::end));
    SequencedMap<String, Placed> placed = new LinkedHashMap<>();
    long end = 0;
    for (Claim claim : sorted) {
      String name = claim.info.name();
      if (claim.begin != end) {
        throw new ModelFileException(
            file, claim.begin < end ? ModelFileFault.OVERLAP : ModelFileFault.HOLE, name);
      }
      end = claim.end;
      placed.put(name, new Placed(claim.info, claim.begin));
    }
    if (end != available) {
      throw new ModelFileException(
          file,
          end > available ? ModelFileFault.CUT_SHORT : ModelFileFault.SURPLUS,
          Long.toString(end),
          Long.toString(available));
    }
    return placed;
  }
}
