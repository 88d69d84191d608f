package studio.migr.app.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.engine.EngineModel;
import studio.migr.app.engine.EngineState;
import studio.migr.app.engine.LoadWish;
import studio.migr.app.explain.CompareModel;
import studio.migr.app.explain.Facet;
import studio.migr.app.explain.LooksModel;
import studio.migr.app.library.ClipRow;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.predict.KeptExplanations;
import studio.migr.app.predict.PredictionFile;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;
import studio.migr.runtime.sample.RecitingOmni;

/** What a model says of clips is asked unasked, ahead, and only once. */
class AnalysisInTheWindowTest {
  @TempDir Path home;

  private static void onFx(Runnable action) {
    StudioWindow.onFx(
        () -> {
          action.run();
          return true;
        });
  }

  private Path model(String name, String answer) throws Exception {
    return RecitingOmni.write(
        home.resolve(name),
        "<think>\n<aud_desc>Her voice climbs.</aud_desc></think>\n<answer>" + answer + "</answer>");
  }

  private static void load(StudioWindow window, Path model) {
    EngineModel engine = window.get(EngineModel.class);
    onFx(() -> engine.load(LoadWish.asStored(model.toString())));
    window.waitUntil(
        "the model is ready", () -> engine.stateProperty().get() instanceof EngineState.Ready);
  }

  private static Optional<ClipAnalysis> known(StudioWindow window) {
    return window.get(AnalysisModel.class).stateProperty().get()
            instanceof AnalysisState.Known(ClipAnalysis analysis)
        ? Optional.of(analysis)
        : Optional.empty();
  }

  @Test
  void aScoreGetsItsIntervalOnceTheModelReasonsSeveralTimes() throws Exception {
    Path clips = Files.createDirectory(home.resolve("clips"));
    Wav.write(clips.resolve("a.wav"), 400);
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      window.drop(clips, 1);
      window.waitUntilReady();
      load(window, model("reasons", "fear"));
      window.waitUntil(
          "the clip is analysed", () -> known(window).map(ClipAnalysis::current).orElse(false));
      ClipAnalysis once = StudioWindow.onFx(() -> known(window).orElseThrow());
      assertThat(once.explanation().importance().interval()).isEmpty();
      window.press(KeyCode.ALT, KeyCode.W);
      window.waitUntil(
          "its score has an interval",
          () ->
              known(window).flatMap(one -> one.explanation().importance().interval()).isPresent());
      ClipAnalysis often = StudioWindow.onFx(() -> known(window).orElseThrow());
      assertThat(often.explanation().importance().share())
          .isEqualTo(once.explanation().importance().share());
      assertThat(often.key()).as("still what is kept with its attention").isEqualTo(once.key());
      window.waitUntil(
          "the window shows it",
          () -> window.<Label>find("#model-share-audio").getText().contains("["));
    }
  }

  @Test
  void theNextClipIsAnalysedAheadAndWhatAnotherModelSaidIsMarked() throws Exception {
    Path clips = Files.createDirectory(home.resolve("clips"));
    Wav.write(clips.resolve("a.wav"), 400);
    Wav.write(clips.resolve("b.wav"), 700);
    Path first = model("before", "fear");
    Path second = model("after", "sad");
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      window.drop(clips, 2);
      window.waitUntilReady();
      load(window, first);
      window.waitUntil(
          "the first clip is analysed",
          () -> known(window).map(ClipAnalysis::current).orElse(false));
      ClipAnalysis shown = StudioWindow.onFx(() -> known(window).orElseThrow());
      List<ClipRow> rows =
          StudioWindow.onFx(() -> List.copyOf(window.get(LibraryModel.class).shown()));
      ClipRow next =
          rows.stream()
              .filter(row -> !row.clip().id().equals(shown.clip()))
              .findFirst()
              .orElseThrow();
      KeptExplanations kept =
          StudioWindow.onFx(() -> window.get(AnalysisModel.class).kept().orElseThrow());
      window.waitUntil(
          "the next one is analysed ahead", () -> kept.has(next.clip().id(), shown.key()));
      KeptExplanations.Said ahead = kept.said(next.clip().id()).getFirst();

      onFx(() -> window.get(LibraryModel.class).select(next));
      window.waitUntil(
          "it is there",
          () -> known(window).map(one -> one.clip().equals(next.clip().id())).orElse(false));
      ClipAnalysis second1 = StudioWindow.onFx(() -> known(window).orElseThrow());
      assertThat(second1.current()).isTrue();
      assertThat(second1.when()).as("it was not asked again").isEqualTo(ahead.when());
      assertThat(second1.explanation().answer().answer()).isEqualTo("fear");

      onFx(() -> window.get(EngineModel.class).unload());
      window.waitUntil(
          "it is said that no loaded model says so",
          () -> known(window).map(one -> !one.current()).orElse(false));
      load(window, second);
      window.waitUntil(
          "the second model is asked",
          () -> known(window).map(one -> one.model().equals("after")).orElse(false));
      CompareModel compare = window.get(CompareModel.class);
      onFx(() -> window.get(LooksModel.class).facetProperty().set(Facet.COMPARE));
      window.waitUntil("both stand side by side", () -> compare.otherProperty().get().isPresent());
      assertThat(
              StudioWindow.onFx(
                  () ->
                      compare.otherProperty().get().orElseThrow().explanation().answer().answer()))
          .isEqualTo("fear");

      SimpleBooleanProperty blind = new SimpleBooleanProperty();
      onFx(() -> window.get(AnalysisModel.class).withholdWhile(blind));
      onFx(() -> blind.set(true));
      assertThat(StudioWindow.onFx(() -> known(window))).as("nothing leads a judgement").isEmpty();
      assertThat(StudioWindow.onFx(() -> window.get(LooksModel.class).trail())).isEmpty();
      onFx(() -> blind.set(false));
      assertThat(StudioWindow.onFx(() -> known(window))).isPresent();

      Path predictions = window.project().predictionsFolder();
      assertThat(PredictionFile.readAll(predictions).keySet())
          .as("lists and queues read of both")
          .hasSize(2);
    }
  }
}
