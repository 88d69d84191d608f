package studio.migr.training.handover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.training.run.MetricsLine;
import studio.migr.training.run.Owner;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunRequest;
import studio.migr.training.run.RunState;
import studio.migr.training.run.RunStatus;
import studio.migr.training.run.RunWriter;

/**
 * Starts a trainer of another maker and tells its run's folder what it does, from the logs that it
 * writes by itself (see {@link TrainerLog}): so it is followed like one of ours. Its newest PEFT
 * adapter is the checkpoint of the last step. It is asked to end with the signal TERM.
 *
 * @param command the trainer and its arguments
 * @param output the folder into which the trainer writes
 */
public record TrainerRelay(List<String> command, Path output) {
  private static final long GLANCE_MS = 500;
  private static final int PATIENCE_S = 120;

  public TrainerRelay {
    command = List.copyOf(command);
  }

  /**
   * Follows the trainer to its end. What lay in the output before counts, too: of a trainer that
   * goes on.
   *
   * @param words what it prints goes here, behind what is there
   * @return whether it ended well
   */
  public boolean run(RunDirectory run, Path words, Clock clock) throws IOException {
    takeOver(run);
    try (RunWriter writer = RunWriter.open(run, clock)) {
      Process trainer =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(words.toFile()))
              .start();
      Progress progress = new Progress(run, writer);
      List<ProcessHandle> asked = List.of();
      try {
        while (!trainer.waitFor(GLANCE_MS, TimeUnit.MILLISECONDS)) {
          progress.look();
          if (asked.isEmpty() && writer.asked().isPresent()) {
            asked = askToEnd(trainer);
          }
        }
        for (ProcessHandle each : asked) { // its shell may be gone before it has saved
          await(each);
        }
        progress.look();
        return end(run, writer, trainer.exitValue());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      } finally {
        if (trainer.isAlive()) {
          askToEnd(trainer);
        }
      }
    }
  }

  /** What started this process may have said so in its own name. */
  private static void takeOver(RunDirectory run) throws IOException {
    Optional<Owner> said = run.status().read().map(RunStatus::owner).filter(Owner::isHere);
    Optional<ProcessHandle> above = ProcessHandle.current().parent();
    while (said.isPresent() && above.isPresent()) {
      if (above.get().pid() == said.get().pid()) {
        run.status().clear();
        return;
      }
      above = above.get().parent();
    }
  }

  /** All of them: a shell that waits for the trainer would not pass it on. */
  private static List<ProcessHandle> askToEnd(Process trainer) {
    List<ProcessHandle> all =
        Stream.concat(trainer.descendants(), Stream.of(trainer.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    return all;
  }

  private static void await(ProcessHandle process) throws InterruptedException {
    try {
      process.onExit().get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // it has no result that could fail
    }
  }

  private boolean end(RunDirectory run, RunWriter writer, int code) throws IOException {
    Optional<RunRequest> asked = writer.asked();
    if (asked.isPresent()) {
      keepAdapter(run);
      writer.end(asked.get() == RunRequest.CANCEL ? RunState.CANCELLED : RunState.STOPPED);
      return true;
    }
    if (code != 0) {
      List<String> last = run.lastPrinted(1);
      writer.fail(command.getFirst() + " " + code + ": " + String.join("", last));
      return false;
    }
    boolean kept = keepAdapter(run);
    writer.end(RunState.FINISHED);
    return kept;
  }

  private boolean keepAdapter(RunDirectory run) throws IOException {
    Optional<ReturnedRun> found = found();
    if (found.isEmpty() || found.get().adapter().isEmpty()) {
      return false;
    }
    found.get().keepAdapter(run);
    return true;
  }

  private Optional<ReturnedRun> found() throws IOException {
    if (!Files.isDirectory(output)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ReturnedRun.find(output));
    } catch (FormatException e) {
      return Optional.empty(); // no step yet, or a file that is being written
    }
  }

  /** What was told already. */
  private final class Progress {
    private final RunWriter writer;
    private Map<Path, FileTime> seen = Map.of();
    private long told;

    Progress(RunDirectory run, RunWriter writer) throws IOException {
      this.writer = writer;
      List<MetricsLine> before = run.metrics();
      told = before.isEmpty() ? 0 : before.getLast().step();
    }

    /** Tells the steps that came since. Logs are read again only when one of them changed. */
    void look() throws IOException {
      Map<Path, FileTime> now = logs();
      if (now.equals(seen)) {
        return;
      }
      seen = now;
      Optional<ReturnedRun> found = found();
      if (found.isPresent()) {
        long steps = Math.max(0, found.get().steps());
        for (MetricsLine line : found.get().metrics()) {
          if (line.step() > told) {
            writer.step(line, steps);
            told = line.step();
          }
        }
      }
    }

    private Map<Path, FileTime> logs() throws IOException {
      Map<Path, FileTime> times = new HashMap<>();
      if (Files.isDirectory(output)) {
        try (Stream<Path> all = Files.walk(output, ReturnedRun.DEEPEST)) {
          for (Path file : all.filter(ReturnedRun::isLog).toList()) {
            times.put(file, Files.getLastModifiedTime(file));
          }
        }
      }
      return times;
    }
  }
}
