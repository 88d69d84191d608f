package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.analysis.AnalysisState;
import studio.migr.app.engine.EngineModel;
import studio.migr.app.engine.EngineState;
import studio.migr.app.engine.LoadWish;
import studio.migr.app.explain.Facet;
import studio.migr.app.explain.LooksModel;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.sample.RecitingOmni;

/** What the window says of a clip is what {@code predict --json} says of it. */
class FiguresOnScreenTest {
  @TempDir Path home;

  private static <T> T onFx(Callable<T> action) {
    return StudioWindow.onFx(action);
  }

  private static String text(StudioWindow window, String id) {
    return onFx(() -> ((Labeled) window.find("#" + id)).getText());
  }

  private static String share(JsonNode value) {
    return String.format(Locale.ROOT, "%.2f", value.asDouble());
  }

  @Test
  void everyFigureEqualsThatOfTheCommand() throws Exception {
    Path clips = Files.createDirectory(home.resolve("clips"));
    Path clip = Wav.write(clips.resolve("a.wav"), 900);
    Path model =
        RecitingOmni.write(
            home.resolve("untrained"),
            "<think>\n<aud_desc>Her voice climbs. It breaks.</aud_desc>\nSo it seems.</think>\n"
                + "<answer>fear</answer>");
    Libtorch.useThreads(1); // two would wait for each other on a busy machine
    CommandRun predict = CommandRun.of("predict", "--model", model, "--json", clip);
    assertThat(predict.exit()).as(predict.err()).isZero();
    JsonNode told = predict.json().path("clips").path(0);
    JsonNode importance = told.path("importance");
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      window.drop(clips, 1);
      window.waitUntilReady();
      EngineModel engine = window.get(EngineModel.class);
      onFx(
          () -> {
            engine.load(LoadWish.asStored(model.toString()));
            return true;
          });
      AnalysisModel analysis = window.get(AnalysisModel.class);
      LooksModel looks = window.get(LooksModel.class);
      window.waitUntil(
          "the clip is analysed unasked",
          () ->
              engine.stateProperty().get() instanceof EngineState.Ready
                  && analysis.stateProperty().get() instanceof AnalysisState.Known
                  && looks.tokens() == told.path("attention").path("tokens").size());

      assertThat(text(window, "model-answer"))
          .contains(told.path("answer").asText())
          .contains(share(told.path("probabilities").path(told.path("answer").asText())));
      assertThat(text(window, "model-share-audio")).isEqualTo(share(importance.path("audio")));
      assertThat(text(window, "model-share-visual")).isEqualTo(share(importance.path("visual")));
      assertThat(text(window, "model-confidence"))
          .startsWith(Math.round(100 * importance.path("confidence").asDouble()) + "");
      assertThat(text(window, "model-divergence"))
          .contains(share(importance.path("divergence_bits").path("audio_visual")))
          .contains(share(importance.path("divergence_bits").path("audio_both")))
          .contains(share(importance.path("divergence_bits").path("visual_both")));
      importance
          .path("conditions")
          .properties()
          .forEach(
              condition ->
                  condition
                      .getValue()
                      .path("probabilities")
                      .properties()
                      .forEach(
                          label ->
                              assertThat(
                                      text(
                                          window,
                                          "probability-"
                                              + condition.getKey()
                                              + "-"
                                              + label.getKey()))
                                  .as(condition.getKey() + " " + label.getKey())
                                  .isEqualTo(share(label.getValue()))));
      Explanation shown =
          onFx(() -> analysis.stateProperty().get().shown().orElseThrow().explanation());
      assertThat(shown.importance().verdict().verdict().id())
          .isEqualTo(importance.path("verdict").asText());
      assertThat(shown.trace().points()).hasSameSizeAs(told.path("trace").path("points"));
      assertThat(shown.trace().flips()).hasSameSizeAs(told.path("trace").path("flips"));
      onFx(() -> looks.drift().stream().mapToDouble(one -> one.audio()).sum());
      for (String modality : new String[] {"audio", "visual", "text"}) {
        JsonNode peak = told.path("attention").path("peaks").path(modality);
        onFx(
            () -> {
              looks.facetProperty().set(Facet.DRIFT);
              return true;
            });
        assertThat(text(window, "drift-peak-" + modality))
            .contains(share(peak.path("share")))
            .endsWith(" " + (peak.path("token").asInt() + 1));
      }

      window.press(KeyCode.H);
      PlayerModel player = window.get(PlayerModel.class);
      window.waitUntil(
          "the sound alone is played",
          () -> player.condition().nowProperty().get() == Condition.AUDIO);
      JsonNode heard = importance.path("conditions").path("audio");
      assertThat(text(window, "given-model"))
          .contains(heard.path("answer").asText())
          .contains(share(heard.path("probabilities").path(heard.path("answer").asText())));
    }
  }
}
