package studio.migr.app.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.label.ReasoningCorrection;
import studio.migr.app.label.ReasoningCorrection.Decision;
import studio.migr.app.label.ReasoningPart;
import studio.migr.app.label.ReasoningPart.Rating;
import studio.migr.app.store.Ledgers;
import studio.migr.app.suggest.PredictionsModel;
import studio.migr.app.testing.Predicted;
import studio.migr.app.testing.QuickHands;

/** Whoever corrects faster than the disk writes corrects the clip that is on screen. */
class ReasoningModelTest {
  @TempDir Path home;

  private QuickHands hands;
  private List<String> clips;

  @BeforeEach
  void open() throws Exception {
    Path place = home.resolve("project");
    clips = Ledgers.create(place, 2);
    for (String clip : clips) {
      new Predicted(clip, "fear").keep(place);
    }
    hands = new QuickHands(home, place, clips);
    hands
        .window()
        .waitUntil(
            "what the model said is read",
            () ->
                hands.window().get(PredictionsModel.class).predictionsProperty().get().size() == 2);
  }

  @AfterEach
  void close() throws Exception {
    hands.window().close();
  }

  private ReasoningModel reasoning() {
    return hands.window().get(ReasoningModel.class);
  }

  private ReasoningCorrection of(int clip) throws Exception {
    return hands.window().project().reasoningCorrections().all().stream()
        .filter(each -> each.clipId().equals(clips.get(clip)))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(ReasoningCorrection correction) {
    return correction.parts().stream().map(ReasoningPart::text).toList();
  }

  @Test
  void whatIsSaidOfTheNextClipIsNotSaidOfTheOneBefore() throws Exception {
    hands.atOnce(
        hands.choose(0), () -> reasoning().move(0, 1), hands.choose(1), () -> reasoning().accept());

    assertThat(of(0).decision()).isEqualTo(Decision.OPEN);
    assertThat(texts(of(0)).getFirst()).isEqualTo("The voice climbs.");
    assertThat(of(1).decision()).isEqualTo(Decision.ACCEPTED);
    assertThat(texts(of(1)).getFirst()).isEqualTo("The brows rise.");
  }

  @Test
  void whoComesBackBeforeItIsWrittenGoesOnFromThere() throws Exception {
    hands.atOnce(
        hands.choose(0),
        () -> reasoning().move(0, 1),
        hands.choose(1),
        hands.choose(0),
        () -> reasoning().rate(0, Rating.FITS));

    assertThat(texts(of(0)).getFirst()).isEqualTo("The voice climbs.");
    assertThat(of(0).parts().getFirst().rating()).contains(Rating.FITS);
  }
}
