package studio.migr.app.explain;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.analysis.ClipAnalysis;
import studio.migr.app.engine.ClipExplainer;
import studio.migr.app.player.ClipSource;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.task.TaskHandle;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.explain.DeletionTest.Plan;
import studio.migr.runtime.explain.DeletionTest.Result;
import studio.migr.runtime.explain.DeletionTest.Target;

/**
 * Whether the answer rests on what the model looked at most: kept once it was tried. Lives on the
 * JavaFX thread.
 */
@Singleton
public final class DeletionModel {
  private static final Logger LOG = LoggerFactory.getLogger(DeletionModel.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A quarter of the clip, and three times as much at random. */
  private static final double SHARE = 0.25;

  private static final int CONTROLS = 3;
  private static final long SEED = 1;

  private final AnalysisModel analysis;
  private final ClipExplainer explainer;
  private final PlayerModel player;
  private final ObjectProperty<Target> target = new SimpleObjectProperty<>(Target.FRAMES);
  private final ReadOnlyObjectWrapper<TaskState<Result>> state =
      new ReadOnlyObjectWrapper<>(new TaskState.Idle<>());
  private TaskHandle testing = () -> {};
  private int asked;

  @Inject
  DeletionModel(AnalysisModel analysis, ClipExplainer explainer, PlayerModel player) {
    this.analysis = analysis;
    this.explainer = explainer;
    this.player = player;
    analysis.stateProperty().subscribe(_ -> recall());
    target.subscribe(_ -> recall());
  }

  /** What is taken away. */
  public ObjectProperty<Target> targetProperty() {
    return target;
  }

  /** What came of it. */
  public ReadOnlyObjectProperty<TaskState<Result>> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Whether it can be tried with the answer on screen. */
  public boolean possible() {
    return analysis.possible() && current().isPresent();
  }

  static double share() {
    return SHARE;
  }

  private Optional<ClipAnalysis> current() {
    return analysis.stateProperty().get().shown().filter(ClipAnalysis::current);
  }

  /** Another clip, another answer or another target. */
  private void recall() {
    asked++;
    testing.cancel();
    state.set(
        file()
            .flatMap(DeletionModel::read)
            .map(kept -> (TaskState<Result>) new TaskState.Done<>(kept))
            .orElseGet(TaskState.Idle::new));
  }

  private Plan plan() {
    return new Plan(target.get(), SHARE, CONTROLS, SEED);
  }

  private Optional<Path> file() {
    Plan plan = plan();
    String ending =
        ".without-%s-%d-%d.json"
            .formatted(
                plan.target().name().toLowerCase(java.util.Locale.ROOT),
                Math.round(plan.share() * 100),
                plan.controls());
    return analysis
        .stateProperty()
        .get()
        .shown()
        .flatMap(one -> analysis.kept().map(kept -> kept.file(one.clip(), one.key(), ending)));
  }

  /** Tries it, unless it was tried before. */
  public void test() {
    Optional<ClipSource> clip = player.source();
    if (clip.isEmpty() || !possible()) {
      return;
    }
    int ticket = ++asked;
    Optional<Path> file = file().filter(_ -> clip.get().cacheFolder().isPresent());
    testing =
        explainer.delete(
            clip.get(),
            analysis.wish().orElseThrow(),
            plan(),
            result -> {
              if (file.isPresent()) {
                JSON.writeValue(file.get().toFile(), result);
              }
            },
            reached -> {
              if (ticket == asked) {
                state.set(reached);
              }
            });
  }

  public void cancel() {
    testing.cancel();
  }

  private static Optional<Result> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), Result.class));
    } catch (IOException | RuntimeException e) {
      LOG.warn("{} is damaged: the test can be made again", file, e);
      return Optional.empty();
    }
  }
}
