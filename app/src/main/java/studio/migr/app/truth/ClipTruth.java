package studio.migr.app.truth;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import studio.migr.app.message.Messages;
import studio.migr.runtime.au.ActionUnit;

/**
 * What a line of {@code truth.jsonl} says of a clip's face and voice.
 *
 * @param file name of the clip's file
 * @param cover what hides the face: {@code open}, {@code mask} or {@code card}
 * @param clear whether the voice is neither silent nor drowned in noise
 * @param intensity of each unit by frame, 0 to 5
 * @param f0Hz at the times k · hopMs, 0 where unvoiced
 * @param hopMs ms from one F0 to the next
 */
public record ClipTruth(
    String file,
    String cover,
    boolean clear,
    SortedMap<ActionUnit, double[]> intensity,
    double[] f0Hz,
    int hopMs) {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final String NAME = "truth.jsonl";

  /**
   * Reads the truth of all clips of a folder.
   *
   * @throws IOException if it is not there or not such a file; the message is one sentence
   */
  public static List<ClipTruth> read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new IOException(Messages.text("clips.no-truth", folder.toString()));
    }
    List<ClipTruth> all = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int line = 0; line < lines.size(); line++) {
      try {
        all.add(of(JSON.readTree(lines.get(line))));
      } catch (JacksonException | IllegalArgumentException e) {
        throw new IOException(
            Messages.text("clips.truth-not-read", file.toString(), Integer.toString(line + 1)), e);
      }
    }
    return all;
  }

  private static ClipTruth of(JsonNode line) {
    JsonNode name = line.path("file");
    JsonNode units = line.path("aus");
    if (!name.isTextual() || !units.isObject()) {
      throw new IllegalArgumentException("not the truth of a clip");
    }
    SortedMap<ActionUnit, double[]> intensity = new TreeMap<>();
    units
        .properties()
        .forEach(
            unit ->
                intensity.put(
                    new ActionUnit(Integer.parseInt(unit.getKey().replace("AU", ""))),
                    values(unit.getValue())));
    return new ClipTruth(
        name.asText(),
        line.path("cover").asText("open"),
        line.path("hearing").asText("clear").equals("clear") && line.path("snr_db").isMissingNode(),
        intensity,
        values(line.path("f0_hz")),
        line.path("hop_ms").asInt(10));
  }

  private static double[] values(JsonNode array) {
    double[] values = new double[array.size()];
    for (int each = 0; each < values.length; each++) {
      values[each] = array.get(each).asDouble(); // null is 0
    }
    return values;
  }
}
