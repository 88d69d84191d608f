package studio.migr.app.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.label.ReasoningCorrection;
import studio.migr.app.label.ReasoningCorrection.Decision;
import studio.migr.app.label.ReasoningPart;
import studio.migr.app.label.ReasoningPart.Rating;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.store.Ledgers;
import studio.migr.app.suggest.PredictionsModel;
import studio.migr.app.testing.Predicted;
import studio.migr.app.testing.StudioWindow;

/** Whoever corrects faster than the disk writes corrects the clip that is on screen. */
class ReasoningModelTest {
  @TempDir Path home;

  private StudioWindow window;
  private List<String> clips;

  @BeforeEach
  void open() throws Exception {
    Path place = home.resolve("project");
    clips = Ledgers.create(place, 2);
    for (String clip : clips) {
      new Predicted(clip, "fear").keep(place);
    }
    window = StudioWindow.open(home, Optional.of(place));
    window.waitUntil(
        "what the model said is read",
        () -> window.get(PredictionsModel.class).predictionsProperty().get().size() == 2);
  }

  @AfterEach
  void close() throws Exception {
    window.close();
  }

  /** All in one turn of the window's thread: nothing is written meanwhile. */
  private void atOnce(Runnable... acts) {
    StudioWindow.onFx(
        () -> {
          for (Runnable act : acts) {
            act.run();
          }
          return true;
        });
    window.waitUntilSaved();
  }

  private Runnable choose(int clip) {
    return () -> window.get(LibraryModel.class).select(clips.get(clip));
  }

  private ReasoningModel reasoning() {
    return window.get(ReasoningModel.class);
  }

  private ReasoningCorrection of(int clip) throws Exception {
    return window.project().reasoningCorrections().all().stream()
        .filter(each -> each.clipId().equals(clips.get(clip)))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(ReasoningCorrection correction) {
    return correction.parts().stream().map(ReasoningPart::text).toList();
  }

  @Test
  void whatIsSaidOfTheNextClipIsNotSaidOfTheOneBefore() throws Exception {
    atOnce(choose(0), () -> reasoning().move(0, 1), choose(1), () -> reasoning().accept());

    assertThat(of(0).decision()).isEqualTo(Decision.OPEN);
    assertThat(texts(of(0)).getFirst()).isEqualTo("The voice climbs.");
    assertThat(of(1).decision()).isEqualTo(Decision.ACCEPTED);
    assertThat(texts(of(1)).getFirst()).isEqualTo("The brows rise.");
  }

  @Test
  void whoComesBackBeforeItIsWrittenGoesOnFromThere() throws Exception {
    atOnce(
        choose(0),
        () -> reasoning().move(0, 1),
        choose(1),
        choose(0),
        () -> reasoning().rate(0, Rating.FITS));

    assertThat(texts(of(0)).getFirst()).isEqualTo("The voice climbs.");
    assertThat(of(0).parts().getFirst().rating()).contains(Rating.FITS);
  }
}
