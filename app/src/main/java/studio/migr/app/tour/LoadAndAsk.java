package studio.migr.app.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import studio.migr.app.engine.AskModel;
import studio.migr.app.engine.AskState;
import studio.migr.app.engine.EngineModel;
import studio.migr.app.engine.EngineState;
import studio.migr.app.engine.ModelsModel;
import studio.migr.app.shell.DroppedFiles;
import studio.migr.runtime.sample.RandomModel;

/** Adds a model, loads it and asks it. Its weights are random: what it writes means nothing. */
final class LoadAndAsk implements TourStep {
  private static final int ENOUGH = 60;

  @Override
  public void run(WorkingDay day) throws IOException {
    ModelsModel models = day.part(ModelsModel.class);
    EngineModel engine = day.part(EngineModel.class);
    AskModel ask = day.part(AskModel.class);
    day.choose(day.clips().getFirst());
    day.press("Shortcut+4");
    day.capture("models-empty");
    day.click("engine-use-server");
    day.captureWithoutTab("server");
    day.press("Esc");
    Path folder = RandomModel.write(day.folder("random-weights"));
    OffScreen.run(() -> day.part(DroppedFiles.class).take(List.of(folder)));
    day.expect("tour.expected.model-described", () -> models.loadable().get());
    day.capture("models");
    day.click("engine-load");
    day.expect(
        "tour.expected.model-loaded",
        () ->
            engine.stateProperty().get() instanceof EngineState.Ready
                || engine.stateProperty().get() instanceof EngineState.Unfit);
    if (OffScreen.call(() -> engine.stateProperty().get()) instanceof EngineState.Ready) {
      day.press("Shortcut+Shift+A");
      day.expect("tour.expected.model-writes", () -> ask.answerProperty().get().length() > ENOUGH);
      day.press("Shortcut+Shift+S");
      day.expect(
          "tour.expected.model-stops", () -> ask.stateProperty().get() instanceof AskState.Stopped);
    }
    day.capture("ask");
    OffScreen.run(engine::unload);
    day.press("Shortcut+1");
  }
}
