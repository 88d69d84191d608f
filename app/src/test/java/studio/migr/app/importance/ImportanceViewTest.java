package studio.migr.app.importance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.clip.Clip;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Votes;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.work.Work;

/** The section of the window that shows what people go by. */
final class ImportanceViewTest {
  @TempDir Path home;

  private Path folder;
  private Clip clip;

  @BeforeEach
  void makeProject() throws Exception {
    folder = home.resolve("project");
    try (Project project = Project.create(folder)) {
      Path file = Wav.write(home.resolve("clips").resolve("a.wav"), 300);
      clip = project.library().add(List.of(file), Work.UNWATCHED).added().getFirst();
    }
  }

  private StudioWindow open() {
    StudioWindow window = StudioWindow.open(home, Optional.of(folder));
    window.waitUntil(
        "the clip is chosen",
        () -> window.get(LibraryModel.class).selectedProperty().get().isPresent());
    return window;
  }

  private static Project project(StudioWindow window) {
    return StudioWindow.onFx(() -> window.get(ProjectModel.class).project().orElseThrow());
  }

  private void votes(StudioWindow window) throws Exception {
    project(window)
        .votes()
        .add(
            List.of(
                votes(Condition.AUDIO, 8, 2),
                votes(Condition.VISUAL, 2, 8),
                votes(Condition.BOTH, 9, 1)));
  }

  private Votes votes(Condition condition, int angry, int sad) {
    return new Votes(clip.id(), condition, Map.of("angry", angry, "sad", sad), "CREMA-D");
  }

  private static List<String> texts(StudioWindow window) {
    return StudioWindow.onFx(
        () ->
            window.scene().lookup("#importance").lookupAll(".label").stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .toList());
  }

  private static boolean says(StudioWindow window, String part) {
    return texts(window).stream().anyMatch(text -> text.contains(part));
  }

  @Test
  void withoutAnswersTheSectionSaysHowToGetThem() {
    try (StudioWindow window = open()) {
      window.waitUntil("the way is shown", () -> says(window, "Alt+2"));
      assertThat(says(window, "Alt+3")).isTrue();
      assertThat(texts(window)).filteredOn("no answer yet"::equals).hasSize(3);
    }
  }

  @Test
  void publishedVotesStayHiddenUntilTheAnnotatorAsksOrAnswers() throws Exception {
    try (StudioWindow window = open()) {
      votes(window);
      window.waitUntil("they are hidden", () -> says(window, "stay hidden"));
      assertThat(says(window, "angry")).isFalse();
      StudioWindow.onFx(
          () -> {
            window.<Hyperlink>find("#importance-show").fire();
            return true;
          });
      window.waitUntil("they are shown", () -> says(window, "8 of 10"));
      assertThat(window.<Label>find("#importance-verdict").getText()).isEqualTo("The sound");
      assertThat(says(window, "CREMA-D")).isTrue();
    }
  }

  @Test
  void anAnswerOfOnesOwnShowsTheOthersAndCounts() throws Exception {
    try (StudioWindow window = open()) {
      votes(window);
      String me = StudioWindow.onFx(() -> window.get(AnnotatorModel.class).name());
      project(window)
          .labels()
          .apply(
              me,
              List.of(
                  new Labels.Change(
                      new LabelKey(clip.id(), me, Condition.AUDIO, Optional.empty()),
                      Judgement.EMPTY.withEmotion(Optional.of("angry")))));
      window.waitUntil("mine is among them", () -> says(window, "9 of 11"));
      assertThat(says(window, "1 annotator")).isTrue();
    }
  }
}
