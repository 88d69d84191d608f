package studio.migr.training.watch;

import java.util.List;
import java.util.Optional;
import studio.migr.training.run.RunStatus;

/**
 * What is to be said of a run now.
 *
 * @param detail what the condition is about, such as a file, an exit code or the trainer's own
 *     sentence; blank if there is nothing to add
 * @param lastLines of its log and of what its process printed, oldest first; only where something
 *     went wrong
 * @param clocksDiffer whether its clock, or this machine's, was set meanwhile
 */
public record RunHealth(
    RunCondition condition,
    Optional<RunStatus> status,
    String detail,
    List<String> lastLines,
    boolean clocksDiffer) {

  public RunHealth {
    lastLines = List.copyOf(lastLines);
  }
}
