package studio.migr.app.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.annotate.SaveState;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Segment;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.player.TimeRange;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.testing.StudioWindow;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.media.Rational;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.work.Work;

/** Stretches of a clip of 25 frames a second, labelled in the real window. Times in ms. */
class SegmentTest {
  private static final double FRAME = 40;

  @TempDir Path home;
  private StudioWindow window;
  private String clip = "";

  @BeforeEach
  void openAClip() throws Exception {
    Path file = new ClipMaker().frames(100).silent().make(home.resolve("clip.mp4"));
    Path folder = home.resolve("project");
    try (Project project = Project.create(folder)) {
      clip = project.library().add(List.of(file), Work.UNWATCHED).added().getFirst().id();
    }
    window = StudioWindow.open(home, Optional.of(folder));
    window.waitUntil("the clip is open", () -> player().pictureProperty().get().isPresent());
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void marksAtTwoMomentsAndADigitMakeASegment() {
    mark(400, 1000);
    window.press(KeyCode.DIGIT5);
    waitUntilSaved();
    assertThat(segments()).singleElement().satisfies(range -> isAt(range, 400, 1000));
    assertThat(labels().getFirst().judgement().emotion()).contains("surprise");
  }

  @Test
  void aMarkMadeWhilePlayingLiesEarlierByTheReactionTime() {
    StudioWindow.onFx(
        () -> {
          marks().setReactionMs(200);
          player().seek(1000);
          marks().mark(); // standing still there is nothing to be late for
          return true;
        });
    assertThat(markMs()).isEqualTo(1000, within(1.0));
    double marked =
        StudioWindow.onFx(
            () -> {
              marks().mark();
              player().seek(2000);
              player().play();
              marks().mark();
              return marks().markProperty().get().orElseThrow();
            });
    assertThat(marked).isEqualTo(1800, within(FRAME));
  }

  @Test
  void aKeyHeldWhilePlayingMarksFromPressToReleaseAndATapOnlyBegins() {
    StudioWindow.onFx(
        () -> {
          player().seek(400);
          player().play();
          new Robot().keyPress(KeyCode.M);
          return true;
        });
    window.waitUntil("begun", () -> marks().markProperty().get().isPresent());
    double begun = markMs();
    StudioWindow.onFx(
        () -> {
          new Robot().keyPress(KeyCode.M); // as the system repeats a key that is down
          return true;
        });
    window.waitUntil(
        "it plays on for a while", () -> player().positionMsProperty().get() > begun + 1000);
    assertThat(markMs()).as("the repeated key changes nothing").isEqualTo(begun);
    StudioWindow.onFx(
        () -> {
          new Robot().keyRelease(KeyCode.M);
          return true;
        });
    window.waitUntil("ended", () -> player().selection().range().isPresent());
    assertThat(selection().startMs()).isEqualTo(begun, within(1.0));
    assertThat(selection().endMs()).isGreaterThan(begun + 900);
    assertThat(StudioWindow.onFx(() -> marks().markProperty().get())).isEmpty();

    window.press(KeyCode.K);
    window.press(KeyCode.M);
    assertThat(markMs()).as("a tap begins, and another ends").isPositive();
  }

  @Test
  void aSelectionIsDrawnToANeighbourElseToAFrameAndFreelyWithoutReach() {
    segment(1530, 2000); // from 1520: the nearest frame
    StudioWindow.onFx(
        () -> {
          player().seek(3000);
          return true;
        });
    assertThat(StudioWindow.onFx(() -> segmentModel().snapped(1509, 30)))
        .isEqualTo(1520, within(1.0));
    assertThat(StudioWindow.onFx(() -> segmentModel().snapped(1130, 30)))
        .isEqualTo(1120, within(1.0));
    assertThat(StudioWindow.onFx(() -> segmentModel().snapped(1130, 0))).isEqualTo(1130);
  }

  @Test
  void keysMoveTheChosenSegmentByWholeFramesAndOneUndoTakesOneMoveBack() {
    segment(400, 1000);
    window.press(KeyCode.ALT, KeyCode.RIGHT);
    waitUntilSaved();
    assertThat(segments()).singleElement().satisfies(range -> isAt(range, 440, 1040));
    assertThat(labels().getFirst().judgement().emotion()).contains("surprise");
    window.press(KeyCode.SHIFT, KeyCode.ALT, KeyCode.RIGHT);
    waitUntilSaved();
    assertThat(segments()).singleElement().satisfies(range -> isAt(range, 440, 1080));
    window.press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.LEFT);
    waitUntilSaved();
    assertThat(segments()).singleElement().satisfies(range -> isAt(range, 400, 1080));
    window.press(KeyCode.CONTROL, KeyCode.Z);
    waitUntilSaved();
    window.waitUntil("taken back", () -> Math.abs(saved().getFirst().startMs() - 440) < 1);
    assertThat(segments()).singleElement().satisfies(range -> isAt(range, 440, 1080));
  }

