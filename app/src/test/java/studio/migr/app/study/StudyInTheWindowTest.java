package studio.migr.app.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.annotate.SaveState;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.clip.Clip;
import studio.migr.app.command.Commands;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.Round;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.round.QueueEntry;
import studio.migr.app.round.RoundModel;
import studio.migr.app.task.TaskState;
import studio.migr.app.testing.Predicted;
import studio.migr.app.testing.StudioWindow;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.work.Work;

/**
 * An importance study from the drawing to the report, by keys in the real window, on the real
 * store.
 */
class StudyInTheWindowTest {
  private static final int CLIPS = 5;
  private static final int ASKED = 3;

  @TempDir Path home;

  private Path project() throws Exception {
    Path clips = Files.createDirectory(home.resolve("clips"));
    for (int k = 0; k < CLIPS; k++) {
      new ClipMaker().frames(12).size(64 + 16 * k, 48).make(clips.resolve("clip" + k + ".mp4"));
    }
    Path place = home.resolve("project");
    try (Project project = Project.create(place)) {
      project.library().add(List.of(clips), Work.UNWATCHED);
      List<Clip> all = project.library().clips();
      for (int k = 0; k < CLIPS; k++) {
        new Predicted(all.get(k).id(), k % 2 == 0 ? "surprise" : "fear")
            .verdict(List.of("audio", "visual", "both").get(k % 3))
            .alone("fear", "surprise")
            .keep(place);
      }
    }
    return place;
  }

  private static void judge(StudioWindow window, int number, KeyCode... keys) {
    window.waitUntil(
        "entry " + number + " is given",
        () ->
            window
                .get(RoundModel.class)
                .selectedProperty()
                .get()
                .map(QueueEntry::number)
                .equals(Optional.of(number)));
    for (KeyCode key : keys) {
      window.press(key);
    }
    window.waitUntilSaved();
    window.press(KeyCode.CONTROL, KeyCode.ENTER);
  }

  /** What another person on the same project says: of all clips surprise, by the picture. */
  private static void judgeAll(StudioWindow window, Round study, String who) throws Exception {
    Project project = window.project();
    for (RoundEntry entry : project.rounds().queue(study, who)) {
      Judgement said = Judgement.EMPTY.withEmotion(Optional.of("surprise"));
      project
          .labels()
          .apply(
              who,
              List.of(
                  new Labels.Change(
                      entry.key(),
                      entry.condition() == Condition.BOTH
                          ? said.withDominant(Optional.of(DominantModality.VISUAL))
                          : said)));
      project.rounds().finish(who, entry);
    }
  }

  @Test
  void aStudyIsDrawnJudgedBlindUnderAllConditionsAndReported() throws Exception {
    try (StudioWindow window = StudioWindow.open(home, Optional.of(project()))) {
      window.waitUntil(
          "the clips are there", () -> window.get(LibraryModel.class).shown().size() == CLIPS);
      StudioWindow.onFx(
          () -> {
            window.get(AnnotatorModel.class).rename("Lead");
            return true;
          });
      window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.J);
      window.waitUntil(
          "the clips are drawn",
          () -> ((Label) window.find("#study-drawn")).getText().startsWith(CLIPS + " clips"));
      StudioWindow.onFx(
          () -> {
            ((TextField) window.find("#study-people")).setText("Lead, Ben");
            ((TextField) window.find("#study-count")).setText(Integer.toString(ASKED));
            return true;
          });
      assertThat(StudioWindow.onFx(() -> ((Label) window.find("#study-drawn")).getText()))
          .as("one of each modality")
          .contains("sound 1", "picture 1", "both 1");
      StudioWindow.onFx(
          () -> {
            ((Button) window.find("#study-start-verb")).fire();
            return true;
          });
      Commands commands = window.get(Commands.class);
      window.waitUntil(
          "the blind round has begun", () -> window.get(RoundModel.class).openProperty().get());
      window.waitUntil(
          "no report leads the judgement", () -> !commands.get("study.report").enabled().get());

      for (int number = 1; number <= 2 * ASKED; number++) { // sound alone, then picture alone
        judge(window, number, number <= ASKED ? KeyCode.DIGIT7 : KeyCode.DIGIT5);
      }
      judge(window, 2 * ASKED + 1, KeyCode.DIGIT7); // fear, without the direct question
      window.waitUntil(
          "the direct question is not passed over",
          () ->
              window.get(AnnotateModel.class).saveStateProperty().get()
                  instanceof SaveState.NotSaved);
      judge(window, 2 * ASKED + 1, KeyCode.A);
      judge(window, 2 * ASKED + 2, KeyCode.DIGIT7, KeyCode.A);
      judge(window, 2 * ASKED + 3, KeyCode.DIGIT5, KeyCode.V);
      window.waitUntil("all is judged", () -> commands.get("study.report").enabled().get());

      Round study = window.project().rounds().all().getFirst();
      assertThat(study.plan().study()).isTrue();
      judgeAll(window, study, "Ben");
      window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
      StudyModel model = window.get(StudyModel.class);
      window.waitUntil(
          "the report is there",
          () ->
              model.reportProperty().get() instanceof TaskState.Done<StudyReport>(var report)
                  && report.people().size() == 2
                  && report.line(Topic.DIRECT).model().units() == 1);
      ListView<?> disputed = window.find("#study-disputed");
      assertThat(disputed.getItems()).as("they differ on two of three").hasSize(2);
      assertThat(StudioWindow.onFx(() -> ((Label) window.find("#study-report-title")).getText()))
          .contains("3 clips", "2 people", Predicted.MODEL);
      StudioWindow.onFx(
          () -> {
            disputed.getSelectionModel().selectFirst();
            disputed.requestFocus();
            return true;
          });
      String wanted = model.reported().orElseThrow().disputed().getFirst().clipId();
      window.press(KeyCode.ENTER);
      window.waitUntil("the sheet is closed", () -> !window.get(Overlay.class).isDisplay());
      window.waitUntil(
          "the clip is on screen",
          () ->
              window
                  .get(LibraryModel.class)
                  .selectedProperty()
                  .get()
                  .map(row -> row.clip().id())
                  .equals(Optional.of(wanted)));
    }
  }
}
