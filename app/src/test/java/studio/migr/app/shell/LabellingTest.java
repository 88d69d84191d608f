package studio.migr.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.player.PlayerState;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;

/** An annotator's work in the real window, with keys alone once the clips are there. */
class LabellingTest {
  @TempDir Path home;
  private Path clips;

  @BeforeEach
  void makeClips() throws IOException {
    clips = Files.createDirectory(home.resolve("clips"));
    Wav.write(clips.resolve("a.wav"), 300);
    Wav.write(clips.resolve("b.wav"), 400);
    Wav.write(clips.resolve("c.wav"), 500);
  }

  @Test
  void aFolderDroppedOnTheFirstPageBecomesAProjectWithItsClips() throws IOException {
    Files.writeString(clips.resolve("d.mp4"), "not a clip");
    try (StudioWindow window = open()) {
      drop(window);
      assertThat(names(window)).containsExactly("a.wav", "b.wav", "c.wav");
      window.waitUntil("the report is shown", () -> window.find("#import-report").isVisible());
      assertThat(window.get(ProjectModel.class).project().orElseThrow().folder())
          .isEqualTo(home.resolve("projects").resolve("clips"));
    }
  }

  @Test
  void aDigitAndALetterLabelTheClipAndTheLineBelowSaysSaved() {
    try (StudioWindow window = open()) {
      drop(window);
      window.press(KeyCode.DIGIT5);
      window.press(KeyCode.A);
      window.waitUntilSaved();
      LabelEvent label = onlyLabel(window, "a.wav");
      assertThat(label.judgement().emotion()).contains("surprise");
      assertThat(label.judgement().dominant()).contains(DominantModality.AUDIO);
      assertThat(window.<Label>find("#saved").getText()).matches("Saved \\d\\d:\\d\\d:\\d\\d");
    }
  }

  @Test
  void whileTheSheetOfKeysIsOpenNoKeyLabels() {
    try (StudioWindow window = open()) {
      drop(window);
      window.press(KeyCode.F1);
      window.press(KeyCode.DIGIT5);
      window.press(KeyCode.F1);
      window.press(KeyCode.DIGIT4);
      window.waitUntilSaved();
      assertThat(window.get(ProjectModel.class).project().orElseThrow().labels().history())
          .singleElement()
          .satisfies(label -> assertThat(label.judgement().emotion()).contains("angry"));
    }
  }

  @Test
  void backFromTheModelsTheKeysLabelAgain() {
    try (StudioWindow window = open()) {
      drop(window);
      window.press(KeyCode.CONTROL, KeyCode.DIGIT4);
      window.waitUntil("the models are shown", () -> window.find("#models").isVisible());
      StudioWindow.onFx(
          () -> {
            window.find("#models-list").requestFocus();
            return true;
          });
      window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
      window.waitUntil("the clips are shown", () -> window.find("#clips").isFocused());
      window.press(KeyCode.DIGIT5);
      window.waitUntilSaved();
      assertThat(onlyLabel(window, "a.wav").judgement().emotion()).contains("surprise");
      assertThat(names(window)).containsExactly("a.wav", "b.wav", "c.wav");
    }
  }

  @Test
  void aClipOfSoundAloneIsJudgedFromTheSoundAlone() {
    try (StudioWindow window = open()) {
      drop(window);
      window.press(KeyCode.DIGIT1);
      window.waitUntilSaved();
      assertThat(onlyLabel(window, "a.wav").key().condition()).isEqualTo(Condition.AUDIO);
    }
  }

  @Test
  void ctrlEnterGoesToTheNextClipAndItsLabelIsItsOwn() {
    try (StudioWindow window = open()) {
      drop(window);
      window.press(KeyCode.DIGIT7);
      window.press(KeyCode.CONTROL, KeyCode.ENTER);
      window.waitUntil("the second clip is chosen", () -> chosen(window).equals("b.wav"));
      assertThat(window.get(AnnotateModel.class).judgementProperty().get().isEmpty()).isTrue();
      window.press(KeyCode.DIGIT2);
      window.waitUntilSaved();
      assertThat(onlyLabel(window, "a.wav").judgement().emotion()).contains("fear");
      assertThat(onlyLabel(window, "b.wav").judgement().emotion()).contains("sad");
    }
  }

