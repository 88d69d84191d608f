package studio.migr.app.analysis;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import studio.migr.app.engine.ClipExplainer;
import studio.migr.app.engine.LoadedModel;
import studio.migr.app.engine.OtherModel;
import studio.migr.app.player.ClipSource;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.prompt.Prompt;

/**
 * Asks another model than the loaded one about the clip on screen, and keeps what it says. Lives on
 * the JavaFX thread.
 */
@Singleton
public final class SecondOpinion {
  private final ClipExplainer explainer;
  private final PlayerModel player;
  private final ProjectModel projects;
  private final ClipQuestion<LoadedModel> question;

  @Inject
  SecondOpinion(ClipExplainer explainer, PlayerModel player, ProjectModel projects) {
    this.explainer = explainer;
    this.player = player;
    this.projects = projects;
    this.question = new ClipQuestion<>(player);
  }

  /** How the question stands; idle again with every other clip. */
  public ReadOnlyObjectProperty<TaskState<LoadedModel>> stateProperty() {
    return question.stateProperty();
  }

  /** Asks {@code other}, if a clip is on screen of a project that can be written. */
  public void ask(OtherModel other) {
    Optional<ClipSource> clip = player.source().filter(one -> one.cacheFolder().isPresent());
    Optional<Project> project = projects.project();
    if (clip.isEmpty() || project.isEmpty()) {
      return;
    }
    Project of = project.get();
    ClipExplainer.Wish wish =
        new ClipExplainer.Wish(Prompt.THINK_AND_ANSWER, of.scheme().emotions());
    question.ask(
        told ->
            explainer.explainBy(
                other,
                clip.get(),
                wish,
                (model, explained, map) -> {
                  Whom whom = Whom.of(model);
                  new AnalysisStore(of, whom)
                      .keep(
                          clip.get(),
                          whom.key(of.scheme()),
                          Instant.now(),
                          Optional.of(map),
                          explained);
                },
                told));
  }

  public void cancel() {
    question.cancel();
  }
}
