package studio.migr.runtime.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Safetensors files put together by hand, so that they can be wrong. */
public final class RawSafetensors {
  private RawSafetensors() {}

  /** A file with this header and so many bytes (0, 1, 2…) after it. */
  public static Path write(Path file, String header, int bytes) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return write(file, json.length, json, bytes);
  }

  public static Path write(Path file, long length, byte[] json, int bytes) throws IOException {
    ByteBuffer all =
        ByteBuffer.allocate(Long.BYTES + json.length + bytes).order(ByteOrder.LITTLE_ENDIAN);
    all.putLong(length).put(json);
    for (int k = 0; k < bytes; k++) {
      all.put((byte) k);
    }
    return Files.write(file, all.array());
  }
}
