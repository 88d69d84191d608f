package studio.migr.training.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import studio.migr.training.run.SampleLine;

/** The newest completions of {@code samples.jsonl}, whose beginning is not read. For one thread. */
public final class SamplesLog {
  private static final int TAIL = 4 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LineFollower follower;
  private final int kept;
  private final Deque<SampleLine> newest = new ArrayDeque<>();

  /**
   * @param kept at most
   */
  public SamplesLog(Path file, int kept) throws IOException {
    this.follower = LineFollower.ofTail(file, TAIL);
    this.kept = kept;
  }

  /**
   * Reads what came since the last call.
   *
   * @return the newest completions, the newest last
   */
  public List<SampleLine> follow() throws IOException {
    boolean more = true;
    while (more) {
      more = follower.read(TAIL, this::take);
    }
    return new ArrayList<>(newest);
  }

  private void take(byte[] bytes, int from, int to) {
    try {
      if (JSON.readTree(bytes, from, to - from) instanceof ObjectNode object) {
        SampleLine.of(object).ifPresent(newest::addLast);
      }
    } catch (JsonProcessingException e) {
      return; // those around it may be whole
    } catch (IOException e) {
      throw new IllegalStateException(e); // there is no other in memory
    }
    if (newest.size() > kept) {
      newest.removeFirst();
    }
  }
}
