package studio.migr.app.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.store.Ledgers;
import studio.migr.app.testing.StudioWindow;
import studio.migr.runtime.emotion.DominantModality;

/** Whoever labels faster than the disk writes loses nothing. */
class AnnotateModelTest {
  @TempDir Path home;

  private StudioWindow window;
  private List<String> clips;

  @BeforeEach
  void open() throws Exception {
    Path place = home.resolve("project");
    clips = Ledgers.create(place, 2);
    window = StudioWindow.open(home, Optional.of(place));
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

  private AnnotateModel annotate() {
    return window.get(AnnotateModel.class);
  }

  private Judgement of(int clip) {
    return window.project().labels().currentOf(clips.get(clip)).stream()
        .map(LabelEvent::judgement)
        .findFirst()
        .orElse(Judgement.EMPTY);
  }

  @Test
  void whoComesBackBeforeItIsWrittenGoesOnFromThere() {
    atOnce(
        choose(0),
        () -> annotate().chooseEmotion("fear"),
        choose(1),
        () -> annotate().chooseEmotion("sad"),
        choose(0),
        () -> annotate().chooseDominant(DominantModality.AUDIO));

    assertThat(of(0).emotion()).contains("fear");
    assertThat(of(0).dominant()).contains(DominantModality.AUDIO);
    assertThat(of(1).emotion()).contains("sad");
    assertThat(of(1).dominant()).isEmpty();
  }
}
