package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Locale;
import studio.migr.app.bench.Cost;

/** A {@link Cost} for scripts and for people. */
final class CostJson {
  private CostJson() {}

  /** Adds {@code ms} and {@code floor_ms} of the whole and {@code ms} of each part. */
  static void add(ObjectNode node, Cost cost) {
    node.put("ms", rounded(cost.totalMs())).put("floor_ms", rounded(cost.floorMs()));
    ObjectNode parts = node.putObject("parts_ms");
    cost.parts().forEach((part, millis) -> parts.put(part, rounded(millis)));
  }

  static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  /** A line for each part with its share, then the whole beside its floor. */
  static void print(Cost cost, PrintStream out) {
    cost.parts()
        .forEach(
            (part, millis) ->
                out.printf(
                    Locale.ROOT,
                    "  %-16s %9.2f ms %4.0f %%%n",
                    part.replace('_', ' '),
                    millis,
                    100 * millis / cost.totalMs()));
    out.printf(
        Locale.ROOT,
        "  %-16s %9.2f ms         floor %.2f ms%n",
        "",
        cost.totalMs(),
        cost.floorMs());
  }
}
