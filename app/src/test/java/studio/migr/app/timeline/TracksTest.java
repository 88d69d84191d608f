package studio.migr.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.player.FaceTracks;
import studio.migr.app.settings.SettingsFolder;
import studio.migr.app.voice.VoiceModel;
import studio.migr.app.window.TestPlayer;
import studio.migr.app.window.TestWindow;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.testing.ClipMaker;

/** Tracks below each other on the time axis of a clip of two seconds, 800 px wide. */
class TracksTest {
  private static final Color GROUND = Color.web("#f6f7f6");
  private static final Color VISUAL = Color.web("#a84f08");

  @TempDir private static Path folder;

  private TestPlayer desk;
  private TrackModel tracks;

  @BeforeEach
  void openAClipWithAFace() throws IOException {
    Files.deleteIfExists(SettingsFolder.path().resolve("tracks.json"));
    desk = TestPlayer.show();
    tracks = desk.part(TrackModel.class);
    desk.open(new ClipMaker().frames(50).silent().make(folder.resolve("face.mp4")));
    TestWindow.run(() -> desk.part(FaceTracks.class).show(List.of(face())));
    TestWindow.frames(2);
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
    Files.deleteIfExists(SettingsFolder.path().resolve("tracks.json"));
  }

  /** AU01 of 5 in the first half second, no face in the next, nothing of it in the last second. */
  private static AuTrack face() {
    double[] times = new double[50];
    boolean[] found = new boolean[50];
    double[] confidence = new double[50];
    double[] strength = new double[50];
    double[] presence = new double[50];
    for (int i = 0; i < 50; i++) {
      times[i] = i * 40;
      found[i] = i < 12 || i >= 25;
      confidence[i] = found[i] ? 0.95 : Double.NaN;
      strength[i] = i < 12 ? 5 : found[i] ? 0 : Double.NaN;
      presence[i] = found[i] ? (i < 12 || i >= 40 ? 1 : 0) : Double.NaN;
    }
    TreeMap<ActionUnit, double[]> intensity = new TreeMap<>();
    TreeMap<ActionUnit, double[]> marks = new TreeMap<>();
    for (int number : new int[] {1, 2, 12}) {
      double[] values = strength.clone();
      if (number != 1) {
        Arrays.fill(values, 0);
      }
      intensity.put(new ActionUnit(number), values);
      marks.put(new ActionUnit(number), presence);
    }
    return new AuTrack(
        "OpenFace 2 (face.csv)", times, found, confidence, intensity, marks, Optional.empty());
  }

  @Test
  void theStrengthOfAUnitFillsItsLaneAndWhereNoFaceWasFoundItIsHatchedNotEmpty() {
    Lane lane = lane("unit:AU01");
    assertThat(lane.top()).isGreaterThan(TimelineLayout.RULER);
    int high = (int) lane.top() + 6;
    assertThat(pixel(150, high)).as("5 of 5 in the first half second").isEqualTo(VISUAL);
    assertThat(differing(210, 380, high)).as("slanting lines").isBetween(8, 100);
    assertThat(differing(420, 620, high)).as("measured, and 0").isLessThan(3);
  }

  @Test
  void presenceAgainstIntensityIsMarked() {
    Lane lane = lane("unit:AU01");
    Color warning = Color.web("#b3261e");
    int low = (int) lane.bottom() - 5;
    WritableImage drawn = drawn();
    boolean marked = false;
    for (int x = 650; x < 780; x++) {
      marked |= drawn.getPixelReader().getColor(x, low).equals(warning);
    }
    assertThat(marked).as("present without intensity in the last 0.4 s").isTrue();
    assertThat(pixel(150, low)).isNotEqualTo(warning);
  }

  @Test
  void theTrackUnderThePointerSaysItsValueAndItsSource() {
    assertThat(value("unit:AU01", 200))
        .contains("AU01", "5.00", "present", "OpenFace 2 (face.csv)");
    assertThat(value("unit:AU01", 700)).contains("no face");
    assertThat(value("unit:AU01", 1900)).contains("0.00", "disagree");
    assertThat(value("confidence", 200)).contains("0.95");
    assertThat(value("presence", 200)).contains("AU01 AU02 AU12");
  }

  @Test
  void whoeverJudgesByTheSoundSeesNothingOfTheFace() throws IOException {
    desk.open(new ClipMaker().frames(50).make(folder.resolve("both.mp4")));
    TestWindow.run(
        () -> {
          desk.part(FaceTracks.class).show(List.of(face()));
          desk.player.condition().choose(Condition.AUDIO);
        });
    VoiceModel voice = desk.part(VoiceModel.class);
    TestWindow.await("the voice is measured", () -> voice.voice().isPresent());
    TestWindow.frames(2);
    Lane lane = lane("unit:AU01");
    assertThat(pixel(150, (int) lane.top() + 6)).isEqualTo(GROUND);
    assertThat(
            TestWindow.call(
                () ->
                    tracks.shown().stream()
                        .filter(track -> !track.id().equals("pitch"))
                        .flatMap(track -> track.valueAt(200).stream())
                        .toList()))
        .isEmpty();
  }

