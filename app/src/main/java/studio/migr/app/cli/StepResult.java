package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import studio.migr.app.annotate.Step;
import studio.migr.app.message.Messages;

/** What {@code undo} and {@code redo} say. */
final class StepResult {
  private StepResult() {}

  /** Returns the exit code: failed if there was nothing to do. */
  static int print(
      Console console, boolean json, String verb, String annotator, Optional<Step> done) {
    if (done.isEmpty()) {
      console.say(Messages.text("label.nothing-to-" + verb, annotator));
      return Exit.FAILED;
    }
    Step step = done.get();
    ObjectNode result = console.object();
    result.put("change", step.change());
    result.put("labels", step.labels());
    step.clipIds().stream().sorted().forEach(result.putArray("clip_ids")::add);
    console.result(
        json,
        result,
        out ->
            out.println(
                Messages.text(
                    "label.done-" + verb,
                    Long.toString(step.change()),
                    Integer.toString(step.labels()))));
    return Exit.DONE;
  }
}
