package studio.migr.app.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import studio.migr.app.clip.Clip;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.predict.ModelName;
import studio.migr.app.predict.Prediction;
import studio.migr.app.predict.PredictionFile;
import studio.migr.app.predict.Predictor;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.explain.ExplainSettings;
import studio.migr.runtime.generate.NumbersOverflowException;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.serve.RefusalException;
import studio.migr.runtime.work.Work;

/**
 * Asks models about clips of a project in a process of its own, and keeps what they say among the
 * project's predictions. What was said before is not asked again, so an interrupted comparison goes
 * on. Its one argument is a folder with {@code job.json}.
 */
public final class ComparisonWorker {
  private static final String JOB = "job.json";
  private static final String DONE = "done";
  private static final String ERROR = "error";

  private ComparisonWorker() {}

  /** Ends the process. */
  public static void main(String[] arguments) throws IOException {
    run(Path.of(arguments[0]));
  }

  /** Asks, and leaves how far it came, or why it could not, in the folder. */
  public static void run(Path folder) throws IOException {
    try {
      JsonNode job = new ObjectMapper().readTree(folder.resolve(JOB).toFile());
      List<String> clips = new ArrayList<>();
      job.path("clips").forEach(each -> clips.add(each.asText()));
      List<Path> models = new ArrayList<>();
      job.path("models").forEach(each -> models.add(Path.of(each.asText())));
      try (Project project = Project.openReadOnly(Path.of(job.path("project").asText()))) {
        int done = 0;
        for (Path model : models) {
          done = ask(project, model, clips, done, folder);
        }
      }
    } catch (IOException | ProjectException | RefusalException | RuntimeException | Error e) {
      Files.writeString(folder.resolve(ERROR), ErrorSentence.of(e));
    }
  }

  private static int ask(Project project, Path model, List<String> clips, int before, Path folder)
      throws IOException, RefusalException {
    ModelName name = ModelName.of(model);
    PredictionFile file = PredictionFile.of(project.predictionsFolder(), name);
    Map<String, Prediction> known =
        PredictionFile.readAll(project.predictionsFolder()).getOrDefault(name, Map.of());
    int done = before;
    try (Predictor predictor =
        new Predictor(new Predictor.Place(model, "cpu"), Prompt.THINK_AND_ANSWER)) {
      ExplainSettings settings =
          new ExplainSettings(
              project.scheme(),
              Optional.empty(),
              ExplainSettings.MOST_TOKENS,
              0,
              ExplainSettings.TEMPERATURE,
              0,
              true,
              predictor.thresholds().thresholds());
      for (String id : clips) {
        if (!known.containsKey(id)) {
          Clip clip = project.library().find(id).orElseThrow();
          try {
            file.keep(
                id,
                predictor.question(),
                predictor.explain(
                    clip.path(),
                    project.library().media(id),
                    settings,
                    Optional.of(project.cacheFolder().resolve("explained").resolve(id)),
                    Work.UNWATCHED));
          } catch (NumbersOverflowException | java.nio.file.NoSuchFileException e) {
            // a clip of which one model says nothing is left out of the comparison, and counted
          }
        }
        Files.writeString(folder.resolve(DONE), Integer.toString(++done));
      }
    }
    return done;
  }

  /**
   * Lets another process ask the models about the clips, and waits for it.
   *
   * @throws ProjectException if it cannot; says why
   * @throws CancellationException if cancelled; what was answered so far is kept
   */
  public static void ask(Path project, List<Path> models, List<String> clips, Work work)
      throws IOException, ProjectException {
    ObjectNode job = new ObjectMapper().createObjectNode();
    job.put("project", project.toAbsolutePath().toString());
    models.forEach(model -> job.withArray("models").add(model.toAbsolutePath().toString()));
    clips.forEach(job.withArray("clips")::add);
    long all = (long) models.size() * clips.size();
    try (WorkerFolder folder = WorkerFolder.make("migr-compare-")) {
      Files.writeString(folder.file(JOB), job.toString());
      int exit =
          folder.run(
              ComparisonWorker.class,
              List.of("train", "compare"),
              () -> work.progress(done(folder.file(DONE)), all),
              work);
      if (Files.exists(folder.file(ERROR))) {
        throw new ProjectException(Files.readString(folder.file(ERROR)));
      }
      if (exit != 0) {
        throw ProjectException.of("train.compare-died", Integer.toString(exit));
      }
    }
  }

  private static long done(Path file) throws IOException {
    String said = Files.exists(file) ? Files.readString(file).strip() : "";
    return said.isEmpty() ? 0 : Long.parseLong(said);
  }
}
