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
  private static final int PATIENCE_S = 20;

  private SlurmJob() {}

  /**
   * Submits the job and keeps its number in the run's folder; the options for sbatch are the run's.
   *
   * @return the job's number
   * @throws ProjectException if there is no sbatch, or it refuses; it says why
   */
  public static String submit(RunDirectory run) throws IOException, ProjectException {
    Path script = run.folder().resolve("job.sbatch");
    Files.writeString(script, script(run));
    Files.deleteIfExists(run.exitCodeFile()); // of the job before
    String job = said(List.of("sbatch", "--parsable", script.toString())).split(";", 2)[0];
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

  /**
   * What Slurm says of a job that waits or runs, such as {@code PENDING (Resources)}; empty if it
   * has none of that number any more.
   *
   * @throws ProjectException if Slurm does not answer
   */
  public static Optional<String> state(String job) throws IOException, ProjectException {
    String said = // asked about all of one's own: of a number that is gone it makes an error
        said(List.of("squeue", "-h", "--me", "-o", "%i %T (%r)"));
    return said.lines()
        .filter(line -> line.startsWith(job + " "))
        .map(line -> line.substring(job.length() + 1).replace(" (None)", ""))
        .findFirst();
  }

  private static String said(List<String> words) throws IOException, ProjectException {
    Process process;
    try {
      List<String> command = new ArrayList<>(words);
      command.set(0, program(words.getFirst()));
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw ProjectException.of("train.slurm.none", words.getFirst());
    }
    process.getOutputStream().close();
    try {
      if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) { // it says little: no pipe gets full
        process.destroyForcibly();
        throw ProjectException.of("train.slurm.silent", words.getFirst());
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.exitValue() != 0) {
      throw ProjectException.of("train.slurm.refused", said);
    }
    return said;
  }

  /** Slurm's programs are on the PATH, or in the folder that somebody names. */
  private static String program(String name) {
    String folder =
        System.getProperty("studio.slurm", System.getenv().getOrDefault("STUDIO_SLURM", ""));
    return folder.isBlank() ? name : Path.of(folder, name).toString();
  }

  static String script(RunDirectory run) throws IOException {
    Path folder = run.folder().toAbsolutePath().normalize();
    List<String> words =
        run.config().has(ExternalCommand.SETTING)
            ? ExternalCommand.of(run.config(), folder).filled(run)
            : TrainerWorker.command(folder);
    String command = words.stream().map(SlurmJob::quoted).collect(Collectors.joining(" "));
    String options = String.join(" ", run.clusterOptions().orElse(List.of()));
    return """
    #!/bin/bash
    #SBATCH --job-name=migr-%s
    #SBATCH --nodes=1
    #SBATCH --signal=B:USR1@120
    #SBATCH --requeue
    #SBATCH --open-mode=append
    #SBATCH --output=%s
    %s
    run=%s
    rm -f "$run/exit-code"

    # Two minutes before the time limit: let the trainer save, then queue again under the same number,
    # unless somebody wanted it to end, or it came to its end meanwhile.
    requeue() {
      wanted=
      [ -e "$run/request" ] && wanted=1
      [ "$wanted" ] || echo stop > "$run/request"
      wait "$trainer"
      if [ "$wanted" ] || grep -q '"finished"' "$run/status.json"; then
        exit
      fi
      rm -f "$run/request" "$run/status.json"
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
            options.isBlank() ? "" : "#SBATCH " + options,
            quoted(folder.toString()),
            command);
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
