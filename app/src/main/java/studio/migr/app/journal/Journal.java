package studio.migr.app.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Appends events to a journal. One process and one thread at a time.
 *
 * <p>The files are {@code journal/<number of the first event>.jsonl}; a new one begins when the
 * last has {@link #FULL_BYTES}, so that opening a project reads little.
 */
public final class Journal implements AutoCloseable {
  /** Size from which on a file gets no more lines. */
  static final long FULL_BYTES = 4 << 20;

  private final Path folder;
  private long next;
  private Path file;
  private FileChannel channel;
  private long goodBytes;
  private boolean dirty;

  private Journal(Path folder, long next, Path file, FileChannel channel, long goodBytes) {
    this.folder = folder;
    this.next = next;
    this.file = file;
    this.channel = channel;
    this.goodBytes = goodBytes;
  }

  /**
   * Opens the journal in {@code folder}, which is made if it is not there, and cuts off what a
   * sudden end left behind its last complete step.
   *
   * @param scan what a reader found there just now
   */
  public static Journal open(Path folder, JournalReader.Scan scan) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      forceFolder(folder.resolveSibling(".").normalize());
    }
    Path file =
        scan.files().isEmpty()
            ? folder.resolve(JournalReader.fileName(scan.next()))
            : scan.files().getLast();
    FileChannel channel = openFile(file);
    try {
      if (channel.size() > scan.goodBytes()) {
        channel.truncate(scan.goodBytes());
        channel.force(true);
      }
      forceFolder(folder);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return new Journal(folder, scan.next(), file, channel, scan.goodBytes());
  }

  private static FileChannel openFile(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** The number that the next event must have. */
  public long next() {
    return next;
  }

  /**
   * Writes steps and forces them to disk; all their events are safe when this returns. If it
   * throws, none of them counts, and the journal can be used again as soon as the cause is gone.
   *
   * @param steps the events of each step hold together or not at all; numbers go on from {@link
   *     #next()}
   * @return the lines as they will be read again: what is done with them now is what will be done
   *     with them then
   * @throws IllegalArgumentException if an event cannot be read again; nothing is written
   */
  public List<JournalLine> append(List<List<JournalEvent>> steps) throws IOException {
    return append(steps, event -> Optional.empty());
  }

  /**
   * As {@link #append(List)}.
   *
   * @param origins where each event was made
   */
  public List<JournalLine> append(
      List<List<JournalEvent>> steps, Function<JournalEvent, Optional<Origin>> origins)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<JournalLine> lines = new ArrayList<>();
    long expected = next;
    for (List<JournalEvent> step : steps) {
      for (int k = 0; k < step.size(); k++) {
        JournalEvent event = step.get(k);
        if (event.seq() != expected++) {
          throw new IllegalArgumentException("event " + event.seq() + " instead of " + --expected);
        }
        byte[] line = JournalJson.write(event, step.size() - 1 - k, origins.apply(event));
        bytes.writeBytes(line);
        bytes.write('\n');
        lines.add(readAgain(line));
      }
    }
    writeSafely(bytes.toByteArray());
    next = expected;
    return lines;
  }

  /**
   * Takes over lines of another journal as they are, and forces them to disk.
   *
   * @param lines their numbers go on from {@link #next()}
   */
  public void appendCopies(List<JournalLine> lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long expected = next;
    for (JournalLine line : lines) {
      if (line.event().seq() != expected++) {
        throw new IOException("event " + line.event().seq() + " instead of " + --expected);
      }
      bytes.writeBytes(line.text().getBytes(StandardCharsets.UTF_8));
      bytes.write('\n');
    }
    writeSafely(bytes.toByteArray());
    next = expected;
  }

  private void writeSafely(byte[] bytes) throws IOException {
    boolean interrupted = Thread.interrupted(); // an interrupt closes a file channel
    try {
      write(ByteBuffer.wrap(bytes));
    } catch (ClosedByInterruptException e) {
      interrupted |= Thread.interrupted();
      write(ByteBuffer.wrap(bytes));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * The line of an event that is not written here.
   *
   * @throws IllegalArgumentException if it cannot be read again
   */
  public static JournalLine line(JournalEvent event, int more, Optional<Origin> origin) {
    return readAgain(JournalJson.write(event, more, origin));
  }

  /**
   * A line that another journal has.
   *
   * @throws IllegalArgumentException if it is damaged
   */
  public static JournalLine parse(String text) {
    return readAgain(text.getBytes(StandardCharsets.UTF_8));
  }

  private static JournalLine readAgain(byte[] line) {
    try {
      return JournalJson.read(line);
    } catch (UnreadableLineException e) {
      throw new IllegalArgumentException("an event that cannot be read again", e);
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    clean();
    if (goodBytes >= FULL_BYTES) {
      beginFile();
    }
    dirty = true;
    int length = bytes.remaining();
    try {
      long at = goodBytes;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
      channel.force(false);
    } catch (IOException e) {
      try {
        clean();
      } catch (IOException later) {
        e.addSuppressed(later); // tried again before the next line is written
      }
      throw e;
    }
    goodBytes += length;
    dirty = false;
  }

  /** Takes away what a failed write may have left. */
  private void clean() throws IOException {
    if (!channel.isOpen()) {
      channel = openFile(file);
      dirty = true;
    }
    if (dirty) {
      if (channel.size() > goodBytes) {
        channel.truncate(goodBytes);
      }
      channel.force(true);
      dirty = false;
    }
  }

  private void beginFile() throws IOException {
    Path newFile = folder.resolve(JournalReader.fileName(next));
    FileChannel newChannel = openFile(newFile);
    forceFolder(folder);
    channel.close();
    channel = newChannel;
    file = newFile;
    goodBytes = 0;
  }

  /** Makes the names in a folder safe, where the platform can. */
  public static void forceFolder(Path folder) {
    try (FileChannel open = FileChannel.open(folder, StandardOpenOption.READ)) {
      open.force(true);
    } catch (IOException e) {
      // Windows opens no folders; its file systems write names in their own journal.
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
