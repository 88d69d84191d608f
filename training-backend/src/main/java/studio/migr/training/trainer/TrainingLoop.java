package studio.migr.training.trainer;

import ai.djl.engine.EngineException;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.speed.ProcessMemory;
import studio.migr.training.run.MetricsLine;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunRequest;
import studio.migr.training.run.RunState;
import studio.migr.training.run.RunWriter;

/**
 * Makes the steps of a training in its run directory: metrics after each, checkpoints now and then
 * and at the end, what is asked of it heard after every step, and the model at the end.
 */
public final class TrainingLoop {
  /** The model that a run made, in its folder. */
  public static final String MODEL = "model";

  /** Left for all others who write to the disk. */
  private static final double GIB = 1 << 30;

  private static final long SPARE_BYTES = 64L << 20;

  private final RunDirectory run;
  private final RunWriter writer;
  private final int checkpointEvery;
  private final int checkpointsKept;

  /**
   * @param checkpointEvery steps between two checkpoints
   * @param checkpointsKept the newest so many; older ones are deleted
   */
  public TrainingLoop(
      RunDirectory run, RunWriter writer, int checkpointEvery, int checkpointsKept) {
    if (checkpointEvery < 1 || checkpointsKept < 1) {
      throw new IllegalArgumentException(checkpointEvery + ", " + checkpointsKept);
    }
    this.run = run;
    this.writer = writer;
    this.checkpointEvery = checkpointEvery;
    this.checkpointsKept = checkpointsKept;
  }

  /**
   * Goes on from the newest checkpoint, or begins.
   *
   * @return how it ended: finished, stopped or cancelled
   * @throws TrainingFault if it cannot go on
   */
  public RunState run(Training training) throws IOException {
    try {
      requireRoom(training);
      long done = resume(training);
      long saved = done;
      for (long step = done + 1; step <= training.steps(); step++) {
        Map<String, Double> metrics = new LinkedHashMap<>(training.step(step, writer));
        ProcessMemory.resident().ifPresent(bytes -> metrics.put("memory_gib", bytes / GIB));
        writer.step(new MetricsLine(step, metrics), training.steps());
        done = step;
        Optional<RunRequest> asked = writer.asked();
        if (asked.filter(RunRequest.CANCEL::equals).isPresent()) {
          for (Path checkpoint : run.checkpoints().all().values()) {
            delete(checkpoint);
          }
          writer.end(RunState.CANCELLED);
          return RunState.CANCELLED;
        }
        boolean last = asked.isPresent() || step == training.steps();
        if (last || step % checkpointEvery == 0) {
          checkpoint(training, step);
          saved = step;
        }
        if (asked.isPresent()) {
          break;
        }
      }
      if (saved < done) {
        checkpoint(training, done);
      }
      writeModel(training);
      RunState end = done < training.steps() ? RunState.STOPPED : RunState.FINISHED;
      writer.end(end);
      return end;
    } catch (OutOfMemoryError | EngineException e) {
      throw memoryFault(e);
    } catch (IOException e) {
      throw diskFault(e);
    }
  }

  private long resume(Training training) throws IOException {
    NavigableMap<Long, Path> all = run.checkpoints().all();
    if (all.isEmpty()) {
      return 0;
    }
    Path newest = all.lastEntry().getValue();
    try {
      training.readState(newest);
    } catch (ModelFileException | WeightsException e) {
      throw new TrainingFault(e, TrainingFault.Kind.DAMAGED_CHECKPOINT, newest.toString());
    }
    return all.lastKey();
  }

  private void checkpoint(Training training, long step) throws IOException {
    requireRoom(training);
    run.checkpoints().write(step, training::writeState);
    List<Path> all = new ArrayList<>(run.checkpoints().all().values());
    for (Path old : all.subList(0, Math.max(0, all.size() - checkpointsKept))) {
      delete(old);
    }
  }

  /** A checkpoint is written beside the last one. */
  private void requireRoom(Training training) throws IOException {
    long needed = training.stateBytes() + SPARE_BYTES;
    long left = Files.getFileStore(run.folder()).getUsableSpace();
    if (left < needed) {
      throw new TrainingFault(
          TrainingFault.Kind.DISK_FULL,
          Long.toString(needed >> 20),
          Long.toString(left >> 20),
          run.folder().toString());
    }
  }

  /** Whole or not at all: the name comes last. */
  private void writeModel(Training training) throws IOException {
    Path unfinished = run.folder().resolve("." + MODEL);
    Path whole = run.folder().resolve(MODEL);
    delete(unfinished);
    training.writeModel(unfinished);
    delete(whole);
    Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  private static TrainingFault memoryFault(Throwable error) {
    String said = String.valueOf(error.getMessage());
    String lower = said.toLowerCase(Locale.ROOT);
    boolean memory =
        error instanceof OutOfMemoryError
            || lower.contains("out of memory")
            || lower.contains("not enough memory")
            || lower.contains("allocate memory");
    if (!memory) {
      throw error instanceof RuntimeException other ? other : new IllegalStateException(error);
    }
    String first = said.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    return new TrainingFault(error, TrainingFault.Kind.OUT_OF_MEMORY, first.strip());
  }

  private IOException diskFault(IOException error) throws IOException {
    String lower = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
    if (lower.contains("no space left") || lower.contains("not enough space")) {
      long left = Files.getFileStore(run.folder()).getUsableSpace() >> 20;
      return new TrainingFault(
          error,
          TrainingFault.Kind.DISK_FULL,
          Long.toString(left + 1),
          Long.toString(left),
          run.folder().toString());
    }
    return error;
  }
}
