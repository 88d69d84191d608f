package studio.migr.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import studio.migr.app.message.Explained;
import studio.migr.app.message.Messages;

/**
 * Starts programs as child processes with the Java and the options that this process runs with, and
 * measures from the start of the process to the line with which it says that it is ready.
 */
final class StartMeasurement {
  /** What a child prints when it can be used. */
  static final String READY = "studio: ready";

  private static final long PATIENCE_SECONDS = 60;
  private static final long REST_SECONDS = 20; // thumbnails are made, and what was garbage is gone

  private final List<String> prefix;

  private StartMeasurement(List<String> prefix) {
    this.prefix = List.copyOf(prefix);
  }

  /**
   * Off-screen, with {@code options} besides those of this process.
   *
   * @throws NoJavaException if this process runs on a Java without a {@code java} program
   */
  static StartMeasurement offScreen(List<String> options) throws NoJavaException {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    Path java = Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java");
    if (!Files.isExecutable(java)) {
      throw new NoJavaException(java);
    }
    List<String> prefix = new ArrayList<>(List.of(java.toString()));
    prefix.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    prefix.add("-Dglass.platform=Headless");
    prefix.add("-Dprism.order=sw");
    prefix.add(ReadySignal.option());
    prefix.addAll(options);
    prefix.addAll(List.of("-cp", System.getProperty("java.class.path")));
    return new StartMeasurement(prefix);
  }

  /**
   * Whether the children start from the ahead-of-time cache: this process, which has their options,
   * was asked to and did. A Java machine that cannot use a cache goes on without a word.
   */
  boolean usesCache() {
    return prefix.stream().anyMatch(option -> option.startsWith("-XX:AOTCache="))
        && System.getProperty("java.vm.info", "").contains("sharing");
  }

  /**
   * Starts {@code mainClass} once.
   *
   * @return how long it took from the start of the process to its line
   * @throws IOException if it ends without that line; the message holds what it said
   */
  Started run(String mainClass, List<String> arguments) throws IOException {
    return run(List.of(), mainClass, arguments);
  }

  /**
   * As {@link #run(String, List)}, but the process ends as if it was killed: what it had open finds
   * the next one as it was.
   */
  Started runAndKill(String mainClass, List<String> arguments) throws IOException {
    return run(List.of(ReadySignal.optionToDie()), mainClass, arguments);
  }

  private Started run(List<String> options, String mainClass, List<String> arguments)
      throws IOException {
    return run(
        options,
        mainClass,
        arguments,
        (process, millis) -> {
          double processor = // until now, if the process has not gone yet
              process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e6;
          process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
          return new Started(millis, processor > 0 ? processor : Double.NaN);
        });
  }

  /**
   * Starts {@code mainClass} once and leaves it alone for a while.
   *
   * @return bytes of memory that it takes up then; NaN where the system does not say
   * @throws IOException as {@link #run}
   */
  double atRest(String mainClass, List<String> arguments) throws IOException {
    return run(
        List.of(ReadySignal.optionToStay()),
        mainClass,
        arguments,
        (process, _) -> {
          if (process.waitFor(REST_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException(mainClass + " ended by itself");
          }
          OptionalLong bytes = ResidentMemory.of(process.pid());
          return bytes.isPresent() ? bytes.getAsLong() : Double.NaN;
        });
  }

  /**
   * How long a start took.
   *
   * @param millis that passed
   * @param processorMillis that the processors worked for it, all together, which other programs
   *     lengthen less; NaN where the system does not say
   */
  record Started(double millis, double processorMillis) {}

  /** What is read off a process that is ready. */
  private interface Reading<T> {
    T of(Process process, double millis) throws IOException, InterruptedException;
  }

  private <T> T run(
      List<String> options, String mainClass, List<String> arguments, Reading<T> reading)
      throws IOException {
    List<String> command = new ArrayList<>(prefix.subList(0, 1));
    command.addAll(options);
    command.addAll(prefix.subList(1, prefix.size()));
    command.add(mainClass);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    long start = System.nanoTime();
    Process process = builder.start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      StringBuilder all = new StringBuilder();
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.equals(READY)) {
          return reading.of(process, (System.nanoTime() - start) / 1e6);
        }
        all.append(line).append(System.lineSeparator());
      }
      throw new IOException(mainClass + " ended before it was ready: " + all.toString().strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** There is no {@code java} to start anything with, as in an installed studio. */
  static final class NoJavaException extends IOException implements Explained {
    private static final long serialVersionUID = 1L;

    NoJavaException(Path java) {
      super(Messages.text("bench.start.no-java", java.toString()));
    }

    @Override
    public String sentence() {
      return String.valueOf(getMessage());
    }
  }
}
