package studio.migr.app.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.errors.BenchModel.Aspect;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.plot.PlotSaver;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.work.Work;

/** From the matrix to the clips and back, in the real window. */
class ErrorsInTheWindowTest {
  private static final List<String> CLIPS = List.of("a.wav", "b.wav", "c.wav", "d.wav");

  @TempDir Path home;
  private Path place;

  @BeforeEach
  void makeProject() throws Exception {
    Path clips = Files.createDirectory(home.resolve("clips"));
    for (int k = 0; k < CLIPS.size(); k++) {
      Wav.write(clips.resolve(CLIPS.get(k)), 300 + 100 * k);
    }
    place = home.resolve("project");
    try (Project project = Project.create(place)) {
      project.library().add(List.of(clips), Work.UNWATCHED);
      for (int k = 0; k < CLIPS.size(); k++) {
        String id = project.library().find(CLIPS.get(k)).orElseThrow().id();
        label(project, "Ann", id, k < 3 ? "surprise" : "fear");
        label(project, LabelKey.GOLD, id, k < 2 ? "surprise" : "fear");
      }
      // What a model said, as ./studio predict --project keeps it.
      Files.createDirectories(project.predictionsFolder());
      StringBuilder lines = new StringBuilder();
      for (String name : CLIPS) {
        lines.append(line(project.library().find(name).orElseThrow().id())).append('\n');
      }
      Files.writeString(project.predictionsFolder().resolve("m-0.jsonl"), lines);
    }
  }

  private static String line(String clip) {
    return """
        {"clip":"%s","model":"m","model_id":"0","time":"2026-01-01T00:00:00Z","question":"?",\
        "answer":"fear","answer_written":true,"probabilities":{"surprise":0.4,"fear":0.6},\
        "importance":{"verdict":"audio","confidence":0.5,"audio":0.4,"visual":0.1,\
        "conditions":{"audio":{"answer":"fear"},"visual":{"answer":"surprise"}}},\
        "trace":{"points":[],"flips":[{"from":"surprise","to":"fear"}]},\
        "reasoning":"<think>She is surprised and astonished.</think><answer>fear</answer>"}"""
        .formatted(clip);
  }

  private static void label(Project project, String who, String clip, String emotion)
      throws Exception {
    project
        .labels()
        .apply(
            who,
            List.of(
                new Labels.Change(
                    new LabelKey(clip, who, Condition.AUDIO, Optional.empty()),
                    Judgement.EMPTY.withEmotion(Optional.of(emotion)))));
  }

  @Test
  void aCellLeadsToItsClipsAndARelabelledClipLeavesItUntilItIsTakenBack() {
    try (StudioWindow window = StudioWindow.open(home, Optional.of(place))) {
      window.waitUntil(
          "the clips are there",
          () -> window.get(LibraryModel.class).shown().size() == CLIPS.size());
      StudioWindow.onFx(
          () -> {
            window.get(AnnotatorModel.class).rename("Lead");
            return true;
          });
      ErrorsModel model = window.get(ErrorsModel.class);
      SlicesModel slices = window.get(SlicesModel.class);
      window.press(KeyCode.CONTROL, KeyCode.DIGIT5);
      window.waitUntil(
          "the model is held against what is right",
          () ->
              model.matrixProperty().get().compared() == CLIPS.size()
                  && model.model() instanceof Source.Model);
      Cell lost = new Cell("surprise", "fear");
      window.waitUntil(
          "the cell is there", () -> window.scene().lookup("#cell-surprise-fear") != null);
      StudioWindow.onFx(
          () -> {
            ((Button) window.scene().lookup("#cell-surprise-fear")).fire();
            return true;
          });
      assertThat(model.clips()).hasSize(2);
      assertThat(model.matrixProperty().get().count(lost)).isEqualTo(2);
      assertThat(ErrorKind.of(model.clips().getFirst(), model.model()))
          .contains(ErrorKind.LOST_IN_LAST_STEP);
      window.waitUntil(
          "the player has the clip, too",
          () ->
              window
                  .get(LibraryModel.class)
                  .selectedProperty()
                  .get()
                  .map(row -> row.clip().name())
                  .equals(model.selectedProperty().get().map(ClipCase::name)));
      String first = model.selectedProperty().get().orElseThrow().name();
      assertThat(first).isEqualTo("a.wav");

      window.press(KeyCode.DIGIT7); // fear is right after all
      window.waitUntilSaved();
      window.waitUntil("it leaves the cell", () -> model.clips().size() == 1);
      assertThat(model.matrixProperty().get().count(lost)).isEqualTo(1);
      assertThat(model.matrixProperty().get().count(new Cell("fear", "fear"))).isEqualTo(3);
      assertThat(model.selectedProperty().get().orElseThrow().name())
          .as("whoever relabels it does not lose it")
          .isEqualTo("a.wav");
      window.press(KeyCode.CONTROL, KeyCode.Z);
      window.waitUntil("undo brings it back", () -> model.clips().size() == 2);

      StudioWindow.onFx(
          () -> {
            slices.keep(model.slice("last step").orElseThrow());
            model.filterProperty().set(CaseFilter.EVERYTHING.withReasoning("nobody wrote this"));
            return true;
          });
      assertThat(model.matrixProperty().get().compared()).isZero();
      Slice slice = slices.slicesProperty().get().slices().getFirst();
      assertThat(StudioWindow.onFx(() -> model.show(slice))).isTrue();
      assertThat(model.clips()).hasSize(2);
      everyFigureBecomesAFileInThreeFormats(window);
      window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
      window.waitUntil("the room closes", () -> !model.openProperty().get());
    }
  }

  private void everyFigureBecomesAFileInThreeFormats(StudioWindow window) {
    BenchModel bench = window.get(BenchModel.class);
    for (Aspect aspect : List.of(Aspect.MATRIX, Aspect.PEOPLE, Aspect.FIGURES, Aspect.CONDITIONS)) {
      StudioWindow.onFx(
          () -> {
            bench.aspectProperty().set(aspect);
            return true;
          });
      window.waitUntil(aspect + " is drawn", () -> bench.plotProperty().get().isPresent());
      Button export = window.find("#bench-export");
      assertThat(StudioWindow.onFx(export::isDisabled)).isFalse();
      for (String ending : List.of("svg", "png", "csv")) {
        Path file = home.resolve(aspect + "." + ending);
        StudioWindow.onFx(
            () -> {
              window
                  .get(PlotSaver.class)
                  .save(bench.plotProperty().get().orElseThrow(), file, _ -> {});
              return true;
            });
        window.waitUntil(file + " is written", () -> file.toFile().length() > 0);
      }
    }
  }
}
