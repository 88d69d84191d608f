package studio.migr.app.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.migr.app.engine.ClipExplainer.Explained;
import studio.migr.app.player.ClipSource;
import studio.migr.app.predict.KeptExplanations;
import studio.migr.app.predict.ModelName;
import studio.migr.app.predict.PredictionFile;
import studio.migr.app.project.Project;
import studio.migr.runtime.attention.PositionMap;
import studio.migr.runtime.prompt.Prompt;

/** Keeps what one model says of a project's clips. For one thread at a time. */
final class AnalysisStore {
  private final Project project;
  private final Whom whom;
  private final KeptExplanations kept;
  private @Nullable PredictionFile predictions;

  AnalysisStore(Project project, Whom whom) {
    this.project = project;
    this.whom = whom;
    this.kept = new KeptExplanations(project.cacheFolder());
  }

  boolean isOf(Project other, Whom one) {
    return project == other && whom.equals(one);
  }

  /**
   * @param when it was said
   * @param map what the positions of the prompt stand for
   */
  synchronized void keep(
      ClipSource clip, String key, Instant when, Optional<PositionMap> map, Explained found)
      throws IOException {
    if (map.isPresent()) {
      new KeptAttention(kept.file(clip.id(), key, KeptTrail.ATTENTION))
          .write(map.get(), found.ids(), found.looks());
    }
    kept.keep(
        clip.id(),
        new KeptExplanations.Said(key, whom.name(), when, Files.size(clip.file())),
        found.explanation());
    PredictionFile file = predictions;
    if (file == null) {
      file =
          PredictionFile.of(
              project.predictionsFolder(), new ModelName(whom.name(), whom.identity().id()));
      predictions = file;
    }
    file.keep(clip.id(), Prompt.THINK_AND_ANSWER, found.explanation());
  }
}
