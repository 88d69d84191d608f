package studio.migr.runtime.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Numbers at any place of a file, through one small window. Places beyond the end read as 0. */
final class FileBytes implements AutoCloseable {
  private static final int WINDOW_BYTES = 1 << 16;

  private final FileChannel channel;
  private final long size;
  private final ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES).limit(0);
  private long windowStart;

  FileBytes(Path file) throws IOException {
    channel = FileChannel.open(file);
    size = channel.size();
  }

  long size() {
    return size;
  }

  int u8(long at) throws IOException {
    if (at < 0 || at >= size) {
      return 0;
    }
    if (at < windowStart || at >= windowStart + window.limit()) {
      windowStart = at;
      window.clear();
      while (window.hasRemaining() && channel.read(window, windowStart + window.position()) > 0) {}
      window.flip();
      if (window.limit() == 0) {
        return 0; // the file shrank while it was read
      }
    }
    return window.get((int) (at - windowStart)) & 0xff;
  }

  /** Big-endian, {@code bytes} of them, at most 8. */
  long big(long at, int bytes) throws IOException {
    long value = 0;
    for (int k = 0; k < bytes; k++) {
      value = value << 8 | u8(at + k);
    }
    return value;
  }

  /** Little-endian, {@code bytes} of them, at most 8. */
  long little(long at, int bytes) throws IOException {
    long value = 0;
    for (int k = bytes - 1; k >= 0; k--) {
      value = value << 8 | u8(at + k);
    }
    return value;
  }

  /** Four characters, as most containers name their parts. */
  String name(long at) throws IOException {
    byte[] name = new byte[4];
    for (int k = 0; k < 4; k++) {
      name[k] = (byte) u8(at + k);
    }
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
