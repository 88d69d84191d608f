package studio.migr.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.annotate.SaveState;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.player.PlayerState;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.store.ProjectException;
import studio.migr.app.testing.FrozenFolder;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;

/** A project's disk turns read-only in the middle of work, as a disk with faults does. */
class ReadOnlyProjectTest {
  @TempDir Path home;

  @Test
  void aDiskThatTurnsReadOnlyIsSaidInOneSentenceNothingIsLostAndWorkGoesOnAfterwards()
      throws IOException, ProjectException {
    Path clips = Files.createDirectory(home.resolve("clips"));
    Wav.write(clips.resolve("a.wav"), 300);
    Path place = home.resolve("project");
    Project.create(place).close();
    try (StudioWindow window = StudioWindow.open(home, Optional.of(place))) {
      window.waitUntilOpen();
      StudioWindow.onFx(
          () -> {
            window.get(DroppedFiles.class).take(List.of(clips));
            return true;
          });
      window.waitUntil(
          "the clip can be played",
          () ->
              window.get(PlayerModel.class).stateProperty().get() instanceof PlayerState.Ready
                  && window.get(AnnotateModel.class).editableProperty().get());
      window.press(KeyCode.DIGIT5);
      window.waitUntil("saved", () -> state(window) instanceof SaveState.Saved);

      try (FrozenFolder frozen = FrozenFolder.freeze(place)) {
        window.press(KeyCode.DIGIT2);
        window.waitUntil("refused", () -> state(window) instanceof SaveState.NotSaved);
        assertThat(StudioWindow.onFx(() -> window.<Label>find("#saved").getText()))
            .isEqualTo(
                "The project's folder cannot be written any more (Operation not permitted):"
                    + " nothing was saved just now; make it writable and go on. What was saved"
                    + " before is safe.");
        assertThat(emotion(window)).as("the label that was saved stays").contains("surprise");
        assertThat(history(window)).hasSize(1);
      }
      window.press(KeyCode.DIGIT7);
      window.waitUntil("saved again", () -> state(window) instanceof SaveState.Saved);
      assertThat(emotion(window)).contains("fear");
    }
    try (Project project = Project.open(place)) {
      assertThat(project.labels().history())
          .extracting(event -> event.judgement().emotion().orElse(""))
          .containsExactly("surprise", "fear");
    }
  }

  private static SaveState state(StudioWindow window) {
    return window.get(AnnotateModel.class).saveStateProperty().get();
  }

  private static Optional<String> emotion(StudioWindow window) {
    return StudioWindow.onFx(
        () -> window.get(AnnotateModel.class).judgementProperty().get().emotion());
  }

  private static List<LabelEvent> history(StudioWindow window) {
    return window.get(ProjectModel.class).project().orElseThrow().labels().history();
  }
}
