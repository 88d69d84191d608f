package studio.migr.app.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a project to one process. The lock itself is the operating system's, so that it goes with
 * its process however that ends; the file's text only says whose it is.
 */
final class ProjectLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProjectLock.class);

  /** Far behind the text, which stays readable on Windows, too, where locked bytes are not. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final int LONGEST_TEXT = 4096;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileChannel channel;
  private final FileLock lock;

  private ProjectLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Who has a project open.
   *
   * @param pid number of the process
   * @param host name of its machine
   */
  record Holder(String pid, String host) {}

  /**
   * Takes the lock.
   *
   * @return empty if another process, or another part of this one, has it
   * @throws IOException if the file cannot be written or the file system knows no locks
   */
  static Optional<ProjectLock> take(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      writeHolder(channel);
      return Optional.of(new ProjectLock(channel, lock));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void writeHolder(FileChannel channel) {
    String text =
        JSON.createObjectNode()
                .put("pid", Long.toString(ProcessHandle.current().pid()))
                .put("host", hostName())
                .put("since", Instant.now().toString())
            + "\n";
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    } catch (IOException e) {
      LOG.warn("The lock is held but does not say by whom", e); // a full disk, mostly
    }
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /** Whom the lock file names; empty if it says nothing. */
  static Optional<Holder> holder(Path file) {
    try {
      if (Files.size(file) > LONGEST_TEXT) {
        return Optional.empty();
      }
      JsonNode node = JSON.readTree(Files.readAllBytes(file));
      return node.path("pid").isTextual() && node.path("host").isTextual()
          ? Optional.of(new Holder(node.get("pid").textValue(), node.get("host").textValue()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try (channel) {
      channel.truncate(0);
      lock.release();
    } catch (IOException e) {
      LOG.debug("The lock goes with the process", e);
    }
  }
}
