package studio.migr.app.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import studio.migr.app.store.ProjectException;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.trainer.ExternalCommand;

/**
 * Hands a run to Slurm. Its folder, model and data have to lie where the cluster's nodes find them
 * under the same names, and so has this program. Two minutes before its time limit the trainer
 * stops with a checkpoint, and the job queues again and goes on from there.
 */
public final class SlurmJob {
  private static final int PATIENCE_S = 60;

  private SlurmJob() {}

  /**
   * Submits the job and keeps its number in the run's folder.
   *
   * @param options more of sbatch, such as {@code --gres=gpu:1}
   * @return the job's number
   * @throws ProjectException if there is no sbatch, or it refuses; it says why
   */
  public static String submit(RunDirectory run, List<String> options)
      throws IOException, ProjectException {
    Path script = run.folder().resolve("job.sbatch");
    Files.writeString(script, script(run));
    List<String> words = new ArrayList<>(List.of("sbatch", "--parsable"));
    words.addAll(options);
    words.add(script.toString());
    String job = said(words).split(";", 2)[0];
    if (!job.matches("\\d+")) {
      throw ProjectException.of("train.slurm.refused", job);
    }
    run.submitted(job);
    return job;
  }

  /** Takes the job away. */
  public static void cancel(String job) throws IOException, ProjectException {
    said(List.of("scancel", job));
  }

  /** What Slurm says of the job, such as {@code PENDING (Resources)}; empty if it knows none. */
  public static Optional<String> state(String job) {
    try {
      String said = said(List.of("squeue", "-h", "-j", job, "-o", "%T (%r)"));
      return said.isBlank() ? Optional.empty() : Optional.of(said.replace(" (None)", ""));
    } catch (IOException | ProjectException e) {
      return Optional.empty();
    }
  }

  private static String said(List<String> words) throws IOException, ProjectException {
    Process process;
    try {
      process = new ProcessBuilder(words).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw ProjectException.of("train.slurm.none", words.getFirst());
    }
    process.getOutputStream().close();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw ProjectException.of("train.slurm.refused", said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return said;
  }

  static String script(RunDirectory run) throws IOException {
    Path folder = run.folder().toAbsolutePath().normalize();
    List<String> words =
        run.config().has(ExternalCommand.SETTING)
            ? ExternalCommand.of(run.config(), folder).filled(run)
            : TrainerWorker.command(folder);
    String command = words.stream().map(SlurmJob::quoted).collect(Collectors.joining(" "));
    return """
    #!/bin/bash
    #SBATCH --job-name=migr-%s
    #SBATCH --nodes=1
    #SBATCH --signal=B:USR1@120
    #SBATCH --requeue
    #SBATCH --open-mode=append
    #SBATCH --output=%s
    run=%s
    rm -f "$run/exit-code"

    # Two minutes before the time limit: let the trainer save, then queue again under the same number.
    requeue() {
      echo stop > "$run/request"
      wait "$trainer"
      scontrol requeue "$SLURM_JOB_ID"
      exit
    }
    trap requeue USR1

    %s &
    trainer=$!
    wait "$trainer"
    code=$?
    echo "$code" > "$run/exit-code"
    exit "$code"
    """
        .formatted(
            folder.getFileName().toString().replaceAll("[^A-Za-z0-9.-]", "-"),
            run.printedFile().toAbsolutePath().normalize(),
            quoted(folder.toString()),
            command);
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
