package studio.migr.app.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.window.TestPlayer;
import studio.migr.app.window.TestWindow;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.media.VideoFrame;
import studio.migr.runtime.playback.ClockSource;
import studio.migr.runtime.testing.ClipMaker;

class PlayerTest {
  private static final int FRAMES = 50;
  private static final double FRAME_MS = 40;

  @TempDir private static Path folder;
  private static Path talking;
  private static Path silent;
  private static Path sound;

  private final TestPlayer desk = TestPlayer.show();
  private final PlayerModel player = desk.player;

  @BeforeAll
  static void makeClips() throws IOException {
    talking = new ClipMaker().frames(FRAMES).make(folder.resolve("talking.mp4"));
    silent = new ClipMaker().frames(FRAMES).silent().make(folder.resolve("silent.mp4"));
    sound = new ClipMaker().frames(FRAMES).soundOnly().make(folder.resolve("sound.wav"));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void openingAClipDrawsItsFirstFrameAndWaits() throws IOException {
    desk.open(talking);
    assertThat(desk.drawnNumber()).contains(0);
    assertThat(text("player-time")).isEqualTo("00:00.000");
    assertThat(text("player-frame")).isEqualTo("f  0");
    assertThat(text("player-frames")).isEqualTo("/ 50");
    assertThat(TestWindow.call(() -> player.playingProperty().get())).isFalse();
  }

  @Test
  void theArrowsStepExactlyOneFrame() throws IOException {
    desk.open(talking);
    for (int k = 1; k <= 3; k++) {
      desk.window.type(KeyCode.RIGHT);
      desk.awaitStillPicture(k);
      assertThat(desk.drawnNumber()).contains(k);
      assertThat(positionMs()).isEqualTo(k * FRAME_MS, within(0.1));
    }
    desk.window.type(KeyCode.LEFT);
    desk.awaitStillPicture(2);
    assertThat(desk.drawnNumber()).contains(2);
    assertThat(text("player-time")).isEqualTo("00:00.080");
  }

  @Test
  void homeAndEndGoToTheFirstAndTheLastFrame() throws IOException {
    desk.open(talking);
    desk.window.type(KeyCode.END);
    desk.awaitStillPicture(FRAMES - 1);
    assertThat(desk.drawnNumber()).contains(FRAMES - 1);
    desk.window.type(KeyCode.HOME);
    desk.awaitStillPicture(0);
    assertThat(desk.drawnNumber()).contains(0);
  }

  @Test
  void shiftAndAnArrowMoveOneSecond() throws IOException {
    desk.open(talking);
    desk.window.type(KeyCode.RIGHT, KeyCode.SHIFT);
    desk.awaitStillPicture(25);
    assertThat(positionMs()).isEqualTo(1000, within(0.1));
  }

  @Test
  void spacePlaysAndPauses() throws IOException {
    desk.open(talking);
    desk.window.type(KeyCode.SPACE);
    TestWindow.await("time runs", () -> player.positionMsProperty().get() > 3 * FRAME_MS);
    assertThat(TestWindow.call(() -> player.playingProperty().get())).isTrue();
    desk.window.type(KeyCode.SPACE);
    TestWindow.await("time stands", () -> !player.playingProperty().get());
    TestWindow.await(
        "the picture belongs to the position",
        () ->
            player.frameIndexProperty().get().orElse(-1)
                == (int) (player.positionMsProperty().get() / FRAME_MS + 1e-6));
    int shown = TestWindow.call(() -> player.frameIndexProperty().get().orElseThrow());
    TestWindow.frames(2);
    assertThat(desk.drawnNumber()).contains(shown);
  }

  @Test
  void playingEndsAtTheEndAndStartsAgainFromTheStart() throws IOException {
    desk.open(talking);
    TestWindow.run(
        () -> {
          player.seek(1900);
          player.play();
        });
    TestWindow.await(
        "the end",
        () -> !player.playingProperty().get() && player.positionMsProperty().get() > 1950);
    TestWindow.run(player::play);
    TestWindow.await(
        "again from the start",
        () -> player.playingProperty().get() && player.positionMsProperty().get() < 1000);
  }

  /** Whether it played, at each change from now on. */
  private List<Boolean> played() {
    List<Boolean> played = new CopyOnWriteArrayList<>();
    TestWindow.run(() -> player.playingProperty().subscribe((_, now) -> played.add(now)));
    return played;
  }

  @Test
  void runningBackwardsEndsAtTheFirstFrame() throws IOException {
    desk.open(talking);
    TestWindow.run(() -> player.seek(400));
    desk.awaitStillPicture(10);
    List<Boolean> played = played();
    desk.window.type(KeyCode.J);
    desk.awaitStillPicture(0);
    assertThat(positionMs()).isZero();
    assertThat(played).containsExactly(true, false);
  }

  @Test
  void theSelectionEndsWithTheFrameInSight() throws IOException {
    desk.open(talking);
    TestWindow.run(() -> player.seek(10 * FRAME_MS));
    desk.window.type(KeyCode.I);
    TestWindow.run(() -> player.seek(14 * FRAME_MS));
    desk.window.type(KeyCode.O);
    TimeRange range = TestWindow.call(() -> player.selection().range().orElseThrow());
    assertThat(range.startMs()).isEqualTo(400, within(0.1));
    assertThat(range.endMs()).isEqualTo(600, within(0.1));
  }

  @Test
  void theSelectionIsPlayedOnceAndStopsAtItsEnd() throws IOException {
    desk.open(talking);
    TestWindow.run(() -> player.selection().select(400, 600));
    List<Boolean> played = played();
    desk.window.type(KeyCode.SPACE, KeyCode.SHIFT);
    TestWindow.await(
        "it stops", () -> !player.playingProperty().get() && player.positionMsProperty().get() > 0);
    assertThat(positionMs()).isEqualTo(600, within(0.1));
    assertThat(played).containsExactly(true, false);
  }

  @Test
  void theLoopStaysWithinTheSelection() throws IOException {
    desk.open(talking);
    TestWindow.run(() -> player.selection().select(400, 600));
    desk.window.type(KeyCode.R);
    desk.window.type(KeyCode.SPACE);
    TestWindow.await("late", () -> inside(520, 600));
    TestWindow.await("early again", () -> inside(400, 480));
    TestWindow.await("late again", () -> inside(520, 600));
  }

  private boolean inside(double from, double to) {
    double position = player.positionMsProperty().get();
    return player.playingProperty().get() && position >= from && position <= to;
  }

  @Test
  void judgingBySoundHidesThePicture() throws IOException {
    desk.open(talking);
    desk.window.type(KeyCode.DIGIT2, KeyCode.ALT);
    TestWindow.frames(2);
    assertThat(desk.drawnNumber()).isEmpty();
    assertThat(TestWindow.call(() -> desk.window.scene().lookup(".stage-notice"))).isNotNull();
    desk.window.type(KeyCode.RIGHT);
    TestWindow.await("the hidden frame", () -> player.frameIndexProperty().get().orElse(-1) == 1);
    assertThat(desk.drawnNumber()).isEmpty();
    desk.window.type(KeyCode.DIGIT1, KeyCode.ALT);
    TestWindow.frames(2);
    assertThat(desk.drawnNumber()).contains(1);
  }

  @Test
  void theConditionOfAJudgementIsHowTheClipWasPlayedLast() throws IOException {
    desk.open(talking);
    assertThat(judged()).isEqualTo(Condition.BOTH);
    TestWindow.run(() -> player.condition().choose(Condition.AUDIO));
    assertThat(judged()).as("not played yet").isEqualTo(Condition.BOTH);
    TestWindow.run(player::play);
    assertThat(judged()).isEqualTo(Condition.AUDIO);
    TestWindow.run(() -> player.condition().choose(Condition.VISUAL));
    assertThat(judged()).as("changed while playing").isEqualTo(Condition.VISUAL);
    TestWindow.run(player::pause);
    TestWindow.run(() -> player.condition().choose(Condition.BOTH));
    assertThat(judged()).as("only looked at").isEqualTo(Condition.VISUAL);
  }

  @Test
  void aChosenConditionHoldsForTheNextClipFromItsFirstFrame() throws IOException {
    TestWindow.run(() -> player.condition().choose(Condition.AUDIO));
    desk.open(talking);
    assertThat(desk.drawnNumber()).isEmpty();
    assertThat(judged()).isEqualTo(Condition.AUDIO);
  }

  @Test
  void aSoundAloneIsPlayedAndJudgedBySound() throws IOException {
    desk.open(sound);
    assertThat(condition()).isEqualTo(Condition.AUDIO);
    assertThat(judged()).isEqualTo(Condition.AUDIO);
    assertThat(desk.drawnNumber()).isEmpty();
    desk.window.type(KeyCode.RIGHT);
    TestWindow.await("10 ms on", () -> Math.abs(player.positionMsProperty().get() - 10) < 1);
    desk.window.type(KeyCode.SPACE);
    TestWindow.await("time runs", () -> player.positionMsProperty().get() > 100);
  }

  @Test
  void aSilentClipIsPlayedAndJudgedByItsPicture() throws IOException {
    desk.open(silent);
    assertThat(condition()).isEqualTo(Condition.VISUAL);
    assertThat(judged()).isEqualTo(Condition.VISUAL);
    assertThat(desk.drawnNumber()).contains(0);
    desk.window.type(KeyCode.SPACE);
    TestWindow.await("time runs", () -> player.frameIndexProperty().get().orElse(-1) > 3);
    assertThat(TestWindow.call(() -> player.clockProperty().get()))
        .contains(ClockSource.WALL_NO_SOUND);
  }

  @Test
  void ofManyClipsInARowOnlyTheLastIsShownAndNothingOfTheOthersIsLeft() throws IOException {
    desk.open(talking);
    ClipSource first = TestPlayer.clip(talking);
    ClipSource last = TestPlayer.clip(silent);
    WeakReference<VideoFrame> formerPicture =
        new WeakReference<>(TestWindow.call(() -> player.pictureProperty().get().orElseThrow()));
    Set<Long> before = threads();
    TestWindow.run(
        () -> {
          for (int i = 0; i < 30; i++) {
            player.open(first);
          }
          player.open(last);
          player.step(1); // nothing to step yet: without effect
        });
    TestWindow.await(
        "the last clip",
        () ->
            player.stateProperty().get() instanceof PlayerState.Ready(var shown)
                && shown == last
                && player.pictureProperty().get().isPresent());
    TestWindow.run(player::close);
    TestWindow.await("no thread is left of them", () -> before.containsAll(threads()));
    TestWindow.await(
        "the former picture is free",
        () -> {
          System.gc();
          return formerPicture.get() == null;
        });
  }

  /** Threads that playing may start; by number, since a thread object holds what it ran. */
  private static Set<Long> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("play"))
        .map(Thread::threadId)
        .collect(Collectors.toSet());
  }

  @Test
  void nothingRunsWhileTheClipStandsStill() throws IOException {
    desk.open(talking);
    TestWindow.await("at rest", () -> !player.isWatching());
    boolean watching =
        TestWindow.call(
            () -> {
              player.seek(FRAME_MS);
              return player.isWatching();
            });
    assertThat(watching).isTrue();
    desk.awaitStillPicture(1);
    TestWindow.await("at rest again", () -> !player.isWatching());
  }

  @Test
  void aFileThatIsGoneGetsASentence() throws IOException {
    Path file = Files.copy(talking, folder.resolve("gone.mp4"));
    ClipSource source = TestPlayer.clip(file);
    Files.delete(file);
    TestWindow.run(() -> player.open(source));
    TestWindow.await(
        "a sentence", () -> player.stateProperty().get() instanceof PlayerState.Broken);
    PlayerState.Broken broken =
        TestWindow.call(() -> (PlayerState.Broken) player.stateProperty().get());
    assertThat(broken.sentence()).contains("gone.mp4").contains("does not exist");
    TestWindow.frames(2);
    assertThat(TestWindow.call(() -> desk.window.scene().lookup(".danger-sign"))).isNotNull();
  }

  @Test
  void theWindowSaysSoIfAndOnlyIfThereIsNoAudioDevice() throws IOException {
    desk.open(talking);
    TestWindow.run(player::play);
    TestWindow.await("time runs", () -> player.positionMsProperty().get() > 100);
    boolean noDevice =
        TestWindow.call(
            () -> player.clockProperty().get().equals(Optional.of(ClockSource.WALL_NO_DEVICE)));
    assertThat(TestWindow.call(() -> desk.window.scene().lookup("#player-no-device").isVisible()))
        .isEqualTo(noDevice);
  }

  private Condition condition() {
    return TestWindow.call(() -> player.condition().nowProperty().get());
  }

  private Condition judged() {
    return TestWindow.call(() -> player.condition().judgedProperty().get());
  }

  private double positionMs() {
    return TestWindow.call(() -> player.positionMsProperty().get());
  }

  private String text(String id) {
    return TestWindow.call(() -> ((Label) desk.window.scene().lookup("#" + id)).getText());
  }
}
