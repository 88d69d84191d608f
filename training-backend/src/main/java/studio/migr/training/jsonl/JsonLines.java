package studio.migr.training.jsonl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The objects of a file.
 *
 * @param objects with the numbers of their lines
 * @param damaged numbers of the lines, from 1, that are no JSON object or longer than {@value
 *     #LONGEST_LINE} bytes
 * @param unfinished whether the last line has no end: somebody writes it just now, or was
 *     interrupted. If it is no whole object, it is not among the damaged ones
 */
public record JsonLines(List<Line> objects, List<Long> damaged, boolean unfinished) {
  private static final int LONGEST_LINE = 16 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One object with the number of its line, from 1. */
  public record Line(long number, ObjectNode object) {}

  public JsonLines {
    objects = List.copyOf(objects);
    damaged = List.copyOf(damaged);
  }

  public static JsonLines read(Path file) throws IOException {
    List<Line> objects = new ArrayList<>();
    List<Long> damaged = new ArrayList<>();
    boolean unfinished = false;
    long number = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      int read = in.read();
      while (read >= 0) {
        line.reset();
        number++;
        boolean tooLong = false;
        while (read >= 0 && read != '\n') {
          tooLong |= line.size() >= LONGEST_LINE;
          if (!tooLong) {
            line.write(read);
          }
          read = in.read();
        }
        unfinished = read < 0;
        take(
            number,
            tooLong ? "?" : line.toString(StandardCharsets.UTF_8),
            unfinished,
            objects,
            damaged);
        if (read == '\n') {
          read = in.read();
        }
      }
    }
    return new JsonLines(objects, damaged, unfinished);
  }

  private static void take(
      long number, String text, boolean unfinished, List<Line> objects, List<Long> damaged) {
    if (text.isBlank()) {
      return;
    }
    try {
      JsonNode node =
          JSON.readTree(number == 1 && text.startsWith("\ufeff") ? text.substring(1) : text);
      if (node instanceof ObjectNode object) {
        objects.add(new Line(number, object));
        return;
      }
    } catch (JsonProcessingException e) {
      // counted below: the lines after it may be whole
    }
    if (!unfinished) {
      damaged.add(number);
    }
  }
}
