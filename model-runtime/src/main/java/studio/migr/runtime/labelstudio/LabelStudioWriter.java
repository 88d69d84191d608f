package studio.migr.runtime.labelstudio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;
import studio.migr.runtime.labelstudio.LabelStudioTask.Annotation;
import studio.migr.runtime.labelstudio.LabelStudioTask.Result;
import studio.migr.runtime.labelstudio.LabelStudioTask.Span;

/** Writes tasks as Label Studio imports them. */
public final class LabelStudioWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LabelStudioWriter() {}

  /** The text of a JSON file. */
  public static String write(List<LabelStudioTask> tasks) {
    ArrayNode root = JSON.createArrayNode();
    for (LabelStudioTask task : tasks) {
      ObjectNode node = root.addObject();
      ObjectNode data = node.putObject("data");
      new TreeMap<>(task.data()).forEach(data::put); // the same tasks give the same file
      if (task.frameRate().isPresent()) {
        data.put("fps", task.frameRate().getAsDouble());
      }
      for (Annotation annotation : task.annotations()) {
        add(node, annotation);
      }
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // a tree of plain nodes can always be written
    }
  }

  private static void add(ObjectNode task, Annotation annotation) {
    ObjectNode node =
        task.withArray(annotation.prediction() ? "predictions" : "annotations").addObject();
    annotation
        .by()
        .ifPresent(
            name -> node.put(annotation.prediction() ? "model_version" : "completed_by", name));
    if (annotation.score().isPresent()) {
      node.put("score", annotation.score().getAsDouble());
    }
    if (annotation.cancelled()) {
      node.put("was_cancelled", true);
    }
    ArrayNode results = node.putArray("result");
    for (Result result : annotation.results()) {
      ObjectNode each = results.addObject();
      each.put("id", result.id());
      each.put("from_name", result.control());
      each.put("to_name", result.object());
      each.put("type", result.type());
      value(each.putObject("value"), result);
    }
  }

  private static void value(ObjectNode value, Result result) {
    for (Span span : result.spans()) {
      switch (span) {
        case Span.Frames(long first, long last) ->
            value.withArray("ranges").addObject().put("start", first).put("end", last);
        case Span.Seconds(double start, double end) -> value.put("start", start).put("end", end);
      }
    }
    if (result.number().isPresent()) {
      value.put("number", result.number().getAsDouble());
    }
    if (!result.words().isEmpty()) {
      ArrayNode words = value.putArray(result.type().equals("textarea") ? "text" : result.type());
      result.words().forEach(words::add);
    }
  }
}
