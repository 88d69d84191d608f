package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.message.Messages;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.training.fresh.NewModel;
import studio.migr.training.fresh.NewModelShape;

/** {@code model new}: a small model that has learnt nothing yet. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description =
        "Make a small model of HumanOmni's architecture with random weights and tokenizers of its"
            + " own, to be trained on this machine.")
final class ModelNewCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--shape",
      paramLabel = "NAME",
      description = "tiny (default, under 5 million numbers), or micro for trying out.")
  private String shape = NewModelShape.TINY.id();

  @Option(names = "--seed", paramLabel = "S", description = "Of the weights; 1 if not given.")
  private long seed = 1;

  @Option(
      names = "--senses",
      paramLabel = "MODEL",
      description =
          "A model of the same shape, or migr-tiny: what sees and hears is taken from it, and only"
              + " what writes begins anew.")
  private @Nullable Path senses;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The model's folder, missing or empty.")
  private Path out = Path.of("");

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  ModelNewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, ProjectException {
    Optional<NewModelShape> named = NewModelShape.named(shape);
    if (named.isEmpty()) {
      console.say(Messages.text("train.no-shape", shape));
      return Exit.WRONG_USE;
    }
    long numbers;
    try {
      numbers = NewModel.write(out, named.get(), seed, ModelOptions.folder(senses));
    } catch (WeightsException e) {
      throw ProjectException.of(
          "train.other-senses", String.valueOf(senses), shape, e.tensor(), e.detail());
    } catch (FileAlreadyExistsException e) {
      throw ProjectException.of("train.not-empty", out.toString());
    }
    ObjectNode result = console.object();
    result.put("model", out.toString()).put("shape", shape).put("seed", seed);
    result.put("parameters", numbers);
    if (senses != null) {
      result.put("senses", senses.toString());
    }
    console.result(
        json,
        result,
        to ->
            to.println(
                senses == null
                    ? Messages.text("train.new-model", out.toString(), Long.toString(numbers))
                    : Messages.text(
                        "train.new-model-senses",
                        out.toString(),
                        Long.toString(numbers),
                        senses.toString())));
    return Exit.DONE;
  }
}
