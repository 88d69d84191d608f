package studio.migr.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.exchange.LabelRow;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;

/** {@code labels}: what is labelled now, or everything that ever was. */
@Command(
    name = "labels",
    description = "Lists the current labels; works while the project is open elsewhere.",
    mixinStandardHelpOptions = true)
final class LabelsCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--project", paramLabel = "DIR", required = true)
  private Path project = Path.of("");

  @Option(names = "--history", description = "All events, those taken back too.")
  private boolean history;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  LabelsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ProjectException {
    try (Project open = Project.openReadOnly(project)) {
      open.notices().forEach(console::say);
      List<LabelEvent> current = open.labels().current();
      List<LabelRow> rows = LabelRow.of(open, history ? open.labels().history() : current);
      Set<LabelEvent> valid = new HashSet<>(current);
      ObjectNode result = console.object();
      ArrayNode list = result.putArray("labels");
      for (LabelRow row : rows) {
        ObjectNode node = row.toJson();
        if (history) {
          node.put("change", row.event().change());
          node.put("current", valid.contains(row.event()));
        }
        list.add(node);
      }
      console.result(json, result, out -> list.forEach(row -> out.println(line(row))));
      return Exit.DONE;
    }
  }

  private static String line(JsonNode row) {
    String segment =
        row.path("start_ms").isNull()
            ? ""
            : row.path("start_ms").asText() + "-" + row.path("end_ms").asText() + " ms";
    return Stream.of(
            row.path("event_id").asText(),
            row.path("clip_id").asText(),
            row.path("annotator").asText(),
            row.path("condition").asText(),
            word(row.path("emotion")),
            word(row.path("dominant_modality")),
            segment,
            word(row.path("note")),
            word(row.path("path")))
        .collect(Collectors.joining("\t"));
  }

  private static String word(JsonNode value) {
    return value.isNull() ? "" : value.asText();
  }
}
