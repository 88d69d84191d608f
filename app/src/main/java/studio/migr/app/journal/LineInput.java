package studio.migr.app.journal;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file line by line as bytes, and knows where each line lies. */
final class LineInput implements Closeable {
  private final InputStream in;
  private final int longest;
  private final byte[] block = new byte[1 << 16];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
  private int blockStart;
  private int blockEnd;
  private long length;
  private boolean ended;

  /**
   * @param longest bytes of a line that are kept; the rest of a longer one is only counted
   */
  LineInput(Path file, int longest) throws IOException {
    this.in = Files.newInputStream(file);
    this.longest = longest;
  }

  /** Goes to the next line; false at the end of the file. */
  boolean next() throws IOException {
    line.reset();
    length = 0;
    ended = false;
    while (!ended) {
      if (blockStart == blockEnd) {
        int read = in.read(block);
        if (read < 0) {
          return length > 0;
        }
        blockStart = 0;
        blockEnd = read;
      }
      int end = blockStart;
      while (end < blockEnd && block[end] != '\n') {
        end++;
      }
      int kept = (int) Math.min(end - blockStart, Math.max(0, longest - length));
      line.write(block, blockStart, kept);
      ended = end < blockEnd;
      length += end - blockStart + (ended ? 1 : 0);
      blockStart = ended ? end + 1 : end;
    }
    return true;
  }

  /** Bytes of the line without its end. */
  byte[] bytes() {
    return line.toByteArray();
  }

  /** Number of bytes of the line in the file, its end included. */
  long length() {
    return length;
  }

  /** Whether the line has its end. */
  boolean complete() {
    return ended;
  }

  boolean tooLong() {
    return length > longest;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
