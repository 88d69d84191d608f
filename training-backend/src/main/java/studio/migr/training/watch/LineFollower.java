package studio.migr.training.watch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Follows a file that grows line by line. A whole line is read once; one that is half written is
 * left until it is whole. A file that became shorter was begun anew and is read from its start. For
 * one thread.
 */
public final class LineFollower {
  private static final int BLOCK = 1 << 20;

  /** Longer lines are skipped. */
  private static final int LONGEST_LINE = 16 << 20;

  private final Path file;
  private byte[] buffer = new byte[BLOCK];
  private long position;
  private boolean cutFirst;

  /** Hears the lines. */
  public interface Listener {
    /**
     * A whole line, without its end.
     *
     * @param bytes of which those from {@code from} to before {@code to} are the line; not to be
     *     kept
     */
    void line(byte[] bytes, int from, int to);

    /** The file was begun anew: what was heard so far no longer holds. */
    default void begunAnew() {}
  }

  public LineFollower(Path file) {
    this.file = file;
  }

  /** Follows only the last {@code bytes} of what is there, from the first whole line on. */
  public static LineFollower ofTail(Path file, long bytes) throws IOException {
    LineFollower follower = new LineFollower(file);
    if (Files.exists(file)) {
      follower.position = Math.max(0, Files.size(file) - bytes);
      follower.cutFirst = follower.position > 0;
    }
    return follower;
  }

  /**
   * Reads what came since the last call, at most about {@code atMost} bytes.
   *
   * @return whether there may be more at once
   */
  public boolean read(int atMost, Listener listener) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() < position) {
        position = 0;
        cutFirst = false;
        listener.begunAnew();
      }
      long end = position + atMost;
      while (position < end) {
        int filled = fill(channel);
        int used = lines(filled, listener);
        position += used;
        if (filled < buffer.length) {
          return false;
        }
        if (used == 0) {
          longer();
        }
      }
      return true;
    }
  }

  private int fill(FileChannel channel) throws IOException {
    ByteBuffer into = ByteBuffer.wrap(buffer);
    while (into.hasRemaining() && channel.read(into, position + into.position()) >= 0) {
      // until it is full or the file ends
    }
    return into.position();
  }

  private int lines(int filled, Listener listener) {
    int from = 0;
    while (true) {
      int k = EightBytes.find(buffer, (byte) '\n', from, filled);
      if (k == filled) {
        return from;
      }
      if (cutFirst) {
        cutFirst = false;
      } else {
        listener.line(buffer, from, k > from && buffer[k - 1] == '\r' ? k - 1 : k);
      }
      from = k + 1;
    }
  }

  private void longer() {
    if (buffer.length < LONGEST_LINE) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    } else { // no such line is meant to be read
      position += buffer.length;
      cutFirst = true;
    }
  }
}
