package studio.migr.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.bench.StartBenchmark;
import studio.migr.app.message.Messages;
import studio.migr.app.store.ProjectException;
import studio.migr.app.tour.ScratchProject;
import studio.migr.app.tour.Tour;

/**
 * {@code bench start}: from the start of the process to a window that can be used, beside a bare
 * Java program and a bare JavaFX window on the same machine.
 */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "Cold start of the window with a project, off-screen.")
final class BenchStartCommand implements Callable<Integer> {
  private static final double TARGET_MS = 2000;
  private static final long MEMORY_TARGET_MB = 400;
  private static final double BYTES_PER_MB = 1e6;

  private final Console console;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "7",
      description = "How often (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description = "The project to open. Without it, one of three generated clips.")
  private @Nullable Path project;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Option(
      names = "--train",
      hidden = true,
      description = "Only uses the window for a while, for the ahead-of-time cache to learn from.")
  private boolean train;

  BenchStartCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, ProjectException {
    if (train) {
      Tour.rehearse();
      return Exit.DONE;
    }
    console.say(Messages.text("bench.making-clip"));
    try (ScratchProject scratch = ScratchProject.make()) {
      Path opened = project == null ? scratch.folder() : project.toAbsolutePath();
      StartBenchmark.Result measured =
          new StartBenchmark(scratch.settings(), opened).run(Math.max(1, runs), console::say);
      ObjectNode result = asJson(measured);
      console.result(json, result, out -> print(result, out));
      return Exit.DONE;
    }
  }

  private ObjectNode asJson(StartBenchmark.Result measured) {
    ObjectNode result = console.object();
    result.put("off_screen", true);
    result.put("aot_cache", measured.cached());
    result.put("target_ms", TARGET_MS);
    add(result, "window", measured.window());
    if (measured.processor().stream().noneMatch(each -> each.isNaN())) {
      add(result, "window_processor", measured.processor());
    }
    add(result, "window_after_kill", measured.afterKill());
    if (Double.isNaN(measured.restBytes())) {
      result.putNull("memory_at_rest_mb");
    } else {
      result.put("memory_at_rest_mb", Math.round(measured.restBytes() / BYTES_PER_MB));
    }
    result.put("memory_target_mb", MEMORY_TARGET_MB);
    ObjectNode floor = result.putObject("floor");
    add(floor, "javafx_window", measured.javafx());
    add(floor, "java", measured.java());
    return result;
  }

  private static void add(ObjectNode parent, String name, List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    ObjectNode figure = parent.putObject(name);
    figure.put("median_ms", Math.round(sorted.get(sorted.size() / 2)));
    figure.put("min_ms", Math.round(sorted.getFirst()));
    figure.put("max_ms", Math.round(sorted.getLast()));
    ArrayNode all = figure.putArray("runs_ms");
    millis.forEach(each -> all.add(Math.round(each)));
  }

  private static void print(ObjectNode result, PrintStream out) {
    out.println(
        Messages.text(result.path("aot_cache").asBoolean() ? "bench.start.cached" : "bench.start"));
    out.printf(Locale.ROOT, "%-16s %10s %10s %10s%n", "", "median ms", "min", "max");
    line(out, "window", result.path("window"));
    if (result.has("window_processor")) {
      line(out, "its processor", result.path("window_processor"));
    }
    line(out, "after a kill", result.path("window_after_kill"));
    line(out, "floor: JavaFX", result.path("floor").path("javafx_window"));
    line(out, "floor: Java", result.path("floor").path("java"));
    if (result.path("memory_at_rest_mb").isNumber()) {
      out.println(
          Messages.text(
              "bench.start.memory",
              result.path("memory_at_rest_mb").asText(),
              Long.toString(MEMORY_TARGET_MB)));
    }
  }

  private static void line(PrintStream out, String name, JsonNode figure) {
    out.printf(
        Locale.ROOT,
        "%-16s %10d %10d %10d%n",
        name,
        figure.path("median_ms").asLong(),
        figure.path("min_ms").asLong(),
        figure.path("max_ms").asLong());
  }
}
