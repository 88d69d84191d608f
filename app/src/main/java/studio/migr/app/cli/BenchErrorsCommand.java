package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.bench.ErrorsBenchmark;
import studio.migr.app.bench.Figure;

/** {@code bench errors}: how fast matrix, filters and slices of a large project answer. */
@Command(
    name = "errors",
    mixinStandardHelpOptions = true,
    description =
        "The matrix of 100,000 clips, filters over it, and the clips behind its cells; beside each"
            + " a bare loop over the same clips.")
final class BenchErrorsCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  BenchErrorsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Figure> figures = ErrorsBenchmark.run();
    ObjectNode result = console.object();
    result.put("clips", ErrorsBenchmark.CLIPS);
    FigureTable.put(figures, result);
    console.result(json, result, out -> FigureTable.print(figures, out));
    return Exit.DONE;
  }
}
