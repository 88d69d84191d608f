package studio.migr.app.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.engine.AskModel;
import studio.migr.app.engine.AskState;
import studio.migr.app.engine.EngineModel;
import studio.migr.app.engine.EngineState;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;
import studio.migr.runtime.tiny.MigrTiny;

/** Whoever names no model is answered by the one that comes with the studio, once they ask. */
class OwnModelInTheWindowTest {
  @TempDir Path home;

  @Test
  void whereNoModelIsLoadedOneKeyAsksTheStudiosOwnAndTheWindowSaysWhatItLearntFrom()
      throws Exception {
    Path clips = Files.createDirectory(home.resolve("clips"));
    Wav.write(clips.resolve("a.wav"), 400);
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      window.drop(clips, 1);
      window.waitUntilReady();
      EngineModel engine = window.get(EngineModel.class);
      window.waitUntil("the window offers it", () -> window.find("#model-invitation").isVisible());
      assertThat(StudioWindow.onFx(() -> engine.stateProperty().get()))
          .as("nobody's clips are judged unasked by a model that knows no people")
          .isInstanceOf(EngineState.Off.class);

      window.press(KeyCode.SHIFT, KeyCode.W);
      AnalysisModel analysis = window.get(AnalysisModel.class);
      window.waitUntil(
          "it has explained the clip",
          () ->
              analysis.stateProperty().get() instanceof AnalysisState.Known(ClipAnalysis known)
                  && known.current()
                  && known.model().equals(MigrTiny.NAME));
      window.waitUntil(
          "its origin stands below its figures",
          () ->
              window.<Label>find("#model-origin").getText().contains("generated clips alone")
                  && window.find("#model-origin").isVisible());

      StudioWindow.onFx(
          () -> {
            engine.unload();
            return true;
          });
      AskModel ask = window.get(AskModel.class);
      window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
      window.waitUntil(
          "a question in words loads it, too, and is answered",
          () -> ask.stateProperty().get() instanceof AskState.Answered);
      assertThat(StudioWindow.onFx(() -> ask.answerProperty().get())).isNotBlank();
    }
  }
}
