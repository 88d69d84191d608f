package studio.migr.app.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.analysis.AnalysisState;
import studio.migr.app.analysis.ClipAnalysis;
import studio.migr.app.engine.EngineModel;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;
import studio.migr.runtime.attention.AttentionReader;
import studio.migr.runtime.attention.AttentionWriter;
import studio.migr.runtime.attention.LookChoice;
import studio.migr.runtime.attention.PositionMap;
import studio.migr.runtime.attention.TokenAttention;

/** Single heads of an answer of which the mean over the heads was kept, in the real window. */
class HeadsInTheWindowTest {
  private static final int TOKEN = 4;

  @TempDir Path home;

  private static void run(Runnable action) {
    StudioWindow.onFx(
        () -> {
          action.run();
          return true;
        });
  }

  private static void waitUntilExplained(StudioWindow window) {
    AnalysisModel analysis = window.get(AnalysisModel.class);
    LooksModel looks = window.get(LooksModel.class);
    window.waitUntil(
        "the clip is explained",
        () ->
            analysis.stateProperty().get() instanceof AnalysisState.Known(ClipAnalysis known)
                && known.current()
                && looks.tokens() == known.explanation().tokens().size());
  }

  private static List<Path> kept(StudioWindow window) throws Exception {
    Path cache =
        StudioWindow.onFx(
            () -> window.get(ProjectModel.class).project().orElseThrow().cacheFolder());
    try (Stream<Path> files = Files.walk(cache)) {
      return files.filter(file -> file.toString().endsWith(".heads.attention")).toList();
    }
  }

  @Test
  void theSliderShowsOneHeadWhichTheModelReadsOnceAndWhichIsKept() throws Exception {
    Path clips = Files.createDirectory(home.resolve("clips"));
    Wav.write(clips.resolve("a.wav"), 400);
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      window.drop(clips, 1);
      window.waitUntilReady();
      window.press(KeyCode.SHIFT, KeyCode.W);
      waitUntilExplained(window);
      LooksModel looks = window.get(LooksModel.class);
      run(() -> looks.facetProperty().set(Facet.HEATMAP));
      window.waitUntil(
          "there are heads to choose from",
          () ->
              window.scene().lookup("#explain-head") instanceof Slider heads
                  && heads.isVisible()
                  && heads.getMax() > 1);
      run(() -> looks.choiceProperty().set(new LookChoice(0, 1, LookChoice.ALL_HEADS, true)));
      run(() -> looks.hoveredProperty().set(Optional.of(TOKEN)));
      float[] mean = StudioWindow.onFx(looks::shares);
      double[] sum = new double[mean.length];

      Slider slider = window.find("#explain-head");
      run(
          () -> { // as by Tab: only then its keys are its own
            slider.requestFocus();
            slider.requestFocusTraversal(TraversalDirection.NEXT);
            window.scene().getFocusOwner().requestFocusTraversal(TraversalDirection.PREVIOUS);
          });
      assertThat(slider.isFocusVisible()).isTrue();
      int count = (int) slider.getMax();
      for (int head = 0; head < count; head++) {
        int now = head;
        window.press(KeyCode.RIGHT);
        window.waitUntil("head " + now, () -> looks.choiceProperty().get().head() == now);
        assertThat(StudioWindow.onFx(() -> window.<Slider>find("#explain-head").getValue()))
            .isEqualTo(now + 1.0);
        float[] one = StudioWindow.onFx(looks::shares);
        assertThat(one).as("one head is not the mean").isNotEqualTo(mean);
        for (int k = 0; k < sum.length; k++) {
          sum[k] += one[k] / count;
        }
      }
      for (int k = 0; k < sum.length; k++) {
        assertThat(sum[k]).as("share of column " + k).isCloseTo(mean[k], within(2e-3));
      }

      Path file = kept(window).getFirst();
      FileTime then = Files.getLastModifiedTime(file);
      run(() -> window.get(EngineModel.class).unload());
      window.waitUntil(
          "it says how to come to single heads",
          () ->
              window.<Label>find("#explain-heads-note").isVisible()
                  && window.<Label>find("#explain-heads-note").getText().contains("oad the model")
                  && !window.<Slider>find("#explain-head").isVisible());

      window.press(KeyCode.SHIFT, KeyCode.W);
      waitUntilExplained(window);
      window.waitUntil("they are there again", () -> looks.heads() == count);
      run(() -> looks.chooseHead(count - 1));
      window.waitUntil("the last", () -> looks.choiceProperty().get().head() == count - 1);
      assertThat(Files.getLastModifiedTime(file)).as("not asked again").isEqualTo(then);
      run(() -> looks.choiceProperty().set(new LookChoice(0, 1, count - 1, true)));
      run(() -> looks.hoveredProperty().set(Optional.of(TOKEN)));
      float[] before = StudioWindow.onFx(looks::shares);

      Files.delete(file);
      forgetTokens(file.resolveSibling(file.getFileName().toString().replace(".heads.", ".")));
      AnalysisModel analysis = window.get(AnalysisModel.class);
      run(
          () ->
              analysis.unaskedProperty().set(!analysis.unaskedProperty().get())); // reads it again
      window.waitUntil(
          "it is read again",
          () -> looks.choiceProperty().get().head() == LookChoice.ALL_HEADS && looks.tokens() > 0);
      window.waitUntil("its heads can be asked for", () -> looks.heads() == count);
      run(() -> looks.chooseHead(count - 1));
      window.waitUntil(
          "an answer whose tokens were not kept is asked for anew",
          () -> looks.choiceProperty().get().head() == count - 1);
      run(() -> looks.choiceProperty().set(new LookChoice(0, 1, count - 1, true)));
      run(() -> looks.hoveredProperty().set(Optional.of(TOKEN)));
      float[] anew = StudioWindow.onFx(looks::shares);
      for (int k = 0; k < anew.length; k++) {
        assertThat(anew[k]).as("share of column " + k).isCloseTo(before[k], within(2e-3f));
      }
    }
  }

  /** As an earlier version kept it: where each token looked, but not which it was. */
  private static void forgetTokens(Path file) throws Exception {
    List<TokenAttention> all = new ArrayList<>();
    PositionMap map;
    try (AttentionReader reader = AttentionReader.open(file)) {
      assertThat(reader.id(0)).isNotZero();
      map = reader.positions();
      for (int token = 0; token < reader.size(); token++) {
        all.add(reader.token(token));
      }
    }
    try (AttentionWriter writer = AttentionWriter.create(file, map)) {
      for (TokenAttention one : all) {
        writer.add(0, 0, one);
      }
      writer.finish();
    }
  }
}
