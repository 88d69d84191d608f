package studio.migr.training.trainer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.migr.training.run.Owner;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunState;
import studio.migr.training.run.RunStatus;

/**
 * A trainer of somebody else's that keeps the run directory's contract. It is a setting of the run:
 * {@code "command": ["program", "argument", …]}, in which {@code {run}}, {@code {snapshot}} and
 * {@code {config}} stand for the run's folder, the data set's and the file of all settings.
 *
 * @param words the program and its arguments
 */
public record ExternalCommand(List<String> words) {
  /** The setting. */
  public static final String SETTING = "command";

  private static final String SNAPSHOT = "snapshot";

  public ExternalCommand {
    words = List.copyOf(words);
  }

  /**
   * @param settings all of them
   * @param file named if something is wrong
   * @throws TrainingFault if there is no command, or not a list of words
   */
  public static ExternalCommand of(ObjectNode settings, Path file) throws TrainingFault {
    List<String> words = new ArrayList<>();
    JsonNode command = settings.path(SETTING);
    for (JsonNode word : command) {
      if (!command.isArray() || !word.isTextual()) {
        throw new TrainingFault(TrainingFault.Kind.BAD_SETTING, file.toString(), SETTING);
      }
      words.add(word.textValue());
    }
    if (words.isEmpty() || words.getFirst().isBlank()) {
      throw new TrainingFault(TrainingFault.Kind.BAD_SETTING, file.toString(), SETTING);
    }
    return new ExternalCommand(words);
  }

  /**
   * Starts it as a process that outlives this one. Until it writes its own status, the run's says
   * that it is starting.
   *
   * @param output where its words go, behind what is there
   * @throws IOException if there is no such program
   */
  public Process start(RunDirectory run, Path output) throws IOException {
    List<String> filled = filled(run);
    run.status().clear();
    Process process = DetachedProcess.start(filled, output, run.exitCodeFile());
    run.status()
        .writeFirst(
            new RunStatus(
                RunState.STARTING, Owner.of(process), Instant.now(), 0, 0, Optional.empty()));
    return process;
  }

  /** The program and its arguments for a run. */
  public List<String> filled(RunDirectory run) throws IOException {
    Path folder = run.folder().toAbsolutePath().normalize();
    String snapshot = run.config().path(SNAPSHOT).asText("");
    return words.stream()
        .map(
            word ->
                word.replace("{run}", folder.toString())
                    .replace("{snapshot}", snapshot)
                    .replace("{config}", folder.resolve("config.json").toString()))
        .toList();
  }
}
