package studio.migr.app.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.testing.StudioWindow;
import studio.migr.clips.SampleClips;

/** The sample project in the window. */
final class SampleStartTest {
  @TempDir private Path home;

  private static void waitUntilFilled(StudioWindow window) throws Exception {
    int clips = SampleClips.names().size();
    window.waitUntil(
        "all clips are listed", () -> window.get(LibraryModel.class).shown().size() == clips);
    window.waitUntil(
        "both annotators labelled", () -> window.get(LibraryModel.class).annotators().size() == 2);
  }

  @Test
  void whoeverOpensItIsToldThatNobodyWasRecorded() throws Exception {
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      Node offer = window.find("#open-sample");
      assertThat(offer.isVisible()).isTrue();
      open(window);
      waitUntilFilled(window);
      Label mark = window.find("#generated");
      window.waitUntil("the mark is there", () -> mark.getText().equals("Generated clips"));
      Stage stage = (Stage) window.scene().getWindow();
      assertThat(StudioWindow.onFx(stage::getTitle)).contains("Sample project", "Generated clips");
      window.waitUntilReady("clip-0210.mp4"); // the clearest one comes first
    }
  }

  @Test
  void startingAgainKeepsTheOldOneBesideTheNew() throws Exception {
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      open(window);
      waitUntilFilled(window);
      Path folder = window.project().folder();
      StudioWindow.onFx(
          () -> {
            window.get(SampleModel.class).startAgain();
            return true;
          });
      window.waitUntil(
          "another one opens", () -> window.get(ProjectModel.class).project().isPresent());
      waitUntilFilled(window);
      assertThat(window.project().folder()).isEqualTo(folder);
      assertThat(folder.resolveSibling("Sample project (old 1)").resolve("journal")).exists();
    }
  }

  private static void open(StudioWindow window) {
    StudioWindow.onFx(
        () -> {
          window.get(SampleModel.class).open();
          return true;
        });
  }
}
