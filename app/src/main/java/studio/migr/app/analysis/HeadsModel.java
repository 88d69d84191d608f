package studio.migr.app.analysis;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.engine.ClipExplainer;
import studio.migr.app.engine.LoadedModel;
import studio.migr.app.player.ClipSource;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.predict.KeptExplanations;
import studio.migr.app.task.Job;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.attention.PositionMap;
import studio.migr.runtime.attention.TokenAttention;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.explain.PromptLook;
import studio.migr.runtime.work.Work;

/**
 * Where single heads looked when the model said what is on screen. Of an analysis the mean over the
 * heads is kept; for one of them the model reads again what it said, and that is kept beside it.
 * Lives on the JavaFX thread.
 */
@Singleton
public final class HeadsModel {
  private static final Logger LOG = LoggerFactory.getLogger(HeadsModel.class);

  /** Shares up to which all heads are asked for at once and kept together: 16 MB. */
  private static final long TOGETHER = 8_000_000;

  private final ClipExplainer explainer;
  private final AnalysisModel analysis;
  private final PlayerModel player;
  private final TaskRunner tasks;
  private final ClipQuestion<Read> question;

  /**
   * What was read.
   *
   * @param head that was asked for, from 0
   * @param looks of each token: of all heads, or of that one alone
   */
  public record Read(int head, List<TokenAttention> looks) {
    public Read {
      looks = List.copyOf(looks);
    }
  }

  @Inject
  HeadsModel(
      ClipExplainer explainer, AnalysisModel analysis, PlayerModel player, TaskRunner tasks) {
    this.explainer = explainer;
    this.analysis = analysis;
    this.player = player;
    this.tasks = tasks;
    this.question = new ClipQuestion<>(player);
    analysis.stateProperty().subscribe(_ -> question.forget());
  }

  /** How the question stands; idle again with every other clip or answer. */
  public ReadOnlyObjectProperty<TaskState<Read>> stateProperty() {
    return question.stateProperty();
  }

  /** How many heads each layer of the model has that said so; empty while it is not loaded. */
  public OptionalInt count() {
    return current().isPresent()
        ? OptionalInt.of(analysis.whom().map(Whom::model).map(LoadedModel::heads).orElse(1))
        : OptionalInt.empty();
  }

  private Optional<ClipAnalysis> current() {
    return analysis.whom().isPresent()
            && analysis.stateProperty().get() instanceof AnalysisState.Known(ClipAnalysis known)
        ? Optional.of(known).filter(ClipAnalysis::current)
        : Optional.empty();
  }

  /**
   * Reads where a head looked, or asks the model.
   *
   * @param head from 0
   */
  public void read(int head) {
    Optional<ClipAnalysis> known = current();
    Optional<ClipSource> clip = player.source();
    Optional<KeptExplanations> kept = analysis.kept();
    Optional<PositionMap> map =
        known.map(ClipAnalysis::explanation).flatMap(Explanation::look).map(PromptLook::positions);
    if (clip.isEmpty() || kept.isEmpty() || map.isEmpty() || analysis.wish().isEmpty()) {
      return;
    }
    ClipAnalysis said = known.orElseThrow();
    OptionalInt one = together(said, map.get()) ? OptionalInt.empty() : OptionalInt.of(head);
    Path file = file(kept.get(), said, one);
    Job<List<TokenAttention>> asking =
        explainer.heads(
            clip.get(),
            analysis.wish().orElseThrow(),
            said.explanation().tokens(),
            new KeptAttention(KeptTrail.file(kept.get(), said)).ids(),
            one);
    boolean keep = clip.get().cacheFolder().isPresent();
    question.ask(
        told ->
            tasks.start(
                "explain.heads.reading",
                work -> {
                  List<TokenAttention> there = there(file, said);
                  if (there.isEmpty()) {
                    there = asking.run(work);
                    if (keep) {
                      new KeptAttention(file).writeAll(map.get(), List.of(), there);
                    }
                  }
                  return new Read(head, there);
                },
                told));
  }

  public void cancel() {
    question.cancel();
  }

  private boolean together(ClipAnalysis said, PositionMap map) {
    long tokens = said.explanation().tokens().size();
    LoadedModel model = analysis.whom().orElseThrow().model();
    return tokens * (map.length() + tokens) * model.layers() * model.heads() <= TOGETHER;
  }

  private static Path file(KeptExplanations kept, ClipAnalysis said, OptionalInt head) {
    String which = head.isPresent() ? ".head-" + head.getAsInt() : ".heads";
    return kept.file(said.clip(), said.key(), which + KeptTrail.ATTENTION);
  }

  /** What was kept; empty if nothing was, or it cannot be read. */
  private static List<TokenAttention> there(Path file, ClipAnalysis said) {
    int tokens = said.explanation().tokens().size();
    try {
      List<TokenAttention> looks = new KeptAttention(file).looks(0, tokens, Work.UNWATCHED);
      return looks.size() == tokens ? looks : List.of();
    } catch (IOException e) {
      LOG.warn("{} is damaged: the model is asked again", file, e);
      return List.of();
    }
  }
}
