package studio.migr.app.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.plot.PlotExport;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.task.TaskState;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.work.Work;

/** The figures of agreement in the real window, on labels in the real store. */
class FiguresInTheWindowTest {
  private static final int CLIPS = 6;
  private static final List<String> ANN = List.of("fear", "fear", "happy", "sad", "fear", "happy");
  private static final List<String> BEN =
      List.of("fear", "surprise", "happy", "sad", "surprise", "happy");

  @TempDir Path home;

  private Path project() throws Exception {
    Path clips = Files.createDirectory(home.resolve("clips"));
    for (int k = 0; k < CLIPS; k++) {
      Wav.write(clips.resolve("clip" + k + ".wav"), 300 + 50 * k);
    }
    Path place = home.resolve("project");
    try (Project project = Project.create(place)) {
      project.library().add(List.of(clips), Work.UNWATCHED);
      for (int k = 0; k < CLIPS; k++) {
        String id = project.library().find("clip" + k + ".wav").orElseThrow().id();
        label(project, "Ann", id, ANN.get(k));
        label(project, "Ben", id, BEN.get(k));
      }
    }
    return place;
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
                    Judgement.EMPTY
                        .withEmotion(Optional.of(emotion))
                        .withDominant(Optional.of(DominantModality.AUDIO)))));
  }

  private static void waitForFigures(StudioWindow window) {
    FiguresModel model = window.get(FiguresModel.class);
    window.waitUntil(
        "the figures are there",
        () ->
            model.stateProperty().get() instanceof TaskState.Done<AgreementFigures>(var figures)
                && figures.question().answer() == model.answerProperty().get()
                && figures.question().condition() == model.conditionProperty().get());
  }

  private static List<String> column(StudioWindow window, String table, int at) {
    return StudioWindow.onFx(
        () -> {
          TableView<?> view = window.find(table);
          return view.getItems().stream()
              .map(
                  line ->
                      String.valueOf(
                          view.getColumns().get(at).getCellData(view.getItems().indexOf(line))))
              .toList();
        });
  }

  @Test
  void figuresStandBesideTheClipsBehindThemAndFollowANewLabel() throws Exception {
    try (StudioWindow window = StudioWindow.open(home, Optional.of(project()))) {
      window.waitUntil(
          "the clips are there", () -> window.get(LibraryModel.class).shown().size() == CLIPS);
      AgreementModel room = window.get(AgreementModel.class);
      window.press(KeyCode.CONTROL, KeyCode.DIGIT3);
      window.waitUntil("the room is open", () -> room.shown().size() == 2);
      window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.K);
      waitForFigures(window);
      // 4 of 6; chance is (3·1 + 0·2 + 2·2 + 1·1) / 36 = 8/36: kappa (24 − 8) / (36 − 8)
      List<String> values = column(window, "#agreement-coefficients", 1);
      assertThat(values.get(0)).startsWith("0.67 [");
      assertThat(values.get(1)).startsWith("0.57 [");
      assertThat(column(window, "#agreement-classes", 0))
          .containsExactlyInAnyOrder("happy", "sad", "surprise", "fear");
      ListView<?> units = window.find("#agreement-units");
      assertThat(units.getItems()).hasSize(CLIPS);
      assertThat(StudioWindow.onFx(() -> ((Label) window.find("#agreement-behind")).getText()))
          .contains("differ on 2");

      StudioWindow.onFx(
          () -> {
            TableView<?> classes = window.find("#agreement-classes");
            classes
                .getSelectionModel()
                .select(column(window, "#agreement-classes", 0).indexOf("surprise"));
            return true;
          });
      assertThat(units.getItems()).as("behind surprise").hasSize(2);
      Path file = home.resolve("figures.csv");
      PlotExport.write(
          StudioWindow.onFx(() -> window.get(FiguresModel.class).plot().orElseThrow()), file);
      assertThat(Files.readString(file)).contains("Cohen's kappa,0.571").contains("surprise");

      StudioWindow.onFx(
          () -> {
            window.get(FiguresModel.class).answerProperty().set(FiguresQuestion.Answer.DOMINANT);
            return true;
          });
      waitForFigures(window);
      window.waitUntil(
          "nothing is called 0 or 1 where chance alone would agree as often",
          () ->
              column(window, "#agreement-coefficients", 1).stream()
                  .anyMatch(words -> words.contains("all judgements name the same")));

      label(
          window.project(),
          "Ben",
          window.project().library().find("clip1.wav").orElseThrow().id(),
          "fear");
      StudioWindow.onFx(
          () -> {
            window.get(FiguresModel.class).answerProperty().set(FiguresQuestion.Answer.EMOTION);
            return true;
          });
      window.waitUntil(
          "a new label is followed",
          () ->
              column(window, "#agreement-coefficients", 1).stream()
                  .anyMatch(words -> words.startsWith("0.83 [")));
      StudioWindow.onFx(
          () -> {
            ListView<?> behind = window.find("#agreement-units");
            behind.getSelectionModel().selectFirst();
            behind.requestFocus();
            return true;
          });
      window.press(KeyCode.ENTER);
      window.waitUntil("the sheet is closed", () -> !window.get(Overlay.class).isDisplay());
      assertThat(room.nameOf(room.selectedProperty().get().orElseThrow())).isEqualTo("clip4.wav");
    }
  }
}
