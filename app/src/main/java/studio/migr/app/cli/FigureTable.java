package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import studio.migr.app.bench.Figure;
import studio.migr.app.message.Messages;

/** Figures of a benchmark with what the machine itself allows beside each. */
final class FigureTable {
  private FigureTable() {}

  static void put(List<Figure> figures, ObjectNode result) {
    for (Figure figure : figures) {
      ObjectNode node = result.putObject(figure.name());
      node.put("unit", figure.unit());
      node.put("median", figure.value());
      node.put("p95", figure.worst());
      node.put("floor", figure.floor());
      node.put("target", figure.target());
      node.put("met", figure.met());
    }
  }

  static void print(List<Figure> figures, PrintStream out) {
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
