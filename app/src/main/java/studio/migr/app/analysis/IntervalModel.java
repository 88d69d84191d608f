package studio.migr.app.analysis;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import studio.migr.app.engine.ClipExplainer;
import studio.migr.app.engine.ClipExplainer.Explained;
import studio.migr.app.player.ClipSource;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.predict.KeptExplanations;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.prompt.Prompt;

/**
 * Lets the loaded model reason about the clip on screen several times, which gives its score an
 * interval. What a command with as many samples found is found again. Lives on the JavaFX thread.
 */
@Singleton
public final class IntervalModel {
  /** How often it reasons under each condition. */
  public static final int SAMPLES = 8;

  private final ClipExplainer explainer;
  private final AnalysisModel analysis;
  private final PlayerModel player;
  private final ProjectModel projects;
  private final ClipQuestion<Explained> question;

  @Inject
  IntervalModel(
      ClipExplainer explainer, AnalysisModel analysis, PlayerModel player, ProjectModel projects) {
    this.explainer = explainer;
    this.analysis = analysis;
    this.player = player;
    this.projects = projects;
    this.question = new ClipQuestion<>(player);
    question
        .stateProperty()
        .subscribe(
            reached -> {
              if (reached instanceof TaskState.Done<Explained>) {
                analysis.readAgain();
              }
            });
  }

  /** How the question stands; idle again with every other clip. */
  public ReadOnlyObjectProperty<TaskState<Explained>> stateProperty() {
    return question.stateProperty();
  }

  /** Whether the score on screen could have an interval and has none. */
  public boolean possible() {
    return analysis.whom().isPresent()
        && !(question.stateProperty().get() instanceof TaskState.Running<Explained>)
        && player.source().filter(one -> one.cacheFolder().isPresent()).isPresent()
        && analysis.stateProperty().get() instanceof AnalysisState.Known(ClipAnalysis known)
        && known.current()
        && known.explanation().importance().interval().isEmpty();
  }

  /** Asks, if it is possible. */
  public void ask() {
    Optional<Project> project = projects.project();
    if (!possible() || project.isEmpty()) {
      return;
    }
    Whom whom = analysis.whom().orElseThrow();
    ClipSource clip = player.source().orElseThrow();
    String key = whom.sampledKey(project.get().scheme());
    KeptExplanations kept = new KeptExplanations(project.get().cacheFolder());
    question.ask(
        told ->
            explainer.explain(
                "explain.sampling",
                clip,
                new ClipExplainer.Wish(
                    Prompt.THINK_AND_ANSWER, project.get().scheme().emotions(), SAMPLES),
                ClipExplainer.Listener.NOBODY,
                found ->
                    kept.keep(
                        clip.id(),
                        new KeptExplanations.Said(
                            key, whom.name(), Instant.now(), Files.size(clip.file())),
                        found.explanation()),
                told));
  }

  public void cancel() {
    question.cancel();
  }
}
