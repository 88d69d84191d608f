package studio.migr.app.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.work.Work;
import studio.migr.training.trainer.Stage;
import studio.migr.training.trainer.TrainerProgram;

/**
 * Says what a training would be, in a process of its own: it loads the model and tries a part of a
 * step, which may be more than this machine can bear. Its one argument is a folder with {@code
 * settings.json}, which names the stage; it leaves {@code plan.json} there.
 */
public final class PlanWorker {
  private static final String SETTINGS = "settings.json";
  private static final String PLAN = "plan.json";
  private static final String ERROR = "error";

  private PlanWorker() {}

  /** Ends the process. */
  public static void main(String[] arguments) throws IOException {
    run(Path.of(arguments[0]));
  }

  /** Makes the plan, or says in its place why there is none. */
  public static void run(Path folder) throws IOException {
    ObjectNode result;
    try {
      result = plan(folder);
    } catch (IOException | RuntimeException | Error e) {
      result = new ObjectMapper().createObjectNode().put(ERROR, ErrorSentence.of(e));
    }
    Files.writeString(folder.resolve(PLAN), result.toString());
  }

  private static ObjectNode plan(Path folder) throws IOException {
    Path file = folder.resolve(SETTINGS);
    ObjectNode given = (ObjectNode) new ObjectMapper().readTree(Files.readString(file));
    String name = given.path(TrainerProgram.STAGE).asText();
    Stage stage =
        TrainerWorker.STAGES.stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(name));
    given.remove(TrainerProgram.STAGE);
    Files.writeString(file, given.toString());
    Path cache = Files.createDirectory(folder.resolve("cache"));
    return stage.plan(stage.settings(file), cache, Work.UNWATCHED);
  }

  /**
   * Lets another process make the plan and waits for it.
   *
   * @param settings with the stage
   * @throws ProjectException if there is none; says why
   * @throws CancellationException if cancelled
   */
  public static ObjectNode ask(ObjectNode settings, Work work)
      throws IOException, ProjectException {
    try (WorkerFolder folder = WorkerFolder.make("migr-plan-")) {
      Files.writeString(folder.file(SETTINGS), settings.toString());
      int exit = folder.run(PlanWorker.class, List.of("train", "plan"), () -> {}, work);
      Path plan = folder.file(PLAN);
      if (!Files.exists(plan)) {
        throw ProjectException.of("train.plan-died", Integer.toString(exit));
      }
      ObjectNode said = (ObjectNode) new ObjectMapper().readTree(plan.toFile());
      if (said.has(ERROR)) {
        throw new ProjectException(said.path(ERROR).asText());
      }
      return said;
    }
  }
}
