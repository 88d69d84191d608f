package studio.migr.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.clip.Clip;
import studio.migr.app.command.Commands;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.ReasoningCorrection;
import studio.migr.app.label.ReasoningCorrection.Decision;
import studio.migr.app.label.ReasoningPart;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.library.ClipHint;
import studio.migr.app.library.ClipOrder;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.project.Project;
import studio.migr.app.round.BlindRound;
import studio.migr.app.suggest.PredictionsModel;
import studio.migr.app.suggest.SuggestModel;
import studio.migr.app.suggest.SuggestState;
import studio.migr.app.testing.Predicted;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.reasoning.SegmentKind;
import studio.migr.runtime.work.Work;

/** A person works along what a model said, with keys alone, in the real window. */
class CorrectionSessionTest {
  private static final int CLIPS = 10;

  @TempDir Path home;
  private Path place = Path.of("");
  private final List<String> ids = new ArrayList<>();

  @BeforeEach
  void makeProject() throws Exception {
    Path clips = Files.createDirectory(home.resolve("clips"));
    for (int k = 0; k < CLIPS; k++) {
      Wav.write(clips.resolve(k + ".wav"), 300 + 50 * k);
    }
    place = home.resolve("project");
    try (Project project = Project.create(place)) {
      project.library().add(List.of(clips), Work.UNWATCHED);
      for (int k = 0; k < CLIPS; k++) {
        ids.add(project.library().find(k + ".wav").orElseThrow().id());
      }
    }
  }

  private StudioWindow open() {
    StudioWindow window = StudioWindow.open(home, Optional.of(place));
    window.waitUntil(
        "the clips are there", () -> window.get(LibraryModel.class).shown().size() == CLIPS);
    StudioWindow.onFx(
        () -> {
          window.get(AnnotatorModel.class).rename("Ann");
          return true;
        });
    return window;
  }

  private static void waitForPredictions(StudioWindow window, int count) {
    window.waitUntil(
        "what the model said is read",
        () -> window.get(PredictionsModel.class).predictionsProperty().get().size() == count);
  }

  private static String chosen(StudioWindow window) {
    return StudioWindow.onFx(
        () ->
            window
                .get(LibraryModel.class)
                .selectedProperty()
                .get()
                .map(row -> row.clip().id())
                .orElse(""));
  }

  private static Optional<ClipHint> hint(StudioWindow window, String clip) {
    return StudioWindow.onFx(
        () ->
            window.get(LibraryModel.class).all().stream()
                .filter(row -> row.clip().id().equals(clip))
                .findFirst()
                .orElseThrow()
                .hintProperty()
                .get());
  }

  private static void choose(StudioWindow window, String clip) {
    StudioWindow.onFx(
        () -> {
          window.get(LibraryModel.class).select(clip);
          return true;
        });
  }

  private static SuggestState said(StudioWindow window) {
    return StudioWindow.onFx(() -> window.get(SuggestModel.class).stateProperty().get());
  }

  private static List<LabelEvent> labels(StudioWindow window) {
    return window.project().labels().current();
  }

