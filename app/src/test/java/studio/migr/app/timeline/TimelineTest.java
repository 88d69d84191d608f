package studio.migr.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.player.TimeRange;
import studio.migr.app.task.TaskState;
import studio.migr.app.window.TestPlayer;
import studio.migr.app.window.TestWindow;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.testing.ClipMaker;

class TimelineTest {
  private static final double WIDTH = 800;
  private static final double WAVE_Y = 100;
  private static final double RULER_Y = 10;
  private static final double MAP_Y = 190;

  @TempDir private static Path folder;
  private static Path talking;
  private static Path silent;

  private final TestPlayer desk = TestPlayer.show();
  private final TimelineModel timeline = desk.timeline;

  @BeforeAll
  static void makeClips() throws IOException {
    talking = new ClipMaker().frames(50).make(folder.resolve("talking.mp4"));
    silent = new ClipMaker().frames(50).silent().make(folder.resolve("silent.mp4"));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void theWholeClipIsShownFirst() throws IOException {
    desk.open(talking);
    TimeWindow window = window();
    assertThat(window.startMs()).isEqualTo(0, within(1.0));
    assertThat(window.endMs()).isEqualTo(2000, within(60.0));
  }

  @Test
  void theWheelZoomsAroundThePointer() throws IOException {
    desk.open(talking);
    double before = window().msAt(600, WIDTH);
    double length = window().lengthMs();
    desk.window.moveTo(desk.timelineView, 600, WAVE_Y);
    desk.window.wheel(-3);
    TestWindow.await("zoomed in", () -> timeline.windowProperty().get().lengthMs() < length);
    assertThat(window().xOf(before, WIDTH)).isEqualTo(600, within(0.01));
    double zoomed = window().lengthMs();
    desk.window.wheel(1);
    TestWindow.await("zoomed out", () -> timeline.windowProperty().get().lengthMs() > zoomed);
    assertThat(window().xOf(before, WIDTH)).isEqualTo(600, within(0.01));
  }

  @Test
  void aDragScrubsToTheExactFrame() throws IOException {
    desk.open(talking);
    desk.window.moveTo(desk.timelineView, 100, RULER_Y);
    desk.window.press();
    for (int x = 110; x <= 500; x += 30) {
      desk.window.moveTo(desk.timelineView, x, RULER_Y);
    }
    desk.window.moveTo(desk.timelineView, 500, RULER_Y);
    desk.window.release();
    double ms = window().msAt(500, WIDTH);
    int frame = (int) (ms / 40);
    desk.awaitStillPicture(frame);
    assertThat(desk.drawnNumber()).contains(frame);
    assertThat(TestWindow.call(() -> desk.player.positionMsProperty().get()))
        .isEqualTo(ms, within(1.0));
  }

  @Test
  void aDragWithShiftSelectsAndAClickWithShiftClears() throws IOException {
    desk.open(talking);
    TestWindow.run(() -> Drags.withShift(desk.timelineView, 200, 400, WAVE_Y));
    TimeRange range = TestWindow.call(() -> desk.player.selection().range().orElseThrow());
    double halfAFrame = 20 / window().lengthMs() * WIDTH + 0.6;
    assertThat(window().xOf(range.startMs(), WIDTH)).isEqualTo(200, within(halfAFrame));
    assertThat(window().xOf(range.endMs(), WIDTH)).isEqualTo(400, within(halfAFrame));
    assertThat(range.startMs() % 40).as("it begins with a frame").isEqualTo(0, within(1e-6));
    assertThat(range.endMs() % 40).as("and ends before one").isEqualTo(0, within(1e-6));

    drag(400, 500, WAVE_Y); // an edge is moved without Shift
    TimeRange longer = TestWindow.call(() -> desk.player.selection().range().orElseThrow());
    assertThat(window().xOf(longer.endMs(), WIDTH)).isEqualTo(500, within(halfAFrame));

    TestWindow.run(() -> Drags.withShift(desk.timelineView, 600, 600, WAVE_Y));
    assertThat(TestWindow.call(() -> desk.player.selection().range())).isEmpty();
  }

  @Test
  void aDragBeyondTheEdgeScrollsOn() throws IOException {
    desk.open(talking);
    TestWindow.run(() -> timeline.zoom(0.1, 0));
    double end = window().endMs();
    desk.window.moveTo(desk.timelineView, 700, RULER_Y);
    desk.window.press();
    TestWindow.run(
        () -> Drags.send(desk.timelineView, MouseEvent.MOUSE_DRAGGED, 900, RULER_Y, false));
    TestWindow.await("scrolled", () -> timeline.windowProperty().get().endMs() > end + 50);
    desk.window.release();
    double position = TestWindow.call(() -> desk.player.positionMsProperty().get());
    assertThat(position).isGreaterThan(end);
  }

  @Test
  void theMapLeadsElsewhere() throws IOException {
    desk.open(talking);
    TestWindow.run(() -> timeline.zoom(0.2, 0));
    desk.window.moveTo(desk.timelineView, 400, MAP_Y);
    desk.window.press();
    desk.window.release();
    TimeWindow whole = TestWindow.call(() -> timeline.wholeProperty().get());
    TimeWindow shown = window();
    double mapWidth = TestWindow.call(() -> desk.timelineView.geometry().mapWidth());
    assertThat((shown.startMs() + shown.endMs()) / 2)
        .isEqualTo(whole.msAt(400, mapWidth), within(3.0));
  }

  @Test
  void aDoubleClickShowsTheWholeClip() throws IOException {
    desk.open(talking);
    TestWindow.run(() -> timeline.zoom(0.2, 500));
    desk.window.moveTo(desk.timelineView, 300, WAVE_Y);
    desk.window.doubleClick();
    assertThat(window()).isEqualTo(TestWindow.call(() -> timeline.wholeProperty().get()));
  }

  @Test
  void plusAndMinusZoomAroundThePlayHead() throws IOException {
    desk.open(talking);
    TestWindow.run(() -> desk.player.seek(1500));
    double length = window().lengthMs();
    desk.window.type(KeyCode.EQUALS);
    assertThat(window().lengthMs()).isLessThan(length);
    assertThat(window().contains(1500)).isTrue();
    desk.window.type(KeyCode.MINUS);
    assertThat(window().lengthMs()).isEqualTo(length, within(0.01));
    desk.window.type(KeyCode.EQUALS);
    desk.window.type(KeyCode.DIGIT0, KeyCode.CONTROL);
    assertThat(window().lengthMs()).isEqualTo(length, within(0.01));
  }

  @Test
  void thePlayHeadStaysInSightWhilePlaying() throws IOException {
    desk.open(talking);
    TestWindow.run(
        () -> {
          timeline.zoom(0.2, 0);
          desk.player.play();
        });
    TestWindow.await(
        "a page was turned",
        () -> {
          double position = desk.player.positionMsProperty().get();
          assertThat(timeline.windowProperty().get().contains(position)).isTrue();
          return timeline.windowProperty().get().startMs() > 300;
        });
  }

  @Test
  void whoeverLooksElsewhereWhilePlayingIsLeftAlone() throws IOException {
    desk.open(talking);
    TestWindow.run(
        () -> {
          timeline.zoom(0.1, 0);
          desk.player.play();
          timeline.centreOn(1500);
        });
    TimeWindow chosen = window();
    TestWindow.await("time runs", () -> desk.player.positionMsProperty().get() > 600);
    assertThat(window()).isEqualTo(chosen);
  }

  @Test
  void theWaveformIsDrawnAndTakesItsColoursFromTheTheme() throws IOException {
    desk.open(talking);
    TestWindow.await(
        "the peaks", () -> timeline.peaksProperty().get() instanceof TaskState.Done<?>);
    TestWindow.frames(2);
    // A sine reaches from the middle (97) up to 30, its root mean square up to 50.
    assertThat(pixel(400, 40)).isEqualTo(Color.web("#7fa6d6"));
    assertThat(pixel(400, 60)).isEqualTo(Color.web("#1f63b5"));
    assertThat(pixel(397, 25)).isEqualTo(Color.web("#f6f7f6"));
    TestWindow.run(() -> desk.wear("dark"));
    TestWindow.frames(2);
    assertThat(pixel(400, 40)).isEqualTo(Color.web("#2f5a8c"));
    assertThat(pixel(400, 60)).isEqualTo(Color.web("#74aef5"));
    assertThat(pixel(397, 25)).isEqualTo(Color.web("#17191b"));
  }

  @Test
  void deepInTheSamplesTheWaveIsALine() throws IOException {
    desk.open(talking);
    TestWindow.await(
        "the peaks", () -> timeline.peaksProperty().get() instanceof TaskState.Done<?>);
    TestWindow.run(() -> timeline.zoom(0.001, 1000));
    TestWindow.frames(2);
    int[] before = {TestWindow.call(() -> timeline.waveform().finerProperty().get())};
    TestWindow.await(
        "the samples", () -> timeline.waveform().finerProperty().get() > 0 || before[0] > 0);
    TestWindow.frames(2);
    // 440 Hz over 5 ms crosses the middle several times: above and below are both mostly empty.
    int filled = 0;
    for (int x = 0; x < WIDTH; x++) {
      if (!pixel(x, 70).equals(Color.web("#f6f7f6"))) {
        filled++;
      }
    }
    assertThat(filled).isBetween(4, (int) WIDTH / 4);
  }

  @Test
  void whoeverJudgesByThePictureSeesNoWaveform() throws IOException {
    desk.open(talking);
    TestWindow.await(
        "the peaks", () -> timeline.peaksProperty().get() instanceof TaskState.Done<?>);
    TestWindow.run(() -> desk.player.condition().choose(Condition.VISUAL));
    TestWindow.frames(2);
    assertThat(pixel(400, 60)).isEqualTo(Color.web("#f6f7f6"));
    assertThat(message()).isEqualTo("Sound hidden: judge by the picture");
  }

  @Test
  void aSilentClipHasItsRulerAndItsFrames() throws IOException {
    desk.open(silent);
    TestWindow.frames(2);
    assertThat(message()).isEqualTo("This clip has no sound");
    desk.window.moveTo(desk.timelineView, 400, RULER_Y);
    desk.window.press();
    desk.window.release();
    desk.awaitStillPicture(25);
    assertThat(desk.drawnNumber()).contains(25);
  }

  @Test
  void theCanvasIsNeverLargerThanTheView() throws IOException {
    desk.open(talking);
    TestWindow.run(() -> timeline.zoom(0.001, 1000));
    TestWindow.frames(2);
    Canvas canvas = TestWindow.call(() -> (Canvas) desk.timelineView.lookup("Canvas"));
    assertThat(canvas.getWidth()).isEqualTo(desk.timelineView.getWidth());
    assertThat(canvas.getHeight()).isEqualTo(desk.timelineView.getHeight());
  }

  private void drag(double from, double to, double y) {
    desk.window.moveTo(desk.timelineView, from, y);
    desk.window.press();
    desk.window.moveTo(desk.timelineView, (from + to) / 2, y);
    desk.window.moveTo(desk.timelineView, to, y);
    desk.window.release();
  }

  private TimeWindow window() {
    return TestWindow.call(() -> timeline.windowProperty().get());
  }

  private String message() {
    return TestWindow.call(() -> ((Label) desk.timelineView.lookup("#timeline-message")).getText());
  }

  /** What the canvas alone shows. */
  private Color pixel(int x, int y) {
    return TestWindow.call(
        () -> {
          WritableImage drawn = desk.timelineView.lookup("Canvas").snapshot(null, null);
          return drawn.getPixelReader().getColor(x, y);
        });
  }
}
