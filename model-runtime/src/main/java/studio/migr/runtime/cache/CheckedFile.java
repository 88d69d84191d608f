package studio.migr.runtime.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Bytes in a file, followed by their CRC-32C. All numbers are little endian. */
public final class CheckedFile {
  private static final int CHECKSUM = Integer.BYTES;

  /** Most bytes that one file can hold. */
  public static final int MOST = Integer.MAX_VALUE - 64 - CHECKSUM;

  private CheckedFile() {}

  /**
   * The bytes kept in {@code file}, from position 0 to the limit; nothing if it is not there or
   * damaged.
   */
  public static Optional<ByteBuffer> read(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size < CHECKSUM || size > MOST + CHECKSUM) {
        return Optional.empty();
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // until it is full
      }
      int length = bytes.position() - CHECKSUM;
      if (bytes.hasRemaining() || bytes.getInt(length) != checksum(bytes.array(), length)) {
        return Optional.empty();
      }
      return Optional.of(bytes.position(0).limit(length));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Room for so many bytes, to be filled and written. */
  public static ByteBuffer room(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Replaces {@code file} as a whole, with all bytes before the position of {@code filled}: whoever
   * reads it meanwhile sees the old or the new one. Its folder is created if missing.
   */
  public static void write(Path file, ByteBuffer filled) throws IOException {
    int length = filled.position();
    ByteBuffer bytes = filled.duplicate().flip();
    ByteBuffer sum = room(CHECKSUM).putInt(checksum(filled.array(), length)).flip();
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path unfinished = Files.createTempFile(folder, file.getFileName().toString(), ".part");
    try {
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        for (ByteBuffer part : new ByteBuffer[] {bytes, sum}) {
          while (part.hasRemaining()) {
            channel.write(part);
          }
        }
      }
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  /** Puts floats, and moves the position behind them. */
  public static void put(ByteBuffer bytes, float[] values) {
    bytes.asFloatBuffer().put(values);
    bytes.position(bytes.position() + values.length * Float.BYTES);
  }

  /** Takes floats, and moves the position behind them. */
  public static float[] floats(ByteBuffer bytes, int count) {
    float[] values = new float[count];
    bytes.asFloatBuffer().get(values);
    bytes.position(bytes.position() + count * Float.BYTES);
    return values;
  }
}
