package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.bench.Figure;
import studio.migr.app.bench.TimelineBenchmark;
import studio.migr.app.store.ProjectException;

/**
 * {@code bench timeline}: how fast the time axis is painted, a clip plays with all that lies over
 * and under it, a large project opens and its list is searched.
 */
@Command(
    name = "timeline",
    mixinStandardHelpOptions = true,
    description =
        "Repaint of an hour's waveform, frames a second with everything on, opening and filtering"
            + " large projects; off-screen.")
final class BenchTimelineCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  BenchTimelineCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, ProjectException {
    List<Figure> figures = TimelineBenchmark.run(console::say);
    ObjectNode result = console.object();
    result.put("off_screen", true);
    result.put("pipeline", "software");
    FigureTable.put(figures, result);
    console.result(json, result, out -> FigureTable.print(figures, out));
    return Exit.DONE;
  }
}
