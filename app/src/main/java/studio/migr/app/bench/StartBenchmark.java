package studio.migr.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import studio.migr.app.message.Messages;

/**
 * How long a cold start takes: from the start of the process to the first frame of a window that
 * can be used, after the studio was closed and after it was killed, beside what this machine needs
 * for any Java program and for any JavaFX window. They take turns, so that a busy moment meets them
 * alike.
 */
public final class StartBenchmark {
  private static final String MAIN_CLASS = "studio.migr.app.launch.Main";

  private final StartMeasurement measurement;
  private final List<String> arguments;

  /**
   * @param settings folder for the settings of the measured window
   * @param project the project that it opens
   */
  public StartBenchmark(Path settings, Path project) throws IOException {
    this.measurement = StartMeasurement.offScreen(List.of("-Dstudio.settings=" + settings));
    this.arguments = List.of(project.toString());
  }

  /**
   * What was measured, in milliseconds, run by run.
   *
   * @param window the studio with a project, its first clip on screen
   * @param processor what all processors together worked for that
   * @param afterKill as {@code window}, after the studio was killed, so that the project's tables
   *     are made anew from its journal
   * @param javafx a JavaFX window with one word in it
   * @param java a Java program that prints a line
   * @param restBytes memory that the studio takes up while nobody uses it; NaN if that is not known
   * @param cached whether they started from the ahead-of-time cache
   */
  public record Result(
      List<Double> window,
      List<Double> processor,
      List<Double> afterKill,
      List<Double> javafx,
      List<Double> java,
      double restBytes,
      boolean cached) {
    public Result {
      window = List.copyOf(window);
      processor = List.copyOf(processor);
      afterKill = List.copyOf(afterKill);
      javafx = List.copyOf(javafx);
      java = List.copyOf(java);
    }
  }

  /**
   * Measures.
   *
   * @param runs how often, at least 1; one more start comes first and is not counted, since it
   *     brings the files into memory
   */
  public Result run(int runs, Consumer<String> say) throws IOException {
    List<Double> window = new ArrayList<>();
    List<Double> processor = new ArrayList<>();
    List<Double> afterKill = new ArrayList<>();
    List<Double> javafx = new ArrayList<>();
    List<Double> java = new ArrayList<>();
    measurement.run(MAIN_CLASS, arguments);
    for (int i = 1; i <= runs; i++) {
      java.add(measurement.run(BareJava.class.getName(), List.of()).millis());
      javafx.add(measurement.run(BareWindow.class.getName(), List.of()).millis());
      StartMeasurement.Started started = measurement.runAndKill(MAIN_CLASS, arguments);
      window.add(started.millis());
      processor.add(started.processorMillis());
      afterKill.add(measurement.run(MAIN_CLASS, arguments).millis());
      say.accept(Messages.text("bench.start.run", i, runs, Math.round(window.getLast())));
    }
    double rest = measurement.atRest(MAIN_CLASS, arguments);
    return new Result(window, processor, afterKill, javafx, java, rest, measurement.usesCache());
  }
}
