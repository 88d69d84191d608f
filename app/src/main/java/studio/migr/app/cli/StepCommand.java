package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.project.Step;
import studio.migr.app.store.ProjectException;

/** What {@code undo} and {@code redo} share: they move one step of one annotator's labels. */
abstract class StepCommand implements Callable<Integer> {
  private final Console console;
  private final String verb;

  @Option(names = "--project", paramLabel = "DIR", required = true)
  private Path project = Path.of("");

  @Option(names = "--annotator", paramLabel = "NAME", required = true)
  private String annotator = "";

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  /**
   * @param verb the command's name, with which its message keys end
   */
  StepCommand(Console console, String verb) {
    this.console = console;
    this.verb = verb;
  }

  /** Moves the step; empty if there is none. */
  abstract Optional<Step> move(Labels labels, String annotator) throws ProjectException;

  @Override
  public final Integer call() throws ProjectException {
    try (Project open = Project.open(project)) {
      open.notices().forEach(console::say);
      return print(move(open.labels(), annotator.strip()));
    }
  }

  /** Returns the exit code: failed if there was nothing to do. */
  private int print(Optional<Step> done) {
    if (done.isEmpty()) {
      console.say(Messages.text("label.nothing-to-" + verb, annotator));
      return Exit.FAILED;
    }
    Step step = done.get();
    ObjectNode result = console.object();
    result.put("change", step.change());
    result.put("labels", step.labels());
    result.put("tracks", step.tracks());
    step.clipIds().stream().sorted().forEach(result.putArray("clip_ids")::add);
    console.result(
        json,
        result,
        out ->
            out.println(
                Messages.text(
                    "label.done-" + verb,
                    Long.toString(step.change()),
                    Integer.toString(step.labels()),
                    step.tracks())));
    return Exit.DONE;
  }
}
