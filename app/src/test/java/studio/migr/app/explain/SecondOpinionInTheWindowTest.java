package studio.migr.app.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.analysis.AnalysisState;
import studio.migr.app.analysis.ClipAnalysis;
import studio.migr.app.engine.EngineModel;
import studio.migr.app.engine.EngineState;
import studio.migr.app.engine.LoadWish;
import studio.migr.app.engine.LoadedModel;
import studio.migr.app.engine.ModelsModel;
import studio.migr.app.engine.OtherModel;
import studio.migr.app.task.TaskState;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;
import studio.migr.runtime.sample.RecitingOmni;

/** Two models stand side by side, also where only one of them was asked about the clip. */
class SecondOpinionInTheWindowTest {
  @TempDir Path home;

  private Path model(String name, String answer) throws Exception {
    return RecitingOmni.write(
        home.resolve(name),
        "<think>\n<aud_desc>Her voice climbs.</aud_desc></think>\n<answer>" + answer + "</answer>");
  }

  private static void onFx(Runnable action) {
    StudioWindow.onFx(
        () -> {
          action.run();
          return true;
        });
  }

  @Test
  void aModelThatWasNeverAskedIsAskedBesideTheLoadedOneAndCanBeStopped() throws Exception {
    Path clips = Files.createDirectory(home.resolve("clips"));
    Wav.write(clips.resolve("a.wav"), 400);
    Path loaded = model("loaded", "fear");
    Path other = model("other", "sad");
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      window.drop(clips, 1);
      window.waitUntilReady();
      EngineModel engine = window.get(EngineModel.class);
      onFx(() -> engine.load(LoadWish.asStored(loaded.toString())));
      onFx(() -> window.get(ModelsModel.class).know(other));
      AnalysisModel analysis = window.get(AnalysisModel.class);
      window.waitUntil(
          "the loaded model is heard",
          () ->
              analysis.stateProperty().get() instanceof AnalysisState.Known(ClipAnalysis known)
                  && known.current());
      CompareModel compare = window.get(CompareModel.class);
      onFx(() -> window.get(LooksModel.class).facetProperty().set(Facet.COMPARE));
      assertThat(StudioWindow.onFx(() -> compare.unasked().stream().map(OtherModel::name).toList()))
          .containsExactly("other", "migr-tiny");
      window.waitUntil("the window offers them", () -> window.find("#compare-ask").isVisible());

      onFx(() -> compare.ask(compare.unasked().getFirst()));
      window.waitUntil("it can be stopped", () -> window.find("#compare-cancel").isVisible());
      onFx(compare::cancel);
      window.waitUntil(
          "it is stopped",
          () -> compare.askingProperty().get() instanceof TaskState.Cancelled<LoadedModel>);
      assertThat(StudioWindow.onFx(() -> compare.otherProperty().get())).isEmpty();

      onFx(() -> compare.ask(compare.unasked().getFirst()));
      window.waitUntil("both stand side by side", () -> compare.otherProperty().get().isPresent());
      ClipAnalysis second = StudioWindow.onFx(() -> compare.otherProperty().get().orElseThrow());
      assertThat(second.model()).isEqualTo("other");
      assertThat(second.explanation().answer().answer()).isEqualTo("sad");
      assertThat(StudioWindow.onFx(() -> compare.mine().orElseThrow().model())).isEqualTo("loaded");
      assertThat(
              StudioWindow.onFx(
                  () -> engine.stateProperty().get().loaded().orElseThrow().wish().name()))
          .isEqualTo("loaded");
      assertThat(StudioWindow.onFx(() -> engine.stateProperty().get()))
          .isInstanceOf(EngineState.Ready.class);
    }
  }
}
