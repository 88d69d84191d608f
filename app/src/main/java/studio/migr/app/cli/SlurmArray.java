package studio.migr.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A job for Slurm that does one command in parts, one element of an array each. Before its time
 * limit an element ends and is queued again; one that died is done again by submitting its number.
 * What is done already is found in the folder of results.
 *
 * @param program what starts the studio
 * @param folder from which relative paths of the command count
 * @param arguments of the command
 * @param shards how many parts
 */
record SlurmArray(String program, Path folder, List<String> arguments, int shards) {
  SlurmArray {
    arguments = List.copyOf(arguments);
  }

  /**
   * The script.
   *
   * @param logs a folder for what the elements say
   */
  String script(Path logs) {
    String command =
        arguments.stream().map(SlurmArray::quoted).collect(Collectors.joining(" "))
            + " --shard \"$SLURM_ARRAY_TASK_ID/"
            + shards
            + "\"";
    return """
    #!/bin/bash
    #SBATCH --job-name=studio-%s
    #SBATCH --array=1-%d
    #SBATCH --signal=B:USR1@120
    #SBATCH --requeue
    #SBATCH --open-mode=append
    #SBATCH --output="%s/slurm-%%A_%%a.txt"
    # Add what your cluster asks for, for example:
    ##SBATCH --time=4:00:00 --cpus-per-task=8 --mem=32G --gres=gpu:1

    # Submit:  sbatch THIS_FILE          Parts that died, once more:  sbatch --array=3,7 THIS_FILE
    # The same studio has to be installed on the nodes: set STUDIO if it lies elsewhere there.
    : "${STUDIO:=}"
    [ -n "$STUDIO" ] || STUDIO=%s
    cd %s || exit 1

    # Two minutes before the time limit: end, and queue this part again.
    requeue() {
      kill -TERM "$studio" 2>/dev/null
      wait "$studio"
      scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}"
      exit
    }
    trap requeue USR1

    "$STUDIO" %s &
    studio=$!
    wait "$studio"
    """
        .formatted(
            arguments.getFirst().replaceAll("[^A-Za-z0-9.-]", "-"),
            shards,
            logs,
            quoted(program),
            quoted(folder.toString()),
            command);
  }

  /** One word for the shell, whatever is in it. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /**
   * {@code given} without options that take a value, as {@code --name value} or {@code
   * --name=value}.
   */
  static List<String> withoutOptions(List<String> given, List<String> names) {
    List<String> kept = new ArrayList<>();
    Iterator<String> words = given.iterator();
    while (words.hasNext()) {
      String word = words.next();
      if (names.contains(word)) {
        words.next(); // its value
      } else if (names.stream().noneMatch(name -> word.startsWith(name + "="))) {
        kept.add(word);
      }
    }
    return kept;
  }
}
