package studio.migr.runtime.media;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import studio.migr.runtime.work.Work;

/**
 * The helper process of {@link ProbeProcess}: probes one file after the other until its input ends.
 *
 * <p>A JSON object a line. In: {@code {"file": path}}. Out: any number of {@code {"done": n,
 * "total": n}}, then {@code {"info": …}} as {@link MediaJson} writes it, or {@code {"fault": name,
 * "detail": text}}.
 */
public final class ProbeWorker {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PROGRESS_EVERY_NANOS = 100_000_000;

  private ProbeWorker() {}

  /** Serves the parent process over standard input and output; returns when the input ends. */
  public static void main(String[] arguments) throws IOException {
    PrintStream replies = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err); // nothing else may write between the replies
    // A parent that was killed closes our input, but a probe in progress would not see it.
    ProcessHandle.current()
        .parent()
        .ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      Path file = Path.of(JSON.readTree(line).path("file").asText());
      replies.println(probe(file, replies));
    }
  }

  private static String probe(Path file, PrintStream replies) {
    ObjectNode reply = JSON.createObjectNode();
    try {
      MediaInfo info = MediaProbe.probe(file, reporting(replies));
      reply.put("info", MediaJson.write(info));
    } catch (MediaException e) {
      reply.put("fault", e.fault().name()).put("detail", e.detail());
    } catch (RuntimeException | OutOfMemoryError e) {
      // A file that the probe itself stumbles over is as unusable as a damaged one.
      reply.put("fault", MediaFault.DAMAGED.name()).put("detail", e.toString());
    }
    return reply.toString();
  }

  private static Work reporting(PrintStream replies) {
    return new Work() {
      private long told = System.nanoTime();

      @Override
      public void progress(long done, long total) {
        long now = System.nanoTime();
        if (now - told >= PROGRESS_EVERY_NANOS) {
          told = now;
          replies.println(JSON.createObjectNode().put("done", done).put("total", total));
        }
      }

      @Override
      public boolean cancelled() {
        return false; // whoever loses interest ends this process
      }
    };
  }
}
