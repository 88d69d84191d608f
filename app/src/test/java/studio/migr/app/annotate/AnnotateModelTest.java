package studio.migr.app.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.store.Ledgers;
import studio.migr.app.testing.QuickHands;
import studio.migr.runtime.emotion.DominantModality;

/** Whoever labels faster than the disk writes loses nothing. */
class AnnotateModelTest {
  @TempDir Path home;

  private QuickHands hands;
  private List<String> clips;

  @BeforeEach
  void open() throws Exception {
    Path place = home.resolve("project");
    clips = Ledgers.create(place, 2);
    hands = new QuickHands(home, place, clips);
  }

  @AfterEach
  void close() throws Exception {
    hands.window().close();
  }

  private AnnotateModel annotate() {
    return hands.window().get(AnnotateModel.class);
  }

  private Judgement of(int clip) {
    return hands.window().project().labels().currentOf(clips.get(clip)).stream()
        .map(LabelEvent::judgement)
        .findFirst()
        .orElse(Judgement.EMPTY);
  }

  @Test
  void whoComesBackBeforeItIsWrittenGoesOnFromThere() {
    hands.atOnce(
        hands.choose(0),
        () -> annotate().chooseEmotion("fear"),
        hands.choose(1),
        () -> annotate().chooseEmotion("sad"),
        hands.choose(0),
        () -> annotate().chooseDominant(DominantModality.AUDIO));

    assertThat(of(0).emotion()).contains("fear");
    assertThat(of(0).dominant()).contains(DominantModality.AUDIO);
    assertThat(of(1).emotion()).contains("sad");
    assertThat(of(1).dominant()).isEmpty();
  }
}
