package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;

/**
 * How long single reads took, in milliseconds.
 *
 * @param millis one for each read
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
record FrameTimes(double[] millis) {

  /** Adds median, 95th percentile and maximum under {@code name}, with the floor beside them. */
  void addTo(ObjectNode parent, String name, double floor) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    parent
        .putObject(name)
        .put("median_ms", rounded(sorted[sorted.length / 2]))
        .put("p95_ms", rounded(sorted[(int) (sorted.length * 0.95)]))
        .put("max_ms", rounded(sorted[sorted.length - 1]))
        .put("reads", sorted.length)
        .put("floor_ms", rounded(floor));
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  /** The figures as a table. */
  static void print(ObjectNode figures, PrintStream out) {
    out.println(figures.path("clip").asText());
    out.printf(Locale.ROOT, "%-16s %10s %10s %10s %10s%n", "", "median ms", "p95", "max", "floor");
    figures
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().isObject()) {
                out.printf(
                    Locale.ROOT,
                    "%-16s %10.3f %10.3f %10.3f %10.3f%n",
                    entry.getKey().replace('_', ' '),
                    entry.getValue().path("median_ms").asDouble(),
                    entry.getValue().path("p95_ms").asDouble(),
                    entry.getValue().path("max_ms").asDouble(),
                    entry.getValue().path("floor_ms").asDouble());
              }
            });
  }
}
