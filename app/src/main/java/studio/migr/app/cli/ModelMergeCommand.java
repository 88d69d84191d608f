package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.migr.app.message.Messages;
import studio.migr.runtime.merge.ModelMerge;

/** {@code model merge}: a model and its adapter as one folder that every program reads. */
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description =
        "Put a LoRA adapter into the weights of its model: a folder as Hugging Face's libraries"
            + " read it. Model and adapter stay as they are.")
final class ModelMergeCommand implements Callable<Integer> {
  private static final double GIGABYTE = 1e9;

  private final Console console;

  @Parameters(paramLabel = "ADAPTER", description = "The folder of the adapter.")
  private Path adapter = Path.of("");

  @Option(
      names = "--base",
      paramLabel = "DIR",
      description =
          "The model that it was trained on; if not given, the folder around the adapter, or the"
              + " one that the adapter names.")
  private @Nullable Path base;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The folder to make; what is there is never overwritten.")
  private Path out = Path.of("");

  @Option(
      names = "--shard-size",
      paramLabel = "GB",
      description = "Most GB of weights in a file; 5 if not given.")
  private double shard = 5;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  ModelMergeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (!(shard > 0 && shard <= 1e6)) {
      console.say(Messages.text("model.merge.shard"));
      return Exit.WRONG_USE;
    }
    Optional<Path> model = base == null ? ModelMerge.baseOf(adapter) : Optional.of(base);
    if (model.isEmpty()) {
      console.say(Messages.text("model.merge.no-base", adapter.toString()));
      return Exit.WRONG_USE;
    }
    try {
      ModelMerge.Merged merged =
          ModelMerge.write(
              model.get(),
              adapter,
              out,
              Math.max(1, Math.round(shard * GIGABYTE)),
              new ConsoleWork(console, "model.merge.progress"));
      ObjectNode result = console.object();
      result.put("path", merged.folder().toString());
      result.put("base", merged.base().toString());
      result.put("adapter", adapter.toString());
      result.put("modules", merged.modules());
      ArrayNode files = result.putArray("files");
      merged.files().forEach(file -> files.add(file.getFileName().toString()));
      console.result(
          json,
          result,
          words ->
              words.println(
                  Messages.text(
                      "model.merge.done",
                      merged.folder().toString(),
                      merged.modules(),
                      merged.files().size())));
      return Exit.DONE;
    } catch (FileAlreadyExistsException e) {
      console.say(Messages.text("model.merge.taken", String.valueOf(e.getFile())));
      return Exit.FAILED;
    }
  }
}
