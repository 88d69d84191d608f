package studio.migr.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.agreement.AgreementModel;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.annotate.SaveState;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.round.RoundModel;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;
import studio.migr.runtime.emotion.Condition;

/** Rounds, comparison and adjudication in the real window, by keys. */
class RoundsAndAgreementTest {
  @TempDir Path home;
  private Path place;

  @BeforeEach
  void makeProject() throws Exception {
    Path clips = Files.createDirectory(home.resolve("clips"));
    Wav.write(clips.resolve("a.wav"), 300);
    Wav.write(clips.resolve("b.wav"), 400);
    Wav.write(clips.resolve("c.wav"), 500);
    place = home.resolve("project");
    try (Project project = Project.create(place)) {
      project.library().add(List.of(clips), studio.migr.runtime.work.Work.UNWATCHED);
    }
  }

  private void label(String annotator, String clip, String emotion) throws Exception {
    try (Project project = Project.open(place)) {
      String id = project.library().find(clip).orElseThrow().id();
      project
          .labels()
          .apply(
              annotator,
              List.of(
                  new Labels.Change(
                      new LabelKey(id, annotator, Condition.AUDIO, Optional.empty()),
                      Judgement.EMPTY.withEmotion(Optional.of(emotion)))));
    }
  }

  private StudioWindow open() {
    StudioWindow window = StudioWindow.open(home, Optional.of(place));
    window.waitUntil(
        "the clips are there", () -> window.get(LibraryModel.class).shown().size() == 3);
    StudioWindow.onFx(
        () -> {
          window.get(AnnotatorModel.class).rename("Lead");
          return true;
        });
    return window;
  }

  private static void waitUntilSaved(StudioWindow window) {
    window.waitUntil(
        "saved",
        () -> window.get(AnnotateModel.class).saveStateProperty().get() instanceof SaveState.Saved);
  }

  private static Project project(StudioWindow window) {
    return window.get(ProjectModel.class).project().orElseThrow();
  }

  private static List<LabelEvent> gold(StudioWindow window) {
    return project(window).labels().current().stream()
        .filter(event -> event.key().isGold())
        .toList();
  }

  @Test
  void aDifferenceIsSettledByTakingAJudgesLabelOrByAnotherAndBothCanBeTakenBack() throws Exception {
    label("Ann", "a.wav", "fear");
    label("Ben", "a.wav", "surprise");
    label("Ann", "b.wav", "happy");
    label("Ben", "b.wav", "sad");
    try (StudioWindow window = open()) {
      AgreementModel model = window.get(AgreementModel.class);
      window.press(KeyCode.CONTROL, KeyCode.DIGIT3);
      window.waitUntil("both differences are listed", () -> model.shown().size() == 2);
      assertThat(model.nameOf(model.selectedProperty().get().orElseThrow())).isEqualTo("a.wav");
      window.press(KeyCode.SHIFT, KeyCode.DIGIT2);
      waitUntilSaved(window);
      assertThat(gold(window))
          .singleElement()
          .satisfies(event -> assertThat(event.judgement().emotion()).contains("surprise"))
          .satisfies(
              event ->
                  assertThat(project(window).labels().authors().get(event.change()))
                      .isEqualTo("Lead"));
      window.press(KeyCode.F8);
      window.waitUntil(
          "the next difference is chosen",
          () -> model.nameOf(model.selectedProperty().get().orElseThrow()).equals("b.wav"));
      window.press(KeyCode.DIGIT3);
      waitUntilSaved(window);
      assertThat(gold(window))
          .extracting(event -> event.judgement().emotion().orElseThrow())
          .containsExactlyInAnyOrder("surprise", "neutral");
      window.press(KeyCode.CONTROL, KeyCode.Z);
      waitUntilSaved(window);
      assertThat(gold(window)).hasSize(1);
      window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
      assertThat(window.get(AnnotateModel.class).targetProperty().get().orElseThrow().annotator())
          .isEqualTo("Lead");
    }
  }

