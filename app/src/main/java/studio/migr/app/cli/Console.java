package studio.migr.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Where a command prints: results to standard output, everything else to standard error. With
 * {@code --json} the result is one JSON object (keys in snake_case, times in milliseconds, {@code
 * null} where there is no value).
 */
public final class Console {
  private final PrintStream out;
  private final PrintStream err;

  public Console(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** The process's own streams, in UTF-8 whatever the platform. */
  public static Console ofProcess() {
    return new Console(
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
  }

  public ObjectNode object() {
    return Json.MAPPER.createObjectNode();
  }

  /** Prints the result: as JSON, or in words by {@code words}. */
  public void result(boolean json, ObjectNode result, Consumer<PrintStream> words) {
    if (json) {
      try {
        out.println(Json.MAPPER.writeValueAsString(result));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e); // a tree of plain nodes can always be written
      }
    } else {
      words.accept(out);
    }
    out.flush();
  }

  /** A line of the result that must be out at once, such as {@code saved 17 3f2a…}. */
  public void line(String text) {
    out.println(text);
    out.flush();
  }

  /** A message to the person, not part of the result. */
  public void say(String text) {
    err.println(text);
  }

  /** Made only when a command prints JSON: the window starts without it. */
  private static final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();
  }
}
