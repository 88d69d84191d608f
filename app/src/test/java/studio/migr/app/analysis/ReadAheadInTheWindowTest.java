package studio.migr.app.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.engine.EngineModel;
import studio.migr.app.engine.LoadWish;
import studio.migr.app.explain.LooksModel;
import studio.migr.app.library.ClipRow;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;
import studio.migr.app.tour.OffScreen;
import studio.migr.runtime.sample.RecitingOmni;

/** Whoever goes to a clip beside the one on screen does not wait for what was said of it. */
class ReadAheadInTheWindowTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path home;

  @Test
  void whatWasSaidOfTheNextClipAndTheOneBeforeIsThereInTheStepThatChoosesIt() throws Exception {
    Path clips = Files.createDirectory(home.resolve("clips"));
    Wav.write(clips.resolve("a.wav"), 400);
    Wav.write(clips.resolve("b.wav"), 700);
    Path model =
        RecitingOmni.write(
            home.resolve("model"),
            "<think>\n<aud_desc>Her voice climbs.</aud_desc></think>\n<answer>fear</answer>");
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      window.drop(clips, 2);
      window.waitUntilReady();
      StudioWindow.onFx(
          () -> {
            window.get(EngineModel.class).load(LoadWish.asStored(model.toString()));
            return true;
          });
      AnalysisModel analysis = window.get(AnalysisModel.class);
      List<ClipRow> rows =
          StudioWindow.onFx(() -> List.copyOf(window.get(LibraryModel.class).shown()));
      window.waitUntil(
          "both clips are analysed",
          () ->
              analysis.stateProperty().get() instanceof AnalysisState.Known(ClipAnalysis known)
                  && known.current()
                  && rows.stream().allMatch(row -> isKept(analysis, row, known.key())));

      assertThat(isThereAtOnce(window, rows.getFirst(), rows.getLast())).as("the next").isTrue();
      assertThat(isThereAtOnce(window, rows.getLast(), rows.getFirst())).as("before").isTrue();
    }
  }

  private static boolean isKept(AnalysisModel analysis, ClipRow row, String key) {
    return analysis.kept().orElseThrow().has(row.clip().id(), key);
  }

  /** Looks at one clip a while and goes to the other; again if it was read too slowly. */
  private static boolean isThereAtOnce(StudioWindow window, ClipRow from, ClipRow to) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    boolean atOnce = false;
    for (int frames = 2; !atOnce && System.nanoTime() < end; frames *= 2) {
      StudioWindow.onFx(() -> chosenIsThere(window, from));
      window.waitUntil("what was said of it is there", () -> isThere(window, from));
      for (int frame = 0; frame < frames; frame++) {
        OffScreen.awaitFrame();
      }
      atOnce = StudioWindow.onFx(() -> chosenIsThere(window, to));
    }
    return atOnce;
  }

  private static boolean chosenIsThere(StudioWindow window, ClipRow row) {
    window.get(LibraryModel.class).select(row);
    return isThere(window, row);
  }

  private static boolean isThere(StudioWindow window, ClipRow row) {
    LooksModel looks = window.get(LooksModel.class);
    return window.get(AnalysisModel.class).stateProperty().get()
            instanceof AnalysisState.Known(ClipAnalysis known)
        && known.clip().equals(row.clip().id())
        && looks.tokens() > 0
        && looks.trail().filter(all -> all.tokens().size() == looks.tokens()).isPresent();
  }
}
