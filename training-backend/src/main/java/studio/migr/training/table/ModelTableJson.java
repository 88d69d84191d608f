package studio.migr.training.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A table as other programs read it. What is not defined is {@code null}. */
public final class ModelTableJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ModelTableJson() {}

  public static ObjectNode of(ModelTable table) {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode columns = node.putArray("columns");
    table.columns().forEach(column -> columns.add(column.id()));
    ObjectNode models = node.putObject("models");
    table
        .rows()
        .forEach(
            (name, entries) -> {
              ObjectNode row = models.putObject(name);
              for (int k = 0; k < entries.size(); k++) {
                entry(row.putObject(table.columns().get(k).id()), entries.get(k));
              }
            });
    return node;
  }

  private static void entry(ObjectNode node, Entry entry) {
    if (entry.mean().isPresent()) {
      node.put("mean", entry.mean().getAsDouble());
    } else {
      node.putNull("mean");
    }
    entry
        .interval()
        .ifPresentOrElse(
            interval -> node.putArray("interval").add(interval.low()).add(interval.high()),
            () -> node.putNull("interval"));
    ArrayNode seeds = node.putArray("seeds");
    entry
        .bySeed()
        .forEach(
            value -> {
              if (value.isPresent()) {
                seeds.add(value.getAsDouble());
              } else {
                seeds.addNull();
              }
            });
  }
}
