package studio.migr.app.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import studio.migr.app.engine.OwnModel;
import studio.migr.app.predict.ModelName;
import studio.migr.app.predict.PredictionFile;
import studio.migr.app.predict.Predictor;
import studio.migr.app.project.Project;
import studio.migr.runtime.explain.ExplainSettings;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.serve.RefusalException;
import studio.migr.runtime.work.Work;

/** What migr-tiny says of a project's clips, asked as {@code ./studio predict} asks. */
final class TinyAnswers {
  private TinyAnswers() {}

  /**
   * @param most of how many clips, from the first
   */
  static void ask(Project project, int most) throws IOException {
    Path folder = OwnModel.folder();
    PredictionFile file = PredictionFile.of(project.predictionsFolder(), ModelName.of(folder));
    try (Predictor predictor =
        new Predictor(new Predictor.Place(folder, "cpu"), Prompt.THINK_AND_ANSWER)) {
      ExplainSettings settings =
          ExplainSettings.of(project.scheme(), predictor.thresholds().thresholds());
      for (var clip : project.library().clips().stream().limit(most).toList()) {
        file.keep(
            clip.id(),
            predictor.question(),
            predictor.explain(
                clip.path(),
                project.library().media(clip.id()),
                settings,
                Optional.of(project.cacheFolder().resolve("explained").resolve(clip.id())),
                Work.UNWATCHED));
      }
    } catch (RefusalException e) {
      throw new IOException(e);
    }
  }
}
