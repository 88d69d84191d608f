package studio.migr.app.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import studio.migr.app.engine.AskModel;
import studio.migr.app.engine.EngineModel;
import studio.migr.app.engine.EngineState;
import studio.migr.app.engine.ModelsModel;
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
    AskModel ask = day.part(AskModel.class);
    LooksModel looks = day.part(LooksModel.class);
    day.choose(day.clips().getFirst());
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
      day.press("Shortcut+Shift+A");
      day.expect("tour.expected.model-writes", () -> looks.trail().isPresent());
      day.press("Shortcut+Shift+H");
      day.expect(
          "tour.expected.model-looks",
          () ->
              !ask.running().get()
                  && looks.tokens() > HEARD
                  && looks.trail().map(all -> all.tokens().size()).orElse(0) == looks.tokens());
      day.capture("explanation");
      OffScreen.run(() -> looks.seek(new Stretch(SEEN, SEEN)));
      day.awaitTasks();
      day.capture("explanation-of-what-is-seen");
      OffScreen.run(() -> looks.seek(new Stretch(HEARD, HEARD + 3)));
      day.awaitTasks();
      day.capture("explanation-of-what-is-heard");
      day.press("Shortcut+Shift+H");
    }
    OffScreen.run(engine::unload);
  }
}
