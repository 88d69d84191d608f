package studio.migr.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.library.ClipFilter;
import studio.migr.app.library.ClipOrder;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;

/** Finding one's way among clips, and labelling several at once, in the real window. */
class ManyClipsTest {
  @TempDir Path home;
  private Path clips;

  @BeforeEach
  void makeClips() throws IOException {
    clips = Files.createDirectory(home.resolve("clips"));
    Wav.write(clips.resolve("anna 1.wav"), 500, 0.5);
    Wav.write(clips.resolve("anna 2.wav"), 300, 0.3);
    Wav.write(clips.resolve("ben 1.wav"), 400, 0.4);
  }

  @Test
  void conditionsOfAFilterHoldTogether() {
    try (StudioWindow window = open()) {
      label(window, "anna 1.wav", KeyCode.DIGIT5, KeyCode.A);
      label(window, "ben 1.wav", KeyCode.DIGIT5, KeyCode.A);
      filter(window, ClipFilter.EVERYTHING.toggledEmotion("surprise"));
      assertThat(names(window)).containsExactly("anna 1.wav", "ben 1.wav");
      filter(window, ClipFilter.EVERYTHING.toggledEmotion("surprise").withText("ANNA"));
      assertThat(names(window)).containsExactly("anna 1.wav");
      assertThat(window.<TextField>find("#search").getText()).isEqualTo("ANNA");
      filter(window, ClipFilter.EVERYTHING.toggled(ClipFilter.State.TO_DO));
      assertThat(names(window)).containsExactly("anna 2.wav");
    }
  }

  @Test
  void aFilterByLengthKeepsWhatLiesBetween() {
    try (StudioWindow window = open()) {
      filter(window, ClipFilter.EVERYTHING.withSeconds(0.35, 0.45));
      assertThat(names(window)).containsExactly("ben 1.wav");
    }
  }

  @Test
  void clipsWithActionUnitsAreFoundAsSoonAsTheyHaveThem() throws Exception {
    Path csv = home.resolve("measured.csv");
    Files.writeString(csv, "frame, timestamp, confidence, success, AU01_r\n1, 0.0, 0.9, 1, 1.5\n");
    try (StudioWindow window = open()) {
      Project project = window.get(ProjectModel.class).project().orElseThrow();
      project.auTracks().add(project.library().find("ben 1.wav").orElseThrow().id(), csv);
      window.waitUntil(
          "the list knows of them",
          () ->
              window.get(LibraryModel.class).all().stream()
                  .anyMatch(row -> row.hasAus() && row.clip().name().equals("ben 1.wav")));
      filter(window, ClipFilter.EVERYTHING.toggled(ClipFilter.Trait.WITH_AUS));
      assertThat(names(window)).containsExactly("ben 1.wav");
      filter(window, ClipFilter.EVERYTHING.toggled(ClipFilter.Trait.WITHOUT_AUS));
      assertThat(names(window)).containsExactly("anna 1.wav", "anna 2.wav");
    }
  }

  @Test
  void aConditionIsDroppedByAClickOnItsChip() {
    try (StudioWindow window = open()) {
      filter(window, ClipFilter.EVERYTHING.toggled(ClipFilter.State.DONE));
      assertThat(names(window)).isEmpty();
      StudioWindow.onFx(
          () -> {
            window.<Button>find(".active-chip").fire();
            return true;
          });
      assertThat(names(window)).hasSize(3);
      assertThat(window.find("#filter-chips").isVisible()).isFalse();
    }
  }

  @Test
  void theOrderOfTheListCanBeChosen() {
    try (StudioWindow window = open()) {
      StudioWindow.onFx(
          () -> {
            window.get(LibraryModel.class).orderProperty().set(ClipOrder.SHORTEST);
            return true;
          });
      assertThat(names(window)).containsExactly("anna 2.wav", "ben 1.wav", "anna 1.wav");
    }
  }

  @Test
  void severalClipsAreLabelledAsOneStepThatSaysBeforehandWhatChanges() {
    try (StudioWindow window = open()) {
      label(window, "ben 1.wav", KeyCode.DIGIT1, KeyCode.V);
      window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
      choose(window, "#bulk-emotion", "fear");
      assertThat(texts(window, "#bulk-preview"))
          .contains("2 clips get their first answer.", "1 clip changes from happy · picture.");
      StudioWindow.onFx(
          () -> {
            window.<Button>find("#bulk-apply").fire();
            return true;
          });
      window.waitUntilSaved();
      assertThat(emotions(window)).containsOnly(Optional.of("fear"));
      window.press(KeyCode.CONTROL, KeyCode.Z);
      window.waitUntilSaved();
      window.waitUntil(
          "the labels are as before",
          () ->
              emotions(window)
                  .equals(List.of(Optional.empty(), Optional.empty(), Optional.of("happy"))));
    }
  }

  private StudioWindow open() {
    StudioWindow window = StudioWindow.open(home, Optional.empty());
    window.drop(clips, 3);
    window.waitUntilReady();
    return window;
  }

  private static void filter(StudioWindow window, ClipFilter filter) {
    StudioWindow.onFx(
        () -> {
          window.get(LibraryModel.class).filterProperty().set(filter);
          return true;
        });
  }

  private static List<String> names(StudioWindow window) {
    return StudioWindow.onFx(
        () ->
            window.get(LibraryModel.class).shown().stream().map(row -> row.clip().name()).toList());
  }

  private static List<Optional<String>> emotions(StudioWindow window) {
    return StudioWindow.onFx(
        () ->
            window.get(LibraryModel.class).all().stream()
                .map(row -> row.judgement().emotion())
                .toList());
  }

  private static void label(StudioWindow window, String name, KeyCode... keys) {
    StudioWindow.onFx(
        () -> {
          LibraryModel library = window.get(LibraryModel.class);
          library.select(
              library.shown().stream()
                  .filter(row -> row.clip().name().equals(name))
                  .findFirst()
                  .orElseThrow());
          window.<ListView<?>>find("#clips").requestFocus();
          return true;
        });
    for (KeyCode key : keys) {
      window.press(key);
    }
    window.waitUntilSaved();
  }

  @SuppressWarnings("unchecked")
  private static void choose(StudioWindow window, String box, String value) {
    StudioWindow.onFx(
        () -> {
          ((ComboBox<Optional<String>>) window.scene().lookup(box)).setValue(Optional.of(value));
          return true;
        });
  }

  private static List<String> texts(StudioWindow window, String parent) {
    return StudioWindow.onFx(
        () ->
            window.scene().lookup(parent).lookupAll(".label").stream()
                .map(node -> ((Label) node).getText())
                .toList());
  }
}