  @Test
  void hidingMovingAndSizingAreRememberedForTheNextStart() {
    TestWindow.run(
        () -> {
          tracks.setShown(track("unit:AU12"), false);
          tracks.move(track("unit:AU02"), -1);
          tracks.setHeight(track("unit:AU01"), 60);
          tracks.keep();
        });
    assertThat(shown()).containsExactly("waveform", "unit:AU02", "unit:AU01");
    desk.close();
    desk = TestPlayer.show();
    tracks = desk.part(TrackModel.class);
    TestWindow.run(() -> desk.part(FaceTracks.class).show(List.of(face())));
    assertThat(shown()).containsExactly("waveform", "unit:AU02", "unit:AU01");
    assertThat(lane("unit:AU01").height()).isEqualTo(60);
  }

  @Test
  void keysChooseMoveAndSizeATrack() {
    desk.window.type(KeyCode.DOWN, KeyCode.ALT);
    desk.window.type(KeyCode.DOWN, KeyCode.ALT);
    assertThat(TestWindow.call(() -> tracks.chosen().orElseThrow().id())).isEqualTo("unit:AU01");
    desk.window.type(KeyCode.DOWN, KeyCode.SHIFT, KeyCode.ALT);
    assertThat(shown()).containsExactly("waveform", "unit:AU02", "unit:AU01", "unit:AU12");
    double before = lane("unit:AU01").height();
    desk.window.type(KeyCode.DOWN, KeyCode.CONTROL, KeyCode.SHIFT);
    assertThat(lane("unit:AU01").height()).isEqualTo(before + 8);
  }

  @Test
  void theMouseDragsALowerEdgeAndAName() {
    Lane first = lane("unit:AU01");
    drag(400, first.bottom() - 1, 400, first.bottom() + 19);
    assertThat(lane("unit:AU01").height()).isBetween(first.height() + 18, first.height() + 22);
    Lane last = lane("unit:AU12");
    Lane target = lane("unit:AU01");
    drag(10, last.top() + 10, 10, target.top() + 10);
    assertThat(shown()).containsExactly("waveform", "unit:AU12", "unit:AU01", "unit:AU02");
  }

  @Test
  void tracksThatDoNotFitScrollAndTheCanvasStaysAsLargeAsTheView() {
    TestWindow.run(
        () -> {
          for (Track track : tracks.all()) {
            tracks.setShown(track, true);
            if (!track.id().equals("waveform")) {
              tracks.setHeight(track, 80);
            }
          }
        });
    TestWindow.frames(2);
    ScrollBar bar = TestWindow.call(() -> (ScrollBar) desk.timelineView.lookup("#timeline-scroll"));
    assertThat(bar.isVisible()).isTrue();
    double top = lane("confidence").top();
    TestWindow.run(() -> bar.setValue(100));
    TestWindow.frames(2);
    assertThat(lane("confidence").top()).isEqualTo(top - 100);
    Canvas canvas = TestWindow.call(() -> (Canvas) desk.timelineView.lookup("Canvas"));
    assertThat(canvas.getHeight()).isEqualTo(desk.timelineView.getHeight());
  }

  @Test
  void theAxisCountsFramesWhenAsked() {
    Scale scale =
        TestWindow.call(() -> Scale.of(true, desk.player.source().orElseThrow().info().video()));
    List<Scale.Mark> marks = scale.labelled(new TimeWindow(0, 2000), 800, 76);
    assertThat(marks).extracting(Scale.Mark::label).startsWith("f 0", "f 5", "f 10");
    assertThat(marks.get(1).ms()).isEqualTo(200);
  }

  private void drag(double fromX, double fromY, double toX, double toY) {
    desk.window.moveTo(desk.timelineView, fromX, fromY);
    desk.window.press();
    desk.window.moveTo(desk.timelineView, (fromX + toX) / 2, (fromY + toY) / 2);
    desk.window.moveTo(desk.timelineView, toX, toY);
    desk.window.release();
    TestWindow.frames(2);
  }

  private List<String> shown() {
    return TestWindow.call(() -> tracks.shown().stream().map(Track::id).toList());
  }

  private Track track(String id) {
    return tracks.all().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private String value(String id, double ms) {
    return TestWindow.call(() -> track(id).valueAt(ms).orElse(""));
  }

  private Lane lane(String id) {
    return TestWindow.call(
        () ->
            desk.timelineView.lanes().stream()
                .filter(lane -> lane.track().id().equals(id))
                .findFirst()
                .orElseThrow());
  }

  private int differing(int from, int to, int y) {
    WritableImage drawn = drawn();
    int count = 0;
    for (int x = from; x < to; x++) {
      count += drawn.getPixelReader().getColor(x, y).equals(GROUND) ? 0 : 1;
    }
    return count;
  }

  private Color pixel(int x, int y) {
    return drawn().getPixelReader().getColor(x, y);
  }

  private WritableImage drawn() {
    return TestWindow.call(() -> desk.timelineView.lookup("Canvas").snapshot(null, null));
  }
}
