package studio.migr.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.agreement.AgreementModel;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.annotate.SaveState;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.clip.Clip;
import studio.migr.app.command.Commands;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.round.QueueEntry;
import studio.migr.app.round.RoundModel;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;
import studio.migr.app.tour.GeneratedFace;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.work.Work;

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
      project.library().add(List.of(clips), Work.UNWATCHED);
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
    beLead(window);
    return window;
  }

  private static void beLead(StudioWindow window) {
    StudioWindow.onFx(
        () -> {
          window.get(AnnotatorModel.class).rename("Lead");
          return true;
        });
  }

  private static List<LabelEvent> gold(StudioWindow window) {
    return window.project().labels().current().stream()
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
      window.waitUntilSaved();
      assertThat(gold(window))
          .singleElement()
          .satisfies(event -> assertThat(event.judgement().emotion()).contains("surprise"))
          .satisfies(
              event ->
                  assertThat(window.project().labels().authors().get(event.change()))
                      .isEqualTo("Lead"));
      window.press(KeyCode.F8);
      window.waitUntil(
          "the next difference is chosen",
          () -> model.nameOf(model.selectedProperty().get().orElseThrow()).equals("b.wav"));
      window.press(KeyCode.DIGIT3);
      window.waitUntilSaved();
      assertThat(gold(window))
          .extracting(event -> event.judgement().emotion().orElseThrow())
          .containsExactlyInAnyOrder("surprise", "neutral");
      window.press(KeyCode.CONTROL, KeyCode.Z);
      window.waitUntilSaved();
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

  /** A round of sound alone, begun behind the window, as by another person on the same folder. */
  private static void start(StudioWindow window, String name, boolean blind) throws Exception {
    start(window, name, blind, Condition.AUDIO);
  }

  private static void start(StudioWindow window, String name, boolean blind, Condition given)
      throws Exception {
    List<String> clips = window.project().library().clips().stream().map(Clip::id).toList();
    window
        .project()
        .rounds()
        .start(
            "Lead",
            new RoundPlan(
                name,
                clips,
                List.of("Lead"),
                List.of(given),
                RoundPlan.Sharing.EVERYONE_ALL,
                OptionalLong.empty(),
                blind));
  }

  private static void waitForEntry(StudioWindow window, int number) {
    window.waitUntil(
        "entry " + number + " is chosen",
        () ->
            window
                .get(RoundModel.class)
                .selectedProperty()
                .get()
                .map(QueueEntry::number)
                .equals(Optional.of(number)));
  }

  @Test
  void inARoundNoProgramNamesTheEmotionsThatAFaceFits() throws Exception {
    Path faces = Files.createDirectory(home.resolve("faces"));
    new ClipMaker().frames(50).size(320, 240).silent().make(faces.resolve("face.mp4"));
    GeneratedFace.write(faces.resolve("face.csv"), 50, 25, 320, 240);
    place = home.resolve("faces project");
    try (Project project = Project.create(place)) {
      project.library().add(List.of(faces), Work.UNWATCHED);
    }
    try (StudioWindow window = StudioWindow.open(home, Optional.of(place))) {
      window.waitUntil(
          "the picture is there",
          () -> window.get(PlayerModel.class).pictureProperty().get().isPresent());
      beLead(window);
      Node bars = window.find("#prototypes");
      window.waitUntil("the face is compared with prototypes", bars::isVisible);
      start(window, "blind", true, Condition.VISUAL);
      window.waitUntil("the round asks for the picture alone", () -> locked(window));
      window.waitUntil("the names of emotions are gone", () -> !bars.isVisible());
      window.press(KeyCode.ALT, KeyCode.E);
      assertThat(bars.isVisible()).isFalse();
    }
  }

  private static boolean locked(StudioWindow window) {
    return window.get(PlayerModel.class).condition().lockedProperty().get();
  }

  @Test
  void inABlindRoundTheConditionIsGivenAndEarlierLabelsStayAsTheyAre() throws Exception {
    label("Lead", "a.wav", "fear");
    try (StudioWindow window = open()) {
      start(window, "second pass", true);
      waitForEntry(window, 1);
      RoundModel rounds = window.get(RoundModel.class);
      PlayerModel player = window.get(PlayerModel.class);
      AnnotateModel labels = window.get(AnnotateModel.class);
      assertThat(player.condition().lockedProperty().get()).isTrue();
      assertThat(labels.judgementProperty().get().isEmpty()).as("hidden").isTrue();
      assertThat(labels.ofClip()).isEmpty();

      window.press(KeyCode.CONTROL, KeyCode.ENTER); // nothing judged yet: not done
      window.waitUntil(
          "that is refused", () -> labels.saveStateProperty().get() instanceof SaveState.NotSaved);
      window.press(KeyCode.DIGIT1);
      window.press(KeyCode.CONTROL, KeyCode.ENTER);
      waitForEntry(window, 2);
      assertThat(rounds.queue().getFirst().done()).isTrue();

      window.press(KeyCode.CONTROL, KeyCode.LEFT);
      waitForEntry(window, 1);
      assertThat(labels.editableProperty().get()).as("done is read-only").isFalse();
      String first = window.project().library().find("a.wav").orElseThrow().id();
      assertThat(window.project().labels().currentOf(first))
          .extracting(event -> event.judgement().emotion().orElseThrow())
          .containsExactlyInAnyOrder("fear", "happy");
    }
  }

  @Test
  void aBlindRoundIsTheOnlyRoomUntilEverythingIsJudgedAndThenShowsWhatWasSaid() throws Exception {
    label("Lead", "a.wav", "fear");
    label("Ben", "a.wav", "sad");
    try (StudioWindow window = open()) {
      start(window, "second pass", true);
      waitForEntry(window, 1);
      RoundModel rounds = window.get(RoundModel.class);
      Commands commands = window.get(Commands.class);
      for (String telling :
          List.of(
              "shell.room-clips",
              "shell.room-agreement",
              "shell.search",
              "library.filter-clips",
              "annotate.bulk",
              "plot.open",
              "scheme.edit",
              "round.reveal")) {
        assertThat(commands.get(telling).enabled().get()).as(telling).isFalse();
        assertThat(commands.get(telling).tooltip().getValue()).contains("second pass");
      }
      for (KeyCode[] keys :
          List.of(
              new KeyCode[] {KeyCode.CONTROL, KeyCode.DIGIT1},
              new KeyCode[] {KeyCode.CONTROL, KeyCode.DIGIT3},
              new KeyCode[] {KeyCode.CONTROL, KeyCode.G},
              new KeyCode[] {KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L})) {
        window.press(keys);
      }
      assertThat(rounds.openProperty().get()).as("still in the round").isTrue();
      assertThat(window.get(Overlay.class).isDisplay()).isFalse();
      assertThat(window.find("#importance").isVisible()).isFalse();

      for (int number = 1; number <= 3; number++) {
        waitForEntry(window, number);
        window.press(KeyCode.DIGIT1);
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.waitUntilSaved();
      }
      window.waitUntil("it may be revealed", () -> commands.get("round.reveal").enabled().get());
      assertThat(commands.get("shell.room-clips").obstacleProperty().get()).isEmpty();
      window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
      TableView<?> table = window.find("#round-review");
      assertThat(table.getItems()).hasSize(3);
      assertThat(StudioWindow.onFx(() -> cells(table, 0)))
          .containsExactly("a.wav", "happy", "fear (sound alone)", "Ben: sad (sound alone)");
      window.press(KeyCode.ENTER);
      window.waitUntil("the clips' room is open", () -> !rounds.openProperty().get());
      assertThat(window.get(LibraryModel.class).selectedProperty().get())
          .hasValueSatisfying(row -> assertThat(row.clip().name()).isEqualTo("a.wav"));
    }
  }

  private static List<String> cells(TableView<?> table, int row) {
    return table.getColumns().stream()
        .map(column -> String.valueOf(column.getCellData(row)))
        .toList();
  }

  @Test
  void undoReachesNeitherLabelsFromBeforeTheRoundNorEntriesThatAreDone() throws Exception {
    try (StudioWindow window = open()) {
      window.waitUntilReady("a.wav");
      window.press(KeyCode.DIGIT7);
      window.waitUntilSaved();
      start(window, "blind", true);
      waitForEntry(window, 1);
      AnnotateModel labels = window.get(AnnotateModel.class);
      window.waitUntil("nothing to undo", () -> !labels.undoableProperty().get());
      window.press(KeyCode.CONTROL, KeyCode.Z);
      window.press(KeyCode.DIGIT1);
      window.waitUntil("that can be undone", () -> labels.undoableProperty().get());
      window.press(KeyCode.CONTROL, KeyCode.Z);
      window.waitUntil("it is", () -> labels.judgementProperty().get().isEmpty());
      window.waitUntil("no further", () -> !labels.undoableProperty().get());
      window.press(KeyCode.DIGIT2);
      window.press(KeyCode.CONTROL, KeyCode.ENTER);
      waitForEntry(window, 2);
      window.waitUntil("not into what is done", () -> !labels.undoableProperty().get());
      window.press(KeyCode.CONTROL, KeyCode.Z);
      assertThat(window.project().labels().current())
          .extracting(event -> event.judgement().emotion().orElseThrow())
          .containsExactly("fear", "sad");
    }
  }

  @Test
  void aRoundIsTakenUpAgainWhereItWasLeft() throws Exception {
    try (StudioWindow window = open()) {
      start(window, "in two sittings", true);
      waitForEntry(window, 1);
      window.press(KeyCode.DIGIT1);
      window.press(KeyCode.CONTROL, KeyCode.ENTER);
      waitForEntry(window, 2);
    }
    try (StudioWindow window = StudioWindow.open(home, Optional.of(place))) {
      waitForEntry(window, 2);
      assertThat(window.get(RoundModel.class).openProperty().get()).isTrue();
      assertThat(window.get(RoundModel.class).queue().stream().filter(QueueEntry::done)).hasSize(1);
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