  @Test
  void aQuickRowOfKeysLosesNoStep() {
    segment(400, 1000);
    for (int i = 0; i < 10; i++) {
      window.press(KeyCode.ALT, KeyCode.RIGHT);
    }
    waitUntilSaved();
    assertThat(segments()).singleElement().satisfies(range -> isAt(range, 800, 1400));
  }

  @Test
  void theEndsOfTheClipStopASegment() {
    segment(0, 80);
    window.press(KeyCode.ALT, KeyCode.LEFT);
    assertThat(segments()).singleElement().satisfies(range -> isAt(range, 0, 80));
    assertThat(labels()).hasSize(1);
  }

  @Test
  void aDraggedEdgeSnapsToANeighbourElseToAFrameAndWithoutReachToNothing() {
    segment(400, 1000);
    segment(1530, 2000); // from 1520: the nearest frame
    LabelKey first = labels().getFirst().key();
    isAt(dragged(first, SegmentPart.END, 509, 30), 400, 1520);
    isAt(dragged(first, SegmentPart.END, 130, 30), 400, 1120);
    isAt(dragged(first, SegmentPart.END, 130, 0), 400, 1130);
    isAt(dragged(first, SegmentPart.WHOLE, 515, 30), 920, 1520);
    isAt(dragged(first, SegmentPart.START, 5000, 30), 960, 1000);
  }

  @Test
  void aDropMovesTheLabelInOneStep() {
    segment(400, 1000);
    LabelKey key = labels().getFirst().key();
    StudioWindow.onFx(
        () -> {
          segmentModel().drag(key, SegmentPart.WHOLE, 400, 10);
          segmentModel().drop();
          return true;
        });
    waitUntilSaved();
    assertThat(segments()).singleElement().satisfies(range -> isAt(range, 800, 1400));
    List<LabelEvent> history = StudioWindow.onFx(() -> project().labels().historyOf(clip));
    assertThat(history.subList(history.size() - 2, history.size()))
        .extracting(LabelEvent::change)
        .as("clearing and setting belong together")
        .containsOnly(history.getLast().change());
  }

  @Test
  void deleteRemovesAndUndoBringsBack() {
    segment(400, 1000);
    window.press(KeyCode.DELETE);
    waitUntilSaved();
    assertThat(segments()).isEmpty();
    assertThat(saved()).isEmpty();
    window.press(KeyCode.CONTROL, KeyCode.Z);
    waitUntilSaved();
    window.waitUntil("it is back", () -> saved().size() == 1);
    assertThat(segments()).singleElement().satisfies(range -> isAt(range, 400, 1000));
  }

  @Test
  void keysWalkThroughTheOwnSegmentsInOrderOfTime() {
    segment(1520, 2000);
    segment(400, 1000);
    StudioWindow.onFx(
        () -> {
          player().selection().clear();
          player().seek(0);
          return true;
        });
    window.press(KeyCode.S);
    isAt(selection(), 400, 1000);
    window.press(KeyCode.S);
    isAt(selection(), 1520, 2000);
    window.press(KeyCode.SHIFT, KeyCode.S);
    isAt(selection(), 400, 1000);
  }