  @Test
  void undoWorksStepByStepAlsoAfterARestart() {
    try (StudioWindow window = open()) {
      drop(window);
      window.press(KeyCode.DIGIT1);
      window.press(KeyCode.DIGIT2);
      window.waitUntilSaved();
    }
    try (StudioWindow window = open()) {
      waitForClips(window);
      assertThat(window.get(AnnotateModel.class).judgementProperty().get().emotion())
          .contains("sad");
      window.press(KeyCode.CONTROL, KeyCode.Z);
      window.waitUntilSaved();
      assertThat(onlyLabel(window, "a.wav").judgement().emotion()).contains("happy");
      window.press(KeyCode.CONTROL, KeyCode.Z);
      window.waitUntilSaved();
      assertThat(labels(window, "a.wav")).isEmpty();
      window.press(KeyCode.CONTROL, KeyCode.Y);
      window.waitUntilSaved();
      assertThat(onlyLabel(window, "a.wav").judgement().emotion()).contains("happy");
    }
  }

  @Test
  void lettersTypedIntoTheSearchFieldSearchAndDoNotLabel() {
    try (StudioWindow window = open()) {
      drop(window);
      window.press(KeyCode.CONTROL, KeyCode.F);
      window.waitUntil("the search has the keyboard", () -> window.find("#search").isFocused());
      window.press(KeyCode.B);
      window.waitUntil(
          "the letter stands in the field",
          () -> window.<TextInputControl>find("#search").getText().equals("b"));
      assertThat(names(window)).containsExactly("b.wav");
      assertThat(labels(window, "a.wav")).isEmpty();
    }
  }

  @Test
  void aClipThatWasMovedAwayIsShownAsMissingAndKeepsItsLabel() throws IOException {
    try (StudioWindow window = open()) {
      drop(window);
      window.press(KeyCode.DIGIT3);
      window.waitUntilSaved();
    }
    Files.move(clips.resolve("a.wav"), home.resolve("elsewhere.wav"));
    try (StudioWindow window = open()) {
      waitForClips(window);
      window.waitUntil("the clip is missing", () -> window.find("#missing-clip").isVisible());
      assertThat(onlyLabel(window, "a.wav").judgement().emotion()).contains("neutral");
      StudioWindow.onFx(
          () -> {
            window.get(LibraryModel.class).findMoved(home, error -> {});
            return true;
          });
      window.waitUntil("the clip is found again", () -> !window.find("#missing-clip").isVisible());
      assertThat(names(window)).contains("elsewhere.wav");
    }
  }

  private StudioWindow open() {
    return StudioWindow.open(home, Optional.empty());
  }

  private void drop(StudioWindow window) {
    window.drop(clips, 3);
    waitForClips(window);
  }

  private static void waitForClips(StudioWindow window) {
    window.waitUntil("the clips are there", () -> names(window).size() == 3);
    window.waitUntil(
        "the first clip can be played or is missing",
        () ->
            window.get(PlayerModel.class).stateProperty().get() instanceof PlayerState.Ready
                || window.find("#missing-clip").isVisible());
  }

  private static List<String> names(StudioWindow window) {
    return StudioWindow.onFx(
        () ->
            window.get(LibraryModel.class).shown().stream().map(row -> row.clip().name()).toList());
  }

  private static String chosen(StudioWindow window) {
    return window
        .get(LibraryModel.class)
        .selectedProperty()
        .get()
        .map(row -> row.clip().name())
        .orElse("");
  }

  private static LabelEvent onlyLabel(StudioWindow window, String name) {
    List<LabelEvent> labels = labels(window, name);
    assertThat(labels).hasSize(1);
    return labels.getFirst();
  }

  private static List<LabelEvent> labels(StudioWindow window, String name) {
    return StudioWindow.onFx(
        () -> {
          Project project = window.get(ProjectModel.class).project().orElseThrow();
          return project.library().clips().stream()
              .filter(clip -> clip.name().equals(name))
              .flatMap(clip -> project.labels().currentOf(clip.id()).stream())
              .toList();
        });
  }
}
