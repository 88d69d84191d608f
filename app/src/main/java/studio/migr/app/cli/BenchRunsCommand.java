package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.message.Messages;
import studio.migr.training.watch.Curve;
import studio.migr.training.watch.MetricsLog;

/** {@code bench runs}: how long a run's log takes to open, to follow and to draw. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description =
        "Write a log of many steps with ten metrics each, and say how long it takes to open, to"
            + " follow and to make curves of, beside what reading its bytes alone takes.")
final class BenchRunsCommand implements Callable<Integer> {
  private static final int POINTS = 400;
  private static final int BLOCK = 1 << 20;
  private static final double NANOS = 1e9;

  private final Console console;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Lines of the log; 1000000 if not given.")
  private int steps = 1_000_000;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  BenchRunsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path file = Files.createTempFile("migr-bench-", ".jsonl");
    try {
      write(file);
      bytes(file); // so that both read from memory
      double floor = timed(() -> bytes(file));
      MetricsLog log = new MetricsLog(file);
      long worked = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      double open = timed(log::follow);
      double work =
          (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - worked) / NANOS;
      append(file);
      double follow = timed(log::follow);
      double nothing = timed(log::follow);
      double curves = timed(() -> curves(log));
      double second = timed(new MetricsLog(file)::follow);
      ObjectNode result = console.object();
      result.put("lines", log.rows()).put("bytes", Files.size(file));
      result.put("open_seconds", Math.min(open, second)).put("first_open_seconds", open);
      result.put("first_open_cpu_seconds", work).put("read_bytes_seconds", floor);
      result.put("follow_one_line_seconds", follow).put("follow_nothing_seconds", nothing);
      result.put("curves_seconds", curves);
      console.result(
          json,
          result,
          out ->
              out.println(
                  Messages.text(
                      "runs.bench",
                      Integer.toString(log.rows()),
                      seconds(open),
                      seconds(work),
                      seconds(floor),
                      seconds(second),
                      seconds(follow * 1000),
                      seconds(curves * 1000))));
      return Exit.DONE;
    } finally {
      Files.delete(file);
    }
  }

  private static String seconds(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private static double timed(Work work) throws IOException {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / NANOS;
  }

  private void write(Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int step = 1; step <= steps; step++) {
        out.write(line(step, random));
      }
    }
  }

  private void append(Path file) throws IOException {
    Files.writeString(file, line(steps + 1, new SplittableRandom(2)), StandardOpenOption.APPEND);
  }

  private static String line(int step, SplittableRandom random) {
    StringBuilder line = new StringBuilder(256).append("{\"step\":").append(step);
    for (String name :
        new String[] {
          "loss",
          "grad_norm",
          "learning_rate",
          "reward",
          "reward_std",
          "frac_reward_zero_std",
          "kl",
          "entropy",
          "completions/mean_length",
          "tokens_per_second"
        }) {
      line.append(",\"").append(name).append("\":").append(random.nextDouble(1e-6, 10));
    }
    return line.append("}\n").toString();
  }

  private static void bytes(Path file) throws IOException {
    byte[] block = new byte[BLOCK];
    try (InputStream in = Files.newInputStream(file)) {
      while (in.read(block) >= 0) {
        // nothing but reading
      }
    }
  }

  private static void curves(MetricsLog log) {
    for (String name : log.names()) {
      Curve curve = log.curve(name, POINTS, 0, Long.MAX_VALUE);
      if (curve.points().size() > POINTS) {
        throw new IllegalStateException(name);
      }
    }
  }
}