  @Test
  void otherPeoplesSegmentsAreThereButCannotBeChosenOrMoved() {
    LabelKey theirs =
        new LabelKey(
            clip,
            "somebody else",
            Condition.BOTH,
            Optional.of(new Segment(0, 1, new Rational(1, 1))));
    StudioWindow.onFx(
        () ->
            project()
                .labels()
                .apply(
                    "somebody else",
                    List.of(
                        new Labels.Change(
                            theirs, Judgement.EMPTY.withEmotion(Optional.of("fear"))))));
    window.waitUntil("it is listed", () -> segmentModel().segments().size() == 1);
    StudioWindow.onFx(
        () -> {
          segmentModel().choose(theirs);
          segmentModel().drag(theirs, SegmentPart.WHOLE, 100, 0);
          return true;
        });
    assertThat(StudioWindow.onFx(() -> segmentModel().chosenProperty().get())).isEmpty();
    assertThat(StudioWindow.onFx(() -> segmentModel().editProperty().get())).isEmpty();
    assertThat(StudioWindow.onFx(() -> segmentModel().annotators()))
        .containsExactly(window.get(AnnotatorModel.class).name(), "somebody else");
  }

  private void segment(double fromMs, double toMs) {
    mark(fromMs, toMs);
    window.press(KeyCode.DIGIT5);
    waitUntilSaved();
    StudioWindow.onFx(
        () -> {
          LabelEvent made =
              segmentModel().segments().stream()
                  .filter(
                      event ->
                          Math.abs(SegmentModel.rangeOf(event.key()).startMs() - fromMs)
                              <= FRAME / 2)
                  .findFirst()
                  .orElseThrow();
          segmentModel().choose(made.key());
          return true;
        });
  }

  private void mark(double fromMs, double toMs) {
    for (double ms : new double[] {fromMs, toMs}) {
      StudioWindow.onFx(
          () -> {
            player().seek(ms);
            return true;
          });
      window.press(KeyCode.M);
    }
  }

  private double markMs() {
    return StudioWindow.onFx(() -> marks().markProperty().get().orElseThrow());
  }

  private TimeRange dragged(LabelKey key, SegmentPart part, double byMs, double reachMs) {
    return StudioWindow.onFx(
        () -> {
          player().seek(3000); // the play head, which would draw edges too, is far away
          segmentModel().drag(key, part, byMs, reachMs);
          return segmentModel().editProperty().get().orElseThrow().range();
        });
  }

  private void waitUntilSaved() {
    window.waitUntil(
        "saved",
        () -> window.get(AnnotateModel.class).saveStateProperty().get() instanceof SaveState.Saved);
    window.waitUntil("the list is that of the disk", () -> shown().equals(saved()));
  }

  private List<TimeRange> shown() {
    return segmentModel().segments().stream()
        .map(event -> SegmentModel.rangeOf(event.key()))
        .toList();
  }

  private List<TimeRange> saved() {
    return StudioWindow.onFx(
        () ->
            project().labels().currentOf(clip).stream()
                .map(event -> SegmentModel.rangeOf(event.key()))
                .sorted(java.util.Comparator.comparingDouble(TimeRange::startMs))
                .toList());
  }

  private List<TimeRange> segments() {
    return StudioWindow.onFx(this::shown);
  }

  private List<LabelEvent> labels() {
    return StudioWindow.onFx(() -> List.copyOf(segmentModel().segments()));
  }

  private TimeRange selection() {
    return StudioWindow.onFx(() -> player().selection().range().orElseThrow());
  }

  private static void isAt(TimeRange range, double startMs, double endMs) {
    assertThat(range.startMs()).isEqualTo(startMs, within(1.0));
    assertThat(range.endMs()).isEqualTo(endMs, within(1.0));
  }

  private SegmentModel segmentModel() {
    return window.get(SegmentModel.class);
  }

  private MarkModel marks() {
    return window.get(MarkModel.class);
  }

  private PlayerModel player() {
    return window.get(PlayerModel.class);
  }

  private Project project() {
    return window.get(ProjectModel.class).project().orElseThrow();
  }
}
