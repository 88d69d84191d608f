package studio.migr.runtime.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.work.Work;

/**
 * Probes files in a helper process, so that a file that brings the native decoder down costs that
 * file only. The helper starts with the first file and serves all that follow.
 *
 * <p>Owned by one thread at a time.
 */
public final class ProbeProcess implements AutoCloseable {
  // Probing tells its progress many times a second, whatever the length of the file.
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> command;
  private final Duration patience;
  private @Nullable HelperProcess helper;

  /** Runs the helper with the Java that runs this process; nothing starts before it is needed. */
  public ProbeProcess() {
    this(HelperCommand.ofThisProcess(), PATIENCE);
  }

  /**
   * @param patience how long the helper may be silent before it is given up
   */
  ProbeProcess(List<String> command, Duration patience) {
    this.command = List.copyOf(command);
    this.patience = patience;
  }

  /**
   * As {@link MediaProbe#probe}; besides, a file on which the helper dies is {@link
   * MediaFault#CRASHED_DECODER}, one on which it falls silent {@link MediaFault#STUCK_DECODER}.
   * After either, and after a cancellation, a fresh helper serves the next file.
   *
   * @throws MediaException if it cannot be used as a clip
   * @throws IOException if the helper process cannot be started
   * @throws java.util.concurrent.CancellationException if {@code work} was cancelled
   */
  public MediaInfo probe(Path file, Work work) throws MediaException, IOException {
    work.check();
    boolean answered = false;
    HelperProcess running = running();
    try {
      running.send(JSON.createObjectNode().put("file", file.toString()).toString());
      JsonNode reply = answer(running, file, work);
      answered = true;
      if (reply.has("info")) {
        return MediaJson.read(reply.get("info").asText());
      }
      MediaFault fault = MediaFault.valueOf(reply.path("fault").asText());
      throw new MediaException(file, fault, reply.path("detail").asText());
    } finally {
      if (!answered) {
        close();
      }
    }
  }

  private HelperProcess running() throws IOException {
    HelperProcess current = helper;
    if (current == null || !current.isAlive()) {
      close();
      current = HelperProcess.start(command);
      helper = current;
    }
    return current;
  }

  private JsonNode answer(HelperProcess running, Path file, Work work) throws IOException {
    long heard = System.nanoTime();
    while (true) {
      work.check();
      HelperProcess.Line line = running.next(BETWEEN_LOOKS);
      switch (line) {
        case HelperProcess.Text(String text) -> {
          JsonNode reply = JSON.readTree(text);
          if (!reply.has("done")) {
            return reply;
          }
          work.progress(reply.path("done").asLong(), reply.path("total").asLong());
          heard = System.nanoTime();
        }
        case HelperProcess.Ended(int exit) ->
            throw new MediaException(file, MediaFault.CRASHED_DECODER, "exit code " + exit);
        case HelperProcess.Silence _ -> {
          if (System.nanoTime() - heard > patience.toNanos()) {
            throw new MediaException(file, MediaFault.STUCK_DECODER, "silent for " + patience);
          }
        }
      }
    }
  }

  /** The process that runs, if one does. */
  Optional<ProcessHandle> process() {
    HelperProcess current = helper;
    return Optional.ofNullable(current).map(HelperProcess::handle);
  }

  /** Ends the helper; a later probe starts a fresh one. */
  @Override
  public void close() {
    HelperProcess current = helper;
    helper = null;
    if (current != null) {
      current.close();
    }
  }
}
