package studio.migr.app.tour;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import studio.migr.app.agreement.AgreementItem;
import studio.migr.app.agreement.AgreementModel;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.analysis.AnalysisState;
import studio.migr.app.analysis.ClipAnalysis;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.engine.AnswerToken;
import studio.migr.app.engine.EngineModel;
import studio.migr.app.engine.EngineState;
import studio.migr.app.explain.DeletionModel;
import studio.migr.app.explain.Facet;
import studio.migr.app.explain.LooksModel;
import studio.migr.app.explain.Stretch;
import studio.migr.app.library.ClipRow;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.sample.SampleModel;
import studio.migr.app.suggest.PredictionsModel;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.attention.LookColumn;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.explain.DeletionTest;

/**
 * A whole session on the sample project with the model that comes with the studio: from the queue
 * over all that can be seen of the reasons to the corrected label, the gold label and the next
 * clip.
 */
final class SeeWhyAndCorrect implements TourStep {
  /** Clips that are analysed before the queue is shown. */
  private static final int ANALYSED = 4;

  private static final int PATIENCE = 8; // times the studio's own

  @Override
  public void run(WorkingDay day) throws IOException {
    AnalysisModel analysis = day.part(AnalysisModel.class);
    EngineModel engine = day.part(EngineModel.class);
    OffScreen.run(() -> analysis.unaskedProperty().set(true));
    OffScreen.run(() -> day.part(SampleModel.class).open());
    ProjectModel projects = day.part(ProjectModel.class);
    day.expect("tour.expected.project-opens", () -> projects.project().isPresent());
    day.expect("tour.expected.clips-listed", () -> !day.clips().isEmpty());
    day.awaitClip();
    PredictionsModel predictions = day.part(PredictionsModel.class);
    for (int k = 0; k < PATIENCE; k++) {
      if (day.studio()
              .await(
                  () ->
                      engine.stateProperty().get() instanceof EngineState.Ready
                          && predictions.predictionsProperty().get().size() >= ANALYSED)
          || engine.stateProperty().get() instanceof EngineState.Unfit) {
        break;
      }
    }
    if (OffScreen.call(() -> engine.stateProperty().get().loaded().isPresent())) {
      OffScreen.run(() -> analysis.unaskedProperty().set(false)); // else it goes on behind the rest
      session(day);
    }
    OffScreen.run(() -> analysis.unaskedProperty().set(true));
    OffScreen.run(engine::unload);
    OffScreen.run(projects::close);
    day.studio().settle();
  }

  private static void session(WorkingDay day) throws IOException {
    String me = OffScreen.call(() -> day.part(AnnotatorModel.class).name());
    OffScreen.run(() -> day.part(AnnotatorModel.class).rename("Corrector"));
    List<String> said =
        OffScreen.call(
            () ->
                List.copyOf(day.part(PredictionsModel.class).predictionsProperty().get().keySet()));
    day.awaitTasks();
    day.press("Shortcut+Shift+Q");
    List<ClipRow> queue =
        day.clips().stream().filter(row -> said.contains(row.clip().id())).toList();
    show(day, queue.getFirst());
    scroll(day, "model-importance");
    day.capture("why-queue");
    muted(day);
    tokens(day);
    depth(day);
    correct(day);
    settle(day);
    day.press("Shortcut+1");
    show(day, queue.get(1));
    scroll(day, "model-importance");
    day.capture("why-next-clip");
    OffScreen.run(() -> day.part(AnnotatorModel.class).rename(me));
    day.press("Shortcut+Shift+Q");
    day.studio().settle();
  }

  /** What the model said of it is there, with where it looked. */
  private static void show(WorkingDay day, ClipRow row) {
    day.choose(row);
    LooksModel looks = day.part(LooksModel.class);
    AnalysisModel analysis = day.part(AnalysisModel.class);
    day.awaitTasks();
    if (OffScreen.call(() -> looks.tokens() == 0)) { // asked by a command, which keeps no attention
      OffScreen.run(analysis::askNow);
    }
    day.expect(
        "tour.expected.model-looks",
        () ->
            analysis.stateProperty().get() instanceof AnalysisState.Known(ClipAnalysis known)
                && known.clip().equals(row.clip().id())
                && looks.tokens() > 0
                && looks.trail().map(all -> all.tokens().size()).orElse(0) == looks.tokens());
    day.awaitTasks();
  }

  /** One after the other: the sound alone, the picture alone. */
  private static void muted(WorkingDay day) throws IOException {
    PlayerModel player = day.part(PlayerModel.class);
    day.press("H");
    day.expect(
        "tour.expected.replays", () -> player.condition().nowProperty().get() == Condition.AUDIO);
    OffScreen.run(player::pause);
    scroll(day, "model-importance");
    day.capture("why-sound-alone");
    day.press("H");
    OffScreen.run(player::pause);
    day.studio().settle();
    scroll(day, "model-importance");
    day.capture("why-picture-alone");
    day.press("H");
    OffScreen.run(player::pause);
  }

