package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.training.dataset.Snapshot;
import studio.migr.training.handover.Handover;
import studio.migr.training.handover.HandoverFormat;
import studio.migr.training.handover.LlamaFactoryFormat;
import studio.migr.training.handover.MsSwiftFormat;
import studio.migr.training.handover.SlurmScript;
import studio.migr.training.handover.Stage;
import studio.migr.training.handover.TrlFormat;

/** {@code dataset handover}: a folder for another trainer, with its data and its job. */
@Command(
    name = "handover",
    mixinStandardHelpOptions = true,
    description =
        "Write a snapshot as a whole folder for ms-swift, llama-factory or trl: clips, sound,"
            + " messages, and a job for Slurm.")
final class DatasetHandoverCommand implements Callable<Integer> {
  private static final List<HandoverFormat> FORMATS =
      List.of(new MsSwiftFormat(), new LlamaFactoryFormat(), new TrlFormat());

  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "SNAPSHOT", description = "The folder of a snapshot.")
  private Path snapshot = Path.of("");

  @Option(
      names = "--format",
      required = true,
      paramLabel = "F",
      description = "ms-swift, llama-factory or trl.")
  private String format = "";

  @Option(names = "--stage", paramLabel = "S", description = "SFT (default) or GRPO.")
  private Stage stage = Stage.SFT;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "An empty folder.")
  private Path out = Path.of("");

  @Option(
      names = "--at",
      paramLabel = "PATH",
      description = "Where the folder will lie on the machine that trains; here if not given.")
  private @Nullable String at;

  @Option(names = "--gpus", paramLabel = "N", description = "For the job; 1 if not given.")
  private int gpus = 1;

  @Option(names = "--hours", paramLabel = "N", description = "For the job; 24 if not given.")
  private int hours = 24;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  DatasetHandoverCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, ProjectException {
    HandoverFormat wanted =
        FORMATS.stream()
            .filter(each -> each.id().equals(format))
            .findFirst()
            .orElseThrow(
                () ->
                    wrongUse(
                        Messages.text(
                            "dataset.no-format",
                            format,
                            FORMATS.stream()
                                .map(HandoverFormat::id)
                                .collect(Collectors.joining(", ")))));
    if (!wanted.supports(stage)) {
      throw wrongUse(Messages.text("dataset.no-stage", format, stage.name()));
    }
    if (gpus < 1 || hours < 1) {
      throw wrongUse(Messages.text("dataset.no-job"));
    }
    String root = Optional.ofNullable(at).orElse(out.toAbsolutePath().normalize().toString());
    Handover handover = new Handover(wanted, stage, root, new SlurmScript(gpus, hours));
    Handover.Report report;
    try {
      report =
          handover.write(
              Snapshot.read(snapshot), out, new ConsoleWork(console, "dataset.progress"));
    } catch (FormatException e) {
      throw ProjectException.of("dataset.changed", snapshot.toString());
    } catch (FileAlreadyExistsException e) {
      throw ProjectException.of("dataset.not-empty", out.toString());
    }
    ObjectNode result = console.object().put("out", out.toString());
    ObjectNode rows = result.putObject("rows");
    report.rows().forEach(rows::put);
    report.withoutReasoning().forEach(result.putArray("without_reasoning")::add);
    ArrayNode failures = result.putArray("failed");
    report
        .failed()
        .forEach(
            (clip, fault) -> {
              String reason = ErrorSentence.of(fault);
              console.say(reason);
              failures.addObject().put("path", clip).put("reason", reason);
            });
    console.result(
        json,
        result,
        to -> to.println(Messages.text("dataset.handed-over", out.toString(), rows.toString())));
    return failures.isEmpty() ? Exit.DONE : Exit.FAILED;
  }

  private ParameterException wrongUse(String sentence) {
    if (spec == null) {
      throw new IllegalStateException("run without picocli");
    }
    return new ParameterException(spec.commandLine(), sentence);
  }
}
