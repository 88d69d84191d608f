package studio.migr.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.migr.app.message.Messages;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.training.handover.ReturnedRun;

/** {@code train import}: what another trainer left becomes a run. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Make a finished run of what ms-swift, LLaMA-Factory or TRL left in its output folder: its"
            + " metrics and its newest adapter. In the folder runs of a project the window shows"
            + " it.")
final class TrainImportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "OUTPUT", description = "The trainer's output folder.")
  private Path output = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "RUN_DIR", description = "The new run.")
  private Path out = Path.of("");

  @Option(
      names = "--handover",
      required = true,
      paramLabel = "DIR",
      description = "The folder that was handed over: it names the data set.")
  private Path handover = Path.of("");

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  TrainImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, ProjectException {
    ReturnedRun found;
    try {
      found = ReturnedRun.find(output);
    } catch (FormatException e) {
      throw ProjectException.of("train.import.nothing", output.toString());
    }
    ObjectNode config = new ObjectMapper().createObjectNode();
    config.put("stage", "external").put("log", found.log().toAbsolutePath().toString());
    config.put("handover", handover.toAbsolutePath().normalize().toString());
    try {
      found.keep(
          out, config, Files.readString(handover.resolve("dataset")).strip(), Clock.systemUTC());
    } catch (FileAlreadyExistsException e) {
      throw ProjectException.of("train.there", out.toString());
    }
    ObjectNode result = console.object().put("run", out.toString());
    result.put("steps", found.metrics().size()).put("adapter", found.adapter().isPresent());
    console.result(
        json,
        result,
        to ->
            to.println(
                Messages.text(
                    found.adapter().isPresent() ? "train.imported" : "train.imported.no-adapter",
                    out.toString(),
                    Integer.toString(found.metrics().size()))));
    return Exit.DONE;
  }
}