  @Test
  void whatAllSayBecomesGoldInOneStepAndGoesInOneStep() throws Exception {
    label("Ann", "a.wav", "fear");
    label("Ben", "a.wav", "fear");
    label("Ann", "b.wav", "happy");
    label("Ben", "b.wav", "happy");
    label("Ann", "c.wav", "happy");
    try (StudioWindow window = open()) {
      AgreementModel model = window.get(AgreementModel.class);
      window.press(KeyCode.CONTROL, KeyCode.DIGIT3);
      window.waitUntil("the two are unanimous", () -> model.unanimous().size() == 2);
      StudioWindow.onFx(
          () -> {
            model.acceptUnanimous();
            return true;
          });
      window.waitUntil("both are gold", () -> model.countsProperty().get().gold() == 2);
      window.press(KeyCode.CONTROL, KeyCode.Z);
      window.waitUntil("none is", () -> model.countsProperty().get().gold() == 0);
    }
  }

  @Test
  void inABlindRoundTheConditionIsGivenAndEarlierLabelsStayAsTheyAre() throws Exception {
    label("Lead", "a.wav", "fear");
    try (StudioWindow window = open()) {
      RoundModel rounds = window.get(RoundModel.class);
      List<String> clips =
          project(window).library().clips().stream().map(clip -> clip.id()).toList();
      project(window)
          .rounds()
          .start(
              "Lead",
              new RoundPlan(
                  "second pass",
                  clips,
                  List.of("Lead"),
                  List.of(Condition.AUDIO),
                  RoundPlan.Sharing.EVERYONE_ALL,
                  OptionalLong.empty(),
                  true));
      window.waitUntil("the round is known", () -> rounds.usefulProperty().get());
      window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
      window.waitUntil("an entry is chosen", () -> rounds.selectedProperty().get().isPresent());
      PlayerModel player = window.get(PlayerModel.class);
      AnnotateModel labels = window.get(AnnotateModel.class);
      assertThat(player.conditionLockedProperty().get()).isTrue();
      assertThat(labels.judgementProperty().get().isEmpty()).as("hidden").isTrue();
      assertThat(labels.ofClip()).isEmpty();

      window.press(KeyCode.CONTROL, KeyCode.ENTER); // nothing judged yet: not done
      window.waitUntil(
          "that is refused", () -> labels.saveStateProperty().get() instanceof SaveState.NotSaved);
      window.press(KeyCode.DIGIT1);
      window.press(KeyCode.CONTROL, KeyCode.ENTER);
      window.waitUntil(
          "the second entry is next",
          () -> rounds.selectedProperty().get().map(e -> e.number()).equals(Optional.of(2)));
      assertThat(rounds.queue().getFirst().done()).isTrue();

      window.press(KeyCode.CONTROL, KeyCode.LEFT);
      window.waitUntil(
          "the first is looked at",
          () -> rounds.selectedProperty().get().map(e -> e.number()).equals(Optional.of(1)));
      assertThat(labels.editableProperty().get()).as("done is read-only").isFalse();

      window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
      assertThat(player.conditionLockedProperty().get()).isFalse();
      String first = project(window).library().find("a.wav").orElseThrow().id();
      assertThat(project(window).labels().currentOf(first))
          .extracting(event -> event.judgement().emotion().orElseThrow())
          .containsExactlyInAnyOrder("fear", "happy");
    }
  }

  @Test
  void aRoundIsStartedByKeyAndItsRoomOpens() throws IOException {
    try (StudioWindow window = open()) {
      window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
      StudioWindow.onFx(
          () -> {
            window.<javafx.scene.control.Button>find("#round-start").fire();
            return true;
          });
      RoundModel rounds = window.get(RoundModel.class);
      window.waitUntil("the room is open", () -> rounds.openProperty().get());
      // three clips of sound alone, under three conditions: only the sound alone can be given
      window.waitUntil("the queue is there", () -> rounds.queue().size() == 3);
      assertThat(window.find("#round").isVisible()).isTrue();
    }
  }
}
