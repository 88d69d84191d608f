package studio.migr.app.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.analysis.AnalysisState;
import studio.migr.app.engine.EngineModel;
import studio.migr.app.engine.EngineState;
import studio.migr.app.engine.LoadWish;
import studio.migr.app.engine.ModelsModel;
import studio.migr.app.explain.Facet;
import studio.migr.app.explain.LooksModel;
import studio.migr.app.explain.Stretch;
import studio.migr.app.shell.DroppedFiles;
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
    Looking looking = new Looking(day, "explanation");
    LooksModel looks = looking.looks();
    looking.await();
    day.press("5");
    day.press("V");
    day.awaitSaved();
    looking.capture(Looking.IMPORTANCE, "importance");
    looking.seek(new Stretch(SEEN, SEEN));
    looking.capture(Looking.REASONING, "what-is-seen");
    looking.seek(new Stretch(HEARD, HEARD + 3));
    day.press("Shift+H");
    looking.capture(Looking.REASONING, "map");
    looking.deletion();
    looking.facets(List.of(Facet.DRIFT, Facet.TRACE, Facet.COMPARE));
    day.press("Shift+H");
    looking.replays();
    OffScreen.run(() -> looks.selectedProperty().set(Optional.empty()));
  }
}
