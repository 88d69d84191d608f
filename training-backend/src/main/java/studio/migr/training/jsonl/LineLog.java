package studio.migr.training.jsonl;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends whole lines to a file. A line that an earlier process could not finish is cut off when
 * the file is opened, so that it does not spoil the next one. One process writes at a time.
 */
public final class LineLog implements Closeable {
  private static final int BLOCK = 1 << 13;

  private final FileChannel channel;

  public LineLog(Path file) throws IOException {
    channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      channel.truncate(endOfLastLine());
      channel.position(channel.size());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private long endOfLastLine() throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    for (long end = channel.size(); end > 0; ) {
      long start = Math.max(0, end - BLOCK);
      block.clear().limit((int) (end - start));
      while (block.hasRemaining() && channel.read(block, start + block.position()) >= 0) {
        // until it is full
      }
      for (int k = (int) (end - start) - 1; k >= 0; k--) {
        if (block.get(k) == '\n') {
          return start + k + 1;
        }
      }
      end = start;
    }
    return 0;
  }

  /**
   * @param line without line breaks
   */
  public synchronized void append(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Forces what was appended to the disk. */
  public void force() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
