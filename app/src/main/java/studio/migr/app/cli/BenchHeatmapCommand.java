package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.bench.Figure;
import studio.migr.app.bench.HeatmapBenchmark;

/** {@code bench heatmap}: how fast a large map of attention is there, and follows the hand. */
@Command(
    name = "heatmap",
    mixinStandardHelpOptions = true,
    description =
        "First picture, panning, zooming and pointing in a map of 4,096 by 8,000 cells;"
            + " off-screen.")
final class BenchHeatmapCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  BenchHeatmapCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Figure> figures = HeatmapBenchmark.run();
    ObjectNode result = console.object();
    result.put("off_screen", true);
    result.put("pipeline", "software");
    FigureTable.put(figures, result);
    console.result(json, result, out -> FigureTable.print(figures, out));
    return Exit.DONE;
  }
}
