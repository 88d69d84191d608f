package studio.migr.runtime.labelstudio;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import studio.migr.runtime.labelstudio.LabelStudioTask.Annotation;
import studio.migr.runtime.labelstudio.LabelStudioTask.Result;
import studio.migr.runtime.labelstudio.LabelStudioTask.Span;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.runtime.textfile.FormatFault;
import studio.migr.runtime.textfile.TextFile;

/** Reads Label Studio's JSON: what it exports and what it imports, tasks one or many. */
public final class LabelStudioReader {
  private static final double FASTEST = 10_000; // frames a second

  private static final Pattern START =
      Pattern.compile("^\\s*[\\[{]"); // the rest may lie further on than the start of the file

  private static final Pattern MARKS =
      Pattern.compile("\"(from_name|annotations|predictions|completed_by)\"\\s*:");

  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(60).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private LabelStudioReader() {}

  /** Whether a file that begins so holds tasks. */
  public static boolean recognises(String start) {
    return START.matcher(start).find() && start.contains("\"data\"") && MARKS.matcher(start).find();
  }

  /**
   * @throws FormatException if it is no JSON, or holds something else than tasks
   */
  public static List<LabelStudioTask> read(byte[] bytes) throws FormatException {
    JsonNode root;
    try {
      root = JSON.readTree(TextFile.decode(bytes));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
      FormatException fault =
          new FormatException(FormatFault.MALFORMED, line, e.getOriginalMessage());
      fault.initCause(e);
      throw fault;
    }
    List<LabelStudioTask> tasks = new ArrayList<>();
    if (root.isArray()) {
      for (JsonNode task : root) {
        tasks.add(task(task));
      }
    } else {
      tasks.add(task(root));
    }
    return tasks;
  }

  private static LabelStudioTask task(JsonNode task) throws FormatException {
    JsonNode data = task.path("data");
    if (!data.isObject()) {
      throw new FormatException(FormatFault.MALFORMED, 0, "a task without data");
    }
    Map<String, String> texts = new HashMap<>();
    data.properties()
        .forEach(
            field -> {
              boolean rate = field.getKey().equals("fps") && field.getValue().isNumber();
              if (field.getValue().isValueNode() && !field.getValue().isNull() && !rate) {
                texts.put(field.getKey(), field.getValue().asText());
              }
            });
    List<Annotation> annotations = new ArrayList<>();
    for (JsonNode each : task.path("annotations")) {
      annotations.add(annotation(each, by(each.path("completed_by")), false));
    }
    for (JsonNode each : task.path("predictions")) {
      annotations.add(annotation(each, word(each.path("model_version")), true));
    }
    return new LabelStudioTask(texts, frameRate(data), annotations);
  }

  private static OptionalDouble frameRate(JsonNode data) throws FormatException {
    JsonNode rate = data.path("fps");
    if (!rate.isNumber()) {
      return OptionalDouble.empty();
    }
    if (!(rate.doubleValue() > 0 && rate.doubleValue() <= FASTEST)) {
      throw new FormatException(FormatFault.BAD_TIME, 0, "fps " + rate.asText());
    }
    return OptionalDouble.of(rate.doubleValue());
  }

  /** A number, an address, or an object with one of them, as the export was made. */
  private static Optional<String> by(JsonNode node) {
    return node.isObject() ? word(node.path("email")).or(() -> word(node.path("id"))) : word(node);
  }

  private static Optional<String> word(JsonNode node) {
    return node.isValueNode() && !node.isNull() && !node.asText().isBlank()
        ? Optional.of(node.asText())
        : Optional.empty();
  }

  private static Annotation annotation(JsonNode node, Optional<String> by, boolean prediction)
      throws FormatException {
    List<Result> results = new ArrayList<>();
    for (JsonNode result : node.path("result")) {
      results.add(result(result));
    }
    JsonNode score = node.path("score");
    return new Annotation(
        by,
        prediction,
        prediction && score.isNumber() && Double.isFinite(score.doubleValue())
            ? OptionalDouble.of(score.doubleValue())
            : OptionalDouble.empty(),
        node.path("was_cancelled").asBoolean(false),
        results);
  }

  private static Result result(JsonNode node) throws FormatException {
    JsonNode value = node.path("value");
    String type = node.path("type").asText("");
    List<String> words = new ArrayList<>();
    JsonNode list = value.path(type.equals("textarea") ? "text" : type);
    if (list.isArray()) {
      list.forEach(word -> words.add(word.asText()));
    } else if (list.isTextual()) {
      words.add(list.textValue());
    }
    JsonNode number = value.path("number");
    if (number.isNumber() && !Double.isFinite(number.doubleValue())) {
      throw new FormatException(FormatFault.MALFORMED, 0, "number " + number.asText());
    }
    return new Result(
        node.path("id").asText(""),
        node.path("from_name").asText(""),
        node.path("to_name").asText(""),
        type,
        spans(value),
        words,
        number.isNumber() ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty());
  }

  private static List<Span> spans(JsonNode value) throws FormatException {
    List<Span> spans = new ArrayList<>();
    for (JsonNode range : value.path("ranges")) {
      JsonNode first = range.path("start");
      JsonNode last = range.path("end");
      if (!first.canConvertToInt()
          || !last.canConvertToInt()
          || first.intValue() < 0
          || last.intValue() < first.intValue()) {
        throw new FormatException(FormatFault.BAD_TIME, 0, range.toString());
      }
      spans.add(new Span.Frames(first.intValue(), last.intValue()));
    }
    JsonNode start = value.path("start");
    JsonNode end = value.path("end");
    if (spans.isEmpty() && start.isNumber() && end.isNumber()) {
      double from = start.doubleValue();
      double to = end.doubleValue();
      if (!(Math.abs(from) < 1e9 && Math.abs(to) < 1e9 && from <= to)) {
        throw new FormatException(FormatFault.BAD_TIME, 0, from + " to " + to);
      }
      spans.add(new Span.Seconds(from, to));
    }
    return spans;
  }
}
