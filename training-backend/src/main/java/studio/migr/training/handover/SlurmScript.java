package studio.migr.training.handover;

/**
 * A job for Slurm that ends before its time limit, asks to be started again and goes on where it
 * was. The trainer runs in the background, so that the shell hears the signal.
 *
 * @param gpus on one node
 * @param hours time limit
 */
public record SlurmScript(int gpus, int hours) {

  /**
   * @throws IllegalArgumentException if there are none
   */
  public SlurmScript {
    if (gpus < 1 || hours < 1) {
      throw new IllegalArgumentException("no job: " + gpus + " GPUs, " + hours + " hours");
    }
  }

  /**
   * The script.
   *
   * @param name of the job; letters, digits, points, dashes
   * @param command what trains, in one line
   */
  String of(String name, String command) {
    return """
    #!/bin/bash
    #SBATCH --job-name=%s
    #SBATCH --nodes=1
    #SBATCH --gres=gpu:%d
    #SBATCH --time=%d:00:00
    #SBATCH --signal=B:USR1@120
    #SBATCH --requeue
    #SBATCH --open-mode=append
    #SBATCH --output=slurm-%%j.txt

    # Submit from this folder:  MODEL=/path/to/model sbatch run.sbatch [further options of the trainer]
    set -u
    : "${MODEL:?set MODEL to the folder of the model}"
    cd "${SLURM_SUBMIT_DIR:-.}" || exit 1

    # Two minutes before the time limit: let the trainer save, then queue again under the same number.
    requeue() {
      kill -TERM "$trainer" 2>/dev/null
      wait "$trainer"
      scontrol requeue "$SLURM_JOB_ID"
      exit
    }
    trap requeue USR1

    # Started again by Slurm: go on from the newest checkpoint.
    resume=()
    if [ "${SLURM_RESTART_COUNT:-0}" -gt 0 ]; then
      checkpoint=$(find output -type d -name 'checkpoint-*' -printf '%%T@ %%p\\n' 2>/dev/null | sort -n | tail -n 1 | cut -d' ' -f2-)
      [ -n "$checkpoint" ] && resume=(%s"$checkpoint")
    fi

    %s ${resume[@]+"${resume[@]}"} "$@" &
    trainer=$!
    wait "$trainer"
    """
        .formatted(
            name.replaceAll("[^A-Za-z0-9.-]", "-"),
            gpus,
            hours,
            command.startsWith("llamafactory")
                ? "resume_from_checkpoint="
                : "--resume_from_checkpoint ",
            command);
  }
}
