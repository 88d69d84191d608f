package studio.migr.training.handover;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.runtime.textfile.FormatFault;
import studio.migr.training.run.MetricsLine;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunState;
import studio.migr.training.run.RunWriter;

/**
 * What comes back from another trainer's output folder: its metrics and its newest adapter in
 * PEFT's format.
 *
 * @param log the file that tells most
 * @param metrics by step
 * @param adapter folder with {@code adapter_config.json}; empty if there is none
 */
public record ReturnedRun(Path log, List<MetricsLine> metrics, Optional<Path> adapter) {
  private static final Set<String> LOGS =
      Set.of("logging.jsonl", "trainer_log.jsonl", "trainer_state.json");
  private static final String ADAPTER = "adapter_config.json";
  static final int DEEPEST = 6;

  public ReturnedRun {
    metrics = List.copyOf(metrics);
  }

  /**
   * Looks through a folder and those in it. Of several logs the one with the most steps counts; of
   * several adapters the newest.
   *
   * @throws FormatException if no log tells of a step
   */
  public static ReturnedRun find(Path output) throws IOException {
    Optional<ReturnedRun> best = Optional.empty();
    List<Path> files;
    try (Stream<Path> all = Files.walk(output, DEEPEST)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    Optional<Path> adapter =
        files.stream()
            .filter(file -> file.getFileName().toString().equals(ADAPTER))
            .max(Comparator.comparing(file -> file.toFile().lastModified()))
            .map(Path::getParent);
    for (Path file : files) {
      if (isLog(file)) {
        List<MetricsLine> metrics = TrainerLog.read(file);
        if (metrics.size() > best.map(each -> each.metrics().size()).orElse(0)) {
          best = Optional.of(new ReturnedRun(file, metrics, adapter));
        }
      }
    }
    return best.orElseThrow(() -> new FormatException(FormatFault.EMPTY, 0, output.toString()));
  }

  /**
   * Makes a finished run of it, with the adapter as the checkpoint of its last step.
   *
   * @param folder of the new run
   * @param config settings, as far as they are known
   * @param dataset name of the snapshot that was handed over
   */
  public RunDirectory keep(Path folder, ObjectNode config, String dataset, Clock clock)
      throws IOException {
    RunDirectory run = RunDirectory.create(folder, config, dataset);
    long last = metrics.getLast().step();
    try (RunWriter writer = RunWriter.open(run, clock)) {
      for (MetricsLine line : metrics) {
        writer.step(line, last);
      }
      keepAdapter(run);
      writer.say("From " + log.toAbsolutePath().normalize());
      writer.end(RunState.FINISHED);
    }
    return run;
  }

  /** Makes the adapter, if there is one, the checkpoint of the last step. */
  void keepAdapter(RunDirectory run) throws IOException {
    long last = metrics.getLast().step();
    if (adapter.isPresent() && !run.checkpoints().all().containsKey(last)) {
      Path from = adapter.get();
      run.checkpoints().write(last, checkpoint -> copy(from, checkpoint));
    }
  }

  /** How many steps the trainer means to make; 0 if its log does not say. */
  long steps() throws IOException {
    return TrainerLog.steps(log);
  }

  /** Whether a file is a log that tells of steps. */
  static boolean isLog(Path file) {
    return LOGS.contains(String.valueOf(file.getFileName()));
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(from)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> file.getFileName().toString().startsWith("adapter_"))
              .toList();
    }
    for (Path file : files) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }
}
