package studio.migr.training.handover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.runtime.textfile.FormatFault;
import studio.migr.training.jsonl.JsonLines;
import studio.migr.training.run.MetricsLine;

/**
 * The metrics that other trainers leave behind: ms-swift's {@code logging.jsonl}, LLaMA-Factory's
 * {@code trainer_log.jsonl}, and {@code trainer_state.json} of all that build on transformers'
 * trainer. Of a step that comes several times, as after a resume or with an evaluation beside the
 * training, later values join and replace earlier ones.
 */
public final class TrainerLog {
  private static final Pattern STEP_OF = Pattern.compile("(\\d{1,18})/(\\d{1,18})");

  /** LLaMA-Factory's and older names for what others call so. */
  private static final Map<String, String> SAME =
      Map.of(
          "lr", "learning_rate",
          "completion_length", "completions/mean_length",
          "clip_ratio", "clip_ratio/region_mean");

  private static final List<String> STEPS = List.of("step", "current_steps", "global_step");

  private TrainerLog() {}

  /**
   * Reads a file by what is in it; a last line that is being written is left out.
   *
   * @return by step, ascending; empty if the file tells of no step
   * @throws FormatException if it is no JSON, not even line by line
   */
  public static List<MetricsLine> read(Path file) throws IOException {
    Map<Long, Map<String, Double>> steps = new TreeMap<>();
    for (JsonNode entry : entries(file)) {
      OptionalLong step = step(entry);
      if (step.isPresent()) {
        Map<String, Double> values =
            steps.computeIfAbsent(step.getAsLong(), _ -> new LinkedHashMap<>());
        for (Map.Entry<String, JsonNode> field : entry.properties()) {
          boolean counts = field.getValue().isNumber() && !STEPS.contains(field.getKey());
          if (counts && Double.isFinite(field.getValue().doubleValue())) {
            values.put(
                SAME.getOrDefault(field.getKey(), field.getKey()), field.getValue().doubleValue());
          }
        }
      }
    }
    List<MetricsLine> lines = new ArrayList<>();
    steps.forEach((step, values) -> lines.add(new MetricsLine(step, values)));
    return lines;
  }

  /**
   * How many steps there are to be; 0 if the file does not say.
   *
   * @throws FormatException if it is no JSON, not even line by line
   */
  static long steps(Path file) throws IOException {
    long steps = 0;
    for (JsonNode entry : entries(file)) {
      Matcher of = STEP_OF.matcher(entry.path("global_step/max_steps").asText());
      steps = Math.max(steps, of.matches() ? Long.parseLong(of.group(2)) : 0);
      steps = Math.max(steps, entry.path("total_steps").asLong());
    }
    return steps;
  }

  private static List<JsonNode> entries(Path file) throws IOException {
    List<JsonNode> entries = new ArrayList<>();
    if (file.getFileName().toString().equals("trainer_state.json")) {
      try {
        Rows.JSON.readTree(Files.readString(file)).path("log_history").forEach(entries::add);
      } catch (JsonProcessingException e) {
        throw new FormatException(FormatFault.MALFORMED, 0, e.getOriginalMessage());
      }
      return entries;
    }
    JsonLines lines = JsonLines.read(file);
    if (lines.objects().isEmpty() && !lines.damaged().isEmpty()) {
      throw new FormatException(FormatFault.OTHER_KIND, 1, "no JSON objects");
    }
    lines.objects().forEach(line -> entries.add(line.object()));
    return entries;
  }

  private static OptionalLong step(JsonNode entry) {
    Matcher of = STEP_OF.matcher(entry.path("global_step/max_steps").asText());
    if (of.matches()) {
      return OptionalLong.of(Long.parseLong(of.group(1)));
    }
    if (entry instanceof ObjectNode object && object.has("log_history")) {
      return OptionalLong.empty(); // ms-swift's last line: a summary
    }
    return STEPS.stream()
        .map(entry::path)
        .filter(JsonNode::isIntegralNumber)
        .mapToLong(JsonNode::longValue)
        .findFirst();
  }
}
