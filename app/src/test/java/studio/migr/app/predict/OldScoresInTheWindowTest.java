package studio.migr.app.predict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.errors.Source;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.library.ClipHint;
import studio.migr.app.library.ClipRow;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.work.Work;

/**
 * Once a project goes by another model, what the one before said is still there, and called old.
 */
class OldScoresInTheWindowTest {
  private static final ModelName BEFORE = new ModelName("before", "0");
  private static final ModelName NOW = new ModelName("now", "1");

  @TempDir Path home;
  private Path place = Path.of("");

  @BeforeEach
  void twoModelsOfWhichTheNewOneWasAskedAboutOneClip() throws Exception {
    Path clips = Files.createDirectory(home.resolve("clips"));
    Wav.write(clips.resolve("a.wav"), 300);
    Wav.write(clips.resolve("b.wav"), 400);
    place = home.resolve("project");
    try (Project project = Project.create(place)) {
      project.library().add(List.of(clips), Work.UNWATCHED);
      String a = project.library().find("a.wav").orElseThrow().id();
      String b = project.library().find("b.wav").orElseThrow().id();
      for (String id : List.of(a, b)) {
        LabelKey gold = new LabelKey(id, LabelKey.GOLD, Condition.AUDIO, Optional.empty());
        Judgement fear = Judgement.EMPTY.withEmotion(Optional.of("fear"));
        project.labels().apply(LabelKey.GOLD, List.of(new Labels.Change(gold, fear)));
      }
      Files.createDirectories(project.predictionsFolder());
      Files.writeString(
          project.predictionsFolder().resolve("before-0.jsonl"),
          line(a, BEFORE, "2026-02-01") + line(b, BEFORE, "2026-02-01"));
      Files.writeString(
          project.predictionsFolder().resolve("now-1.jsonl"), line(a, NOW, "2026-01-01"));
    }
  }

  private static String line(String clip, ModelName model, String day) {
    return """
    {"clip":"%s","model":"%s","model_id":"%s","time":"%sT00:00:00Z","question":"?",\
    "answer":"surprise","answer_written":true,"probabilities":{"surprise":0.6,"fear":0.4},\
    "importance":{"verdict":"audio","confidence":0.5,"audio":0.4,"visual":0.1,\
    "conditions":{"audio":{"answer":"fear"},"visual":{"answer":"surprise"}}},\
    "trace":{"points":[],"flips":[]},"reasoning":"<think>So.</think><answer>surprise</answer>"}
    """
        .formatted(clip, model.name(), model.id(), day);
  }

  private static ClipRow row(StudioWindow window, String name) {
    return window.get(LibraryModel.class).all().stream()
        .filter(row -> row.clip().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static boolean hinted(StudioWindow window, String name, boolean old) {
    Optional<ClipHint> hint = row(window, name).hintProperty().get();
    return hint.isPresent()
        && hint.get().words().endsWith("(old)") == old
        && hint.get().sentence().contains("goes by now") == old;
  }

  private static void select(StudioWindow window, String name) {
    StudioWindow.onFx(
        () -> {
          window.get(LibraryModel.class).select(row(window, name).clip().id());
          return true;
        });
  }

  private static boolean reads(StudioWindow window, String id, String words) {
    return window.scene().lookup(id) instanceof Label label && label.getText().contains(words);
  }

  private static void adopt(StudioWindow window) {
    StudioWindow.onFx(
        () -> {
          window
              .get(AdoptionModel.class)
              .adopt(
                  new AdoptedModel(NOW, Path.of("models/now"), "now", Instant.EPOCH),
                  new ObjectMapper().createObjectNode());
          return true;
        });
  }

  @Test
  void theListAndTheInspectorSayWhichScoresAreOld() {
    try (StudioWindow window = StudioWindow.open(home, Optional.of(place))) {
      window.waitUntil(
          "the clips are there", () -> window.get(LibraryModel.class).all().size() == 2);
      window.waitUntil(
          "nothing is old while the project goes by no model in particular",
          () -> hinted(window, "a.wav", false) && hinted(window, "b.wav", false));
      adopt(window);
      window.waitUntil(
          "the list calls old what only the model before said",
          () -> hinted(window, "a.wav", false) && hinted(window, "b.wav", true));
      select(window, "b.wav");
      window.waitUntil(
          "so does the inspector", () -> reads(window, "#suggest-who", "before says (old)"));
      assertThat(StudioWindow.onFx(() -> reads(window, "#suggest-news", "goes by now"))).isTrue();
      select(window, "a.wav");
      window.waitUntil("what is new is not", () -> reads(window, "#suggest-who", "now says"));
      assertThat(StudioWindow.onFx(() -> reads(window, "#suggest-who", "(old)"))).isFalse();
    }
    try (StudioWindow window = StudioWindow.open(home, Optional.of(place))) {
      window.waitUntil(
          "the clips are there", () -> window.get(LibraryModel.class).all().size() == 2);
      window.waitUntil("it is remembered", () -> hinted(window, "b.wav", true));
    }
  }

  @Test
  void theRoomOfErrorsShowsTheNewModelAndCallsTheOtherOld() {
    try (StudioWindow window = StudioWindow.open(home, Optional.of(place))) {
      window.waitUntil(
          "the clips are there", () -> window.get(LibraryModel.class).all().size() == 2);
      adopt(window);
      window.press(KeyCode.CONTROL, KeyCode.DIGIT5);
      window.waitUntil(
          "the matrix is there",
          () ->
              window.scene().lookup("#errors-columns") instanceof ComboBox<?> box
                  && box.getValue() instanceof Source.Model);
      ComboBox<Source> columns = window.find("#errors-columns");
      assertThat(words(columns)).isEqualTo("now (model)");
      StudioWindow.onFx(
          () -> {
            columns.getItems().stream()
                .filter(each -> each instanceof Source.Model model && model.name().equals("before"))
                .findFirst()
                .ifPresent(columns::setValue);
            return true;
          });
      assertThat(words(columns)).isEqualTo("before (model) (old)");
      window.waitUntil(
          "below the matrix, too", () -> reads(window, "#errors-summary", "goes by now"));
      window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
    }
  }

  private static String words(ComboBox<Source> box) {
    return StudioWindow.onFx(() -> box.getConverter().toString(box.getValue()));
  }
}