  /** The word that looked most, the one that listened most, and the answer. */
  private static void tokens(WorkingDay day) throws IOException {
    LooksModel looks = day.part(LooksModel.class);
    scroll(day, "model-reasoning");
    point(day, OffScreen.call(() -> most(looks, LookColumn.Kind.PICTURE)));
    day.capture("why-token-seen");
    point(day, OffScreen.call(() -> most(looks, LookColumn.Kind.SOUND)));
    scroll(day, "model-reasoning");
    day.capture("why-token-heard");
    point(day, OffScreen.call(() -> looks.tokens() - 4)); // before the closing tag
    scroll(day, "model-reasoning");
    day.capture("why-token-of-the-answer");
  }

  private static void point(WorkingDay day, int token) {
    LooksModel looks = day.part(LooksModel.class);
    OffScreen.run(() -> looks.seek(new Stretch(token, token)));
    day.awaitTasks();
    OffScreen.run(() -> looks.hoveredProperty().set(Optional.of(token)));
    day.studio().settle();
  }

  private static int most(LooksModel looks, LookColumn.Kind kind) {
    List<LookColumn> columns = looks.columns();
    List<AnswerToken> tokens = looks.trail().orElseThrow().tokens();
    return IntStream.range(0, looks.tokens())
        .filter(token -> tokens.get(token).text().strip().matches("[a-zA-Z]{3,}"))
        .boxed()
        .max(
            Comparator.comparingDouble(
                token -> {
                  looks.hoveredProperty().set(Optional.of(token));
                  float[] shares = looks.shares();
                  return IntStream.range(0, shares.length)
                      .filter(k -> columns.get(k).kind() == kind)
                      .mapToDouble(k -> shares[k])
                      .sum();
                }))
        .orElse(0);
  }

  private static void depth(WorkingDay day) throws IOException {
    LooksModel looks = day.part(LooksModel.class);
    day.press("Shift+H");
    DeletionModel deletion = day.part(DeletionModel.class);
    OffScreen.run(deletion::test);
    day.expect(
        "tour.expected.deletion",
        () -> deletion.stateProperty().get() instanceof TaskState.Done<DeletionTest.Result>);
    day.awaitTasks();
    scroll(day, "model-reasoning");
    day.capture("why-heatmap-and-deletion");
    OffScreen.run(() -> looks.facetProperty().set(Facet.DRIFT));
    day.awaitTasks();
    scroll(day, "model-reasoning");
    day.capture("why-drift");
    OffScreen.run(() -> looks.facetProperty().set(Facet.TRACE));
    day.awaitTasks();
    scroll(day, "model-reasoning");
    day.capture("why-trace");
    day.press("Shift+H");
    OffScreen.run(() -> looks.hoveredProperty().set(Optional.empty()));
    OffScreen.run(() -> looks.selectedProperty().set(Optional.empty()));
  }

  /** The emotion, the dominant modality, and the reasoning segment by segment. */
  private static void correct(WorkingDay day) throws IOException {
    day.press("7");
    day.press("V");
    day.awaitSaved();
    scroll(day, "model-importance");
    day.capture("why-corrected");
    day.press("Alt+R");
    day.press("Alt+J");
    day.awaitSaved();
    day.press("Alt+R");
    day.press("Alt+K");
    day.awaitSaved();
    day.press("Shortcut+Shift+Y");
    day.awaitSaved();
    scroll(day, "segments");
    day.capture("why-reasoning-corrected");
  }

  /** Labels side by side, to a gold label. */
  private static void settle(WorkingDay day) throws IOException {
    AgreementModel agreement = day.part(AgreementModel.class);
    day.press("Shortcut+3");
    day.expect("tour.expected.differences", () -> !agreement.shown().isEmpty());
    Optional<AgreementItem> widest =
        OffScreen.call(
            () ->
                agreement.shown().stream()
                    .max(Comparator.comparingInt(item -> item.verdicts().size())));
    widest.ifPresent(item -> OffScreen.run(() -> agreement.select(item)));
    day.awaitClip();
    day.press("Shift+1");
    day.awaitSaved();
    day.awaitTasks();
    day.capture("why-settled");
  }

  /** Before each picture: to look whether Tab reaches all of it scrolls it away. */
  private static void scroll(WorkingDay day, String id) {
    Node section = day.node(id);
    OffScreen.run(
        () -> {
          Node outer = section;
          while (outer != null && !(outer instanceof ScrollPane)) {
            outer = outer.getParent();
          }
          if (outer instanceof ScrollPane pane) {
            double top = pane.getContent().sceneToLocal(section.localToScene(0, 0)).getY();
            double all = pane.getContent().getLayoutBounds().getHeight();
            double room = all - pane.getViewportBounds().getHeight();
            pane.setVvalue(room <= 0 ? 0 : Math.clamp(top / room, 0, 1));
          }
        });
    day.studio().settle();
  }
}
