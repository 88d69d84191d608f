package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.bench.Figure;
import studio.migr.app.bench.TimelineBenchmark;
import studio.migr.app.message.Messages;
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
    for (Figure figure : figures) {
      ObjectNode node = result.putObject(figure.name());
      node.put("unit", figure.unit());
      node.put("median", figure.value());
      node.put("p95", figure.worst());
      node.put("floor", figure.floor());
      node.put("target", figure.target());
      node.put("met", figure.met());
    }
    console.result(json, result, out -> print(figures, out));
    return Exit.DONE;
  }

  private static void print(List<Figure> figures, PrintStream out) {
    out.printf(
        Locale.ROOT, "%-16s %-9s %9s %9s %9s %9s%n", "", "", "median", "p95", "floor", "target");
    for (Figure figure : figures) {
      out.printf(
          Locale.ROOT,
          "%-16s %-9s %9.1f %9.1f %9.1f %9.1f  %s%n",
          figure.name(),
          figure.unit(),
          figure.value(),
          figure.worst(),
          figure.floor(),
          figure.target(),
          Messages.text(figure.met() ? "bench.met" : "bench.missed"));
    }
  }
}