  @Test
  void tenClipsTakeTwoKeysWhereOneAgreesAndThreeWhereOneDoesNot() throws Exception {
    for (int k = 0; k < CLIPS; k++) {
      new Predicted(ids.get(k), k % 2 == 0 ? "fear" : "sad").verdict("audio").keep(place);
    }
    try (StudioWindow window = open()) {
      waitForPredictions(window, CLIPS);
      window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Q);
      AtomicInteger heard = new AtomicInteger();
      StudioWindow.onFx(
          () -> {
            window.scene().addEventFilter(KeyEvent.KEY_PRESSED, _ -> heard.incrementAndGet());
            return true;
          });
      List<Integer> keys = new ArrayList<>();
      List<String> order =
          StudioWindow.onFx(
              () ->
                  window.get(LibraryModel.class).shown().stream()
                      .map(row -> row.clip().id())
                      .toList());
      for (int k = 0; k < CLIPS; k++) {
        String now = order.get(k);
        window.waitUntil("clip " + k + " is chosen", () -> isChosen(window, now));
        window.waitUntil(
            "what the model says is on screen",
            () -> window.get(SuggestModel.class).acceptable().get());
        List<KeyCode> pressed =
            k < 6
                ? List.of(KeyCode.ENTER, KeyCode.PAGE_DOWN)
                : List.of(KeyCode.DIGIT1, KeyCode.V, KeyCode.PAGE_DOWN);
        int before = heard.get();
        for (KeyCode key : pressed) {
          window.press(key);
        }
        window.waitUntilSaved();
        keys.add(heard.get() - before); // as the window counts them
      }
      assertThat(keys.subList(0, 6)).allMatch(count -> count > 0 && count <= 3);
      assertThat(keys.subList(6, CLIPS)).allMatch(count -> count > 0 && count <= 4);
      assertThat(labels(window)).hasSize(CLIPS);
      for (int k = 0; k < CLIPS; k++) {
        LabelEvent label = window.project().labels().currentOf(order.get(k)).getFirst();
        boolean even = ids.indexOf(order.get(k)) % 2 == 0;
        assertThat(label.judgement().emotion()).contains(k < 6 ? (even ? "fear" : "sad") : "happy");
        assertThat(label.judgement().dominant())
            .contains(k < 6 ? DominantModality.AUDIO : DominantModality.VISUAL);
        assertThat(window.project().labels().acceptedIn(label.change()).isPresent())
            .isEqualTo(k < 6);
      }
      window.waitUntil(
          "nothing is left to look at",
          () ->
              window.get(LibraryModel.class).all().stream()
                  .allMatch(row -> row.hintProperty().get().isEmpty()));
    }
  }

  private static boolean isChosen(StudioWindow window, String clip) {
    return window
        .get(LibraryModel.class)
        .selectedProperty()
        .get()
        .filter(row -> row.clip().id().equals(clip))
        .isPresent();
  }

  @Test
  void whatAModelSaysIsNobodysLabelUntilItIsAcceptedAndUndoGoesBackToItsClip() throws Exception {
    new Predicted(ids.getFirst(), "fear").keep(place);
    try (StudioWindow window = open()) {
      waitForPredictions(window, 1);
      choose(window, ids.getFirst());
      window.waitUntil("it is on screen", () -> said(window) instanceof SuggestState.Shown);
      assertThat(labels(window)).isEmpty();
      assertThat(window.project().labels().annotators()).isEmpty();
      window.press(KeyCode.ENTER);
      window.waitUntilSaved();
      assertThat(labels(window))
          .singleElement()
          .satisfies(label -> assertThat(label.judgement().emotion()).contains("fear"));
      window.waitUntil(
          "the window says where it comes from",
          () -> said(window) instanceof SuggestState.Shown shown && shown.accepted());
      window.press(KeyCode.PAGE_DOWN);
      window.waitUntil("the next clip is chosen", () -> isChosen(window, ids.get(1)));
      window.press(KeyCode.CONTROL, KeyCode.Z);
      window.waitUntil("undo goes back to its clip", () -> isChosen(window, ids.getFirst()));
      window.waitUntil("nothing is accepted any more", () -> labels(window).isEmpty());
    }
  }

  @Test
  void whatIsWorthALookComesFirstWithItsReason() throws Exception {
    Instant soon = Instant.now().plusSeconds(3600); // after the label below
    new Predicted(ids.get(1), "surprise").probability(0.5, "fear", 0.4).at(soon).keep(place);
    new Predicted(ids.get(2), "happy").verdict("conflict").at(soon).keep(place);
    new Predicted(ids.get(3), "happy").at(soon).keep(place);
    try (StudioWindow window = open()) {
      waitForPredictions(window, 3);
      choose(window, ids.get(3));
      window.press(KeyCode.DIGIT2);
      window.waitUntilSaved();
      window.waitUntil(
          "that one differs is a reason",
          () -> hint(window, ids.get(3)).map(ClipHint::words).equals(Optional.of("you differ")));
      window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Q);
      LibraryModel library = window.get(LibraryModel.class);
      window.waitUntil(
          "the list is in order", () -> library.orderProperty().get() == ClipOrder.WORTH_A_LOOK);
      assertThat(
              StudioWindow.onFx(
                  () -> library.shown().stream().limit(3).map(row -> row.clip().id()).toList()))
          .containsExactly(ids.get(3), ids.get(2), ids.get(1));
      assertThat(chosen(window)).isEqualTo(ids.get(3));
      assertThat(hint(window, ids.get(2)).orElseThrow().sentence()).contains("disagree");
      assertThat(hint(window, ids.get(1)).orElseThrow().sentence()).contains("Surprise or fear");
      window.waitUntil(
          "the reason stands beside the clip",
          () -> window.<javafx.scene.control.Label>find("#suggest-why").getText().contains("say"));
    }
  }

  @Test
  void whoLabelsFirstSeesNothingOfTheModelBeforeTheirLabelIsThere() throws Exception {
    new Predicted(ids.getFirst(), "fear").verdict("conflict").keep(place);
    try (StudioWindow window = open()) {
      waitForPredictions(window, 1);
      choose(window, ids.getFirst());
      window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
      window.waitUntil("it is hidden", () -> said(window) instanceof SuggestState.Hidden);
      assertThat(hint(window, ids.getFirst()).map(ClipHint::words))
          .as("the reason must not tell what the model says")
          .contains("new");
      assertThat(window.find("#ask").isVisible()).isFalse();
      assertThat(window.find("#segments").isVisible()).isFalse();
      window.press(KeyCode.ENTER);
      assertThat(labels(window)).as("nothing to accept unseen").isEmpty();
      window.press(KeyCode.DIGIT1);
      window.waitUntilSaved();
      window.waitUntil("now it may be seen", () -> said(window) instanceof SuggestState.Shown);
    }
  }

  @Test
  void aBlindRoundHidesWhatTheModelSaysTheReasonsAndTheKeysForThem() throws Exception {
    for (String id : ids) {
      new Predicted(id, "fear").verdict("conflict").keep(place);
    }
    try (StudioWindow window = open()) {
      waitForPredictions(window, CLIPS);
      window.waitUntil("it is on screen", () -> said(window) instanceof SuggestState.Shown);
      window
          .project()
          .rounds()
          .start(
              "Ann",
              new RoundPlan(
                  "blind",
                  window.project().library().clips().stream().map(Clip::id).toList(),
                  List.of("Ann"),
                  List.of(Condition.AUDIO),
                  RoundPlan.Sharing.EVERYONE_ALL,
                  OptionalLong.empty(),
                  true));
      window.waitUntil(
          "the round waits",
          () -> window.get(BlindRound.class).runningProperty().get().isPresent());
      window.waitUntil("it is hidden", () -> said(window) instanceof SuggestState.Hidden);
      Commands commands = window.get(Commands.class);
      for (String telling :
          List.of(
              "suggest.accept",
              "suggest.accept-and-go-on",
              "queue.begin",
              "queue.next",
              "reasoning.next-segment",
              "reasoning.accept",
              "reasoning.reject")) {
        assertThat(commands.get(telling).enabled().get()).as(telling).isFalse();
      }
      for (String view :
          List.of("#suggest", "#queue", "#library", "#segments", "#ask", "#importance")) {
        assertThat(StudioWindow.onFx(() -> isSeen(window.find(view)))).as(view).isFalse();
      }
      window.press(KeyCode.ENTER);
      assertThat(labels(window)).isEmpty();
      for (String id : ids) {
        assertThat(hint(window, id).map(ClipHint::words)).contains("new");
      }
    }
  }

  private static boolean isSeen(javafx.scene.Node node) {
    for (javafx.scene.Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  @Test
  void aReasoningIsPutInOrderRatedRewrittenAndAcceptedAndWhoWroteWhatStays() throws Exception {
    new Predicted(ids.getFirst(), "fear").keep(place);
    try (StudioWindow window = open()) {
      waitForPredictions(window, 1);
      choose(window, ids.getFirst());
      window.waitUntil("the reasoning is there", () -> window.find("#segments").isVisible());
      window.press(KeyCode.ALT, KeyCode.R);
      window.press(KeyCode.ALT, KeyCode.PAGE_DOWN); // what is seen comes second
      window.waitUntilSaved();
      window.press(KeyCode.ALT, KeyCode.J);
      window.waitUntilSaved();
      window.press(KeyCode.ALT, KeyCode.R);
      window.press(KeyCode.ALT, KeyCode.ENTER);
      window.waitUntil(
          "the words can be typed",
          () -> window.scene().getFocusOwner() instanceof javafx.scene.control.TextArea);
      window.press(KeyCode.X);
      window.press(KeyCode.ENTER);
      window.waitUntilSaved();
      window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Y);
      window.waitUntil(
          "it is accepted",
          () ->
              corrections(window).stream().anyMatch(each -> each.decision() == Decision.ACCEPTED));
      ReasoningCorrection accepted = corrections(window).getFirst();
      assertThat(accepted.annotator()).isEqualTo("Ann");
      assertThat(accepted.answer()).isEqualTo("fear");
      assertThat(accepted.parts())
          .extracting(ReasoningPart::kind)
          .containsExactly(SegmentKind.AUD_DESC, SegmentKind.VIS_DESC, SegmentKind.TEXT);
      assertThat(accepted.parts().get(1).rating()).contains(ReasoningPart.Rating.FITS);
      assertThat(accepted.parts().get(1).writer()).as("still the model's words").isEmpty();
      assertThat(accepted.parts().get(2))
          .isEqualTo(
              ReasoningPart.ofModel(SegmentKind.TEXT, "Both speak of it.")
                  .rewritten("Both speak of it.x", "Ann"));
      assertThat(accepted.writers()).containsExactly(Predicted.MODEL, "Ann");
      window.press(KeyCode.CONTROL, KeyCode.Z);
      window.waitUntil(
          "undo takes the acceptance back",
          () -> corrections(window).getFirst().decision() == Decision.OPEN);
      assertThat(labels(window)).as("reasoning is no label").isEmpty();
    }
  }

  private static List<ReasoningCorrection> corrections(StudioWindow window) {
    return window.project().reasoningCorrections().all();
  }

  @Test
  void aDominantModalityThatChangesIsMarkedFromHereOnWithOneKeyEach() throws Exception {
    try (StudioWindow window = open()) {
      choose(window, ids.get(9));
      window.waitUntilReady("9.wav");
      seek(window, 0);
      window.press(KeyCode.ALT, KeyCode.A);
      window.waitUntil(
          "the window says what is marked", () -> window.find("#dominance").isVisible());
      seek(window, 200);
      window.press(KeyCode.ALT, KeyCode.V);
      window.waitUntilSaved();
      seek(window, 500);
      window.press(KeyCode.ALT, KeyCode.V); // the same again ends it
      window.waitUntil("both stretches are labelled", () -> labels(window).size() == 2);
      assertThat(window.find("#dominance").isVisible()).isFalse();
      assertThat(labels(window))
          .extracting(label -> label.judgement().dominant().orElseThrow())
          .containsExactly(DominantModality.AUDIO, DominantModality.VISUAL);
      assertThat(labels(window))
          .extracting(label -> Math.round(label.key().segment().orElseThrow().startMs()))
          .containsExactly(0L, 200L);
      assertThat(labels(window))
          .extracting(label -> Math.round(label.key().segment().orElseThrow().endMs()))
          .containsExactly(200L, 500L);
    }
  }

  private static void seek(StudioWindow window, double ms) {
    PlayerModel player = window.get(PlayerModel.class);
    StudioWindow.onFx(
        () -> {
          player.seek(player.startMs() + ms);
          return true;
        });
    window.waitUntil(
        "the clip is there",
        () -> Math.abs(player.positionMsProperty().get() - player.startMs() - ms) < 10);
  }

  @Test
  void whatHappenedToTheModelsWordStandsInTheJournal() throws Exception {
    new Predicted(ids.getFirst(), "fear").keep(place);
    String before;
    try (StudioWindow window = open()) {
      waitForPredictions(window, 1);
      choose(window, ids.getFirst());
      window.waitUntil(
          "it can be accepted", () -> window.get(SuggestModel.class).acceptable().get());
      window.press(KeyCode.ENTER);
      window.waitUntilSaved();
      before = window.project().fingerprint();
    }
    Files.delete(place.resolve("studio.mv.db"));
    try (Project project = Project.open(place)) {
      assertThat(project.fingerprint()).isEqualTo(before);
      Map<Long, ?> accepted = project.labels().acceptedSuggestions();
      assertThat(accepted).hasSize(1);
    }
  }
}
