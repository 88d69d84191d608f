package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.label.LabelConflict;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.DominantModality;

/** {@code project conflicts}: lists labels of which two were made without knowing of each other. */
@Command(
    name = "conflicts",
    description =
        "Lists labels that were made in two places without knowing of each other, for adjudication.",
    mixinStandardHelpOptions = true)
final class ProjectConflictsCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--project", paramLabel = "DIR", required = true)
  private Path project = Path.of("");

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  ProjectConflictsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ProjectException {
    try (Project open = Project.openReadOnly(project)) {
      open.notices().forEach(console::say);
      ObjectNode result = console.object();
      ArrayNode list = result.putArray("conflicts");
      for (LabelConflict conflict : open.labels().conflicts()) {
        LabelKey key = conflict.holds().key();
        ObjectNode node =
            list.addObject()
                .put("clip_id", key.clipId())
                .put("annotator", key.annotator())
                .put("condition", key.condition().id());
        node.set("holds", said(conflict.holds()));
        node.set("other", said(conflict.other()));
      }
      console.result(
          json,
          result,
          out ->
              open.labels()
                  .conflicts()
                  .forEach(
                      conflict ->
                          out.println(
                              Messages.text(
                                  "share.conflict",
                                  conflict.holds().key().annotator(),
                                  conflict.holds().key().clipId(),
                                  conflict.holds().judgement().emotion().orElse("-"),
                                  conflict.other().judgement().emotion().orElse("-")))));
      return Exit.DONE;
    }
  }

  private ObjectNode said(LabelEvent event) {
    return console
        .object()
        .put("emotion", event.judgement().emotion().orElse(null))
        .put(
            "dominant_modality",
            event.judgement().dominant().map(DominantModality::id).orElse(null))
        .put("event_id", event.id())
        .put("time", event.time().toString());
  }
}
