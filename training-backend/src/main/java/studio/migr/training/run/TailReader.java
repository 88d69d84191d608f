package studio.migr.training.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Reads the end of a long log without reading all of it. */
final class TailReader {
  private static final long MOST_BYTES = 1 << 18;

  private TailReader() {}

  /** The last lines, fewer where they are long; a cut first line is left out. */
  static List<String> last(Path file, int lines) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long start = Math.max(0, channel.size() - MOST_BYTES);
      ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - start));
      while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) >= 0) {
        // until it is full
      }
      String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      List<String> all = text.lines().skip(start > 0 ? 1 : 0).toList();
      return List.copyOf(all.subList(Math.max(0, all.size() - lines), all.size()));
    }
  }
}
