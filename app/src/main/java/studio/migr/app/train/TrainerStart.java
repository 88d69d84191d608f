package studio.migr.app.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import studio.migr.app.message.Messages;
import studio.migr.app.store.ProjectException;
import studio.migr.training.run.Liveness;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunStatus;
import studio.migr.training.trainer.DetachedProcess;
import studio.migr.training.trainer.ExternalCommand;
import studio.migr.training.trainer.Stage;
import studio.migr.training.trainer.TrainerProgram;

/** Begins a run, or goes on with one, in a process that outlives this one. */
public final class TrainerStart {
  private TrainerStart() {}

  /**
   * Makes the run directory and starts its trainer.
   *
   * @param config the file with the settings
   * @throws FileAlreadyExistsException if the folder holds a run
   */
  public static Process begin(Stage stage, Path config, Path folder)
      throws IOException, ProjectException {
    return start(make(stage, config, folder));
  }

  /**
   * Makes the run directory alone: its trainer is started later, or elsewhere.
   *
   * @param config the file with the settings
   * @throws FileAlreadyExistsException if the folder holds a run
   */
  public static RunDirectory make(Stage stage, Path config, Path folder)
      throws IOException, ProjectException {
    ObjectNode settings = stage.settings(config);
    if (Files.exists(folder.resolve("config.json"))) {
      throw ProjectException.of("train.there", folder.toString());
    }
    ObjectNode all = new ObjectMapper().createObjectNode();
    all.put(TrainerProgram.STAGE, stage.name()).setAll(settings);
    return RunDirectory.create(folder, all, stage.dataset(settings));
  }

  /**
   * Goes on with a run from its newest checkpoint.
   *
   * @param config has to say what the run's own settings say
   */
  public static Process resume(Stage stage, Path config, Path folder)
      throws IOException, ProjectException {
    RunDirectory run = RunDirectory.open(folder);
    ObjectNode own = stage.completed(run.config());
    ObjectNode given = stage.settings(config);
    given.put(TrainerProgram.STAGE, stage.name());
    // Numbers of a file and of defaults have other types for the same value: as text they agree.
    if (!new ObjectMapper().readTree(given.toString()).equals(own)) {
      throw ProjectException.of("train.other-settings", config.toString(), folder.toString());
    }
    return goOn(run);
  }

  /**
   * Goes on with a run from its newest checkpoint, by its own settings.
   *
   * @throws ProjectException if its trainer is at work
   */
  public static Process goOn(RunDirectory run) throws IOException, ProjectException {
    Optional<RunStatus> status = run.status().read();
    if (status.isPresent() && Liveness.of(status.get(), Instant.now()) == Liveness.ALIVE) {
      throw ProjectException.of(
          "train.busy", run.folder().toString(), Long.toString(status.get().owner().pid()));
    }
    run.status().clear(); // what an earlier trainer said would be taken for this one's words
    return start(run);
  }

  static Process start(RunDirectory run) throws IOException {
    Path words = run.printedFile();
    ObjectNode settings = run.config();
    if (settings.has(ExternalCommand.SETTING)) {
      return ExternalCommand.of(settings, run.folder()).start(run, words);
    }
    return DetachedProcess.start(TrainerWorker.command(run.folder()), words, run.exitCodeFile());
  }

  /** The last words of a trainer that ended without saying why. */
  public static String lastWords(RunDirectory run, int code) throws IOException {
    Path words = run.printedFile();
    String said =
        Files.exists(words)
            ? Files.readString(words)
                .lines()
                .filter(line -> !line.isBlank())
                .reduce("", (a, b) -> b)
            : "";
    return Messages.text("train.died", run.folder().toString(), Integer.toString(code), said);
  }
}
