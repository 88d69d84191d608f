package studio.migr.app.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.analysis.AnalysisState;
import studio.migr.app.analysis.ClipAnalysis;
import studio.migr.app.engine.EngineModel;
import studio.migr.app.engine.EngineState;
import studio.migr.app.engine.LoadWish;
import studio.migr.app.engine.ModelsModel;
import studio.migr.app.explain.DeletionModel;
import studio.migr.app.explain.Facet;
import studio.migr.app.explain.LooksModel;
import studio.migr.app.explain.Stretch;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.shell.DroppedFiles;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.explain.DeletionTest;
import studio.migr.runtime.sample.RecitingOmni;

/**
 * Looks at where a model looked. It is one that nobody trained: it recites, and its folder says so
 * in every picture.
 */
final class SeeWhereItLooked implements TourStep {
  private static final String TEXT =
      """
      <think>
      <vis_desc>The brows rise high above wide open eyes, while both lips part for a moment.\
      </vis_desc>
      <aud_desc>Her voice climbs quickly; it breaks on one long vowel and then falls silent.\
      </aud_desc>
      Face together with sound suggest somebody who did not expect this.</think>
      <answer>surprise</answer>""";

  private static final int SEEN = 12;
  private static final int HEARD = 28;

  @Override
  public void run(WorkingDay day) throws IOException {
    ModelsModel models = day.part(ModelsModel.class);
    EngineModel engine = day.part(EngineModel.class);
    day.choose(day.clips().getFirst());
    askAnother(day, engine);
    Path folder = RecitingOmni.write(day.folder("untrained-recites"), TEXT);
    OffScreen.run(() -> day.part(DroppedFiles.class).take(List.of(folder)));
    day.expect("tour.expected.model-described", () -> models.loadable().get());
    day.click("engine-load");
    day.expect(
        "tour.expected.model-loaded",
        () ->
            engine.stateProperty().get() instanceof EngineState.Ready
                || engine.stateProperty().get() instanceof EngineState.Unfit);
    day.press("Shortcut+1");
    if (OffScreen.call(() -> engine.stateProperty().get()) instanceof EngineState.Ready) {
      look(day);
    }
    OffScreen.run(engine::unload);
  }

  /** What another model said before stands beside the one of the tour. */
  private static void askAnother(WorkingDay day, EngineModel engine) throws IOException {
    Path folder =
        RecitingOmni.write(
            day.folder("untrained-before"),
            TEXT.replace("did not expect this", "wants to run away").replace("surprise", "fear"));
    OffScreen.run(() -> engine.load(LoadWish.asStored(folder.toString())));
    AnalysisModel analysis = day.part(AnalysisModel.class);
    day.expect(
        "tour.expected.model-looks",
        () ->
            analysis.stateProperty().get() instanceof AnalysisState.Known
                || engine.stateProperty().get() instanceof EngineState.Unfit);
    day.awaitTasks();
  }

  private static void look(WorkingDay day) throws IOException {
    AnalysisModel analysis = day.part(AnalysisModel.class);
    LooksModel looks = day.part(LooksModel.class);
    day.expect(
        "tour.expected.model-looks",
        () ->
            analysis.stateProperty().get() instanceof AnalysisState.Known(ClipAnalysis known)
                && known.current()
                && looks.tokens() > HEARD
                && looks.trail().map(all -> all.tokens().size()).orElse(0) == looks.tokens());
    day.awaitTasks();
    day.press("5");
    day.press("V");
    day.awaitSaved();
    scroll(day, "model-importance");
    day.capture("explanation");
    OffScreen.run(() -> looks.seek(new Stretch(SEEN, SEEN)));
    scroll(day, "model-reasoning");
    day.awaitTasks();
    day.capture("explanation-of-what-is-seen");
    OffScreen.run(() -> looks.seek(new Stretch(HEARD, HEARD + 3)));
    day.awaitTasks();
    day.press("Shift+H");
    day.capture("explanation-map");
    DeletionModel deletion = day.part(DeletionModel.class);
    OffScreen.run(deletion::test);
    day.expect(
        "tour.expected.deletion",
        () -> deletion.stateProperty().get() instanceof TaskState.Done<DeletionTest.Result>);
    day.awaitTasks();
    day.capture("explanation-deletion");
    for (Facet facet : List.of(Facet.DRIFT, Facet.TRACE, Facet.COMPARE)) {
      OffScreen.run(() -> looks.facetProperty().set(facet));
      day.awaitTasks();
      day.capture("explanation-" + facet.name().toLowerCase(Locale.ROOT));
    }
    day.press("Shift+H");
    PlayerModel player = day.part(PlayerModel.class);
    day.press("H");
    day.expect(
        "tour.expected.replays", () -> player.condition().nowProperty().get() == Condition.AUDIO);
    OffScreen.run(player::pause);
    day.capture("replay-by-sound");
    day.press("H");
    OffScreen.run(player::pause);
    day.studio().settle();
    day.capture("replay-by-picture");
    day.press("H");
    OffScreen.run(player::pause);
    OffScreen.run(() -> looks.selectedProperty().set(Optional.empty()));
  }

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
            pane.setVvalue(room <= 0 ? 0 : Math.min(1, top / room));
          }
        });
    day.studio().settle();
  }
}
