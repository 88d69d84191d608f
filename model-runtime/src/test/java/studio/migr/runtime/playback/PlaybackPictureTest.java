package studio.migr.runtime.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static studio.migr.runtime.playback.Awaiting.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.media.MediaFault;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.MediaProbe;
import studio.migr.runtime.media.VideoFrame;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.testing.CounterStamp;
import studio.migr.runtime.work.Work;

/** Which picture is seen when, on clips whose k-th frame shows the number k. */
class PlaybackPictureTest {
  private static final int FRAMES = 50;

  @TempDir static Path folder;
  private static Path silent;
  private static Path sounding;

  @BeforeAll
  static void makeClips() throws IOException {
    silent = new ClipMaker().frames(FRAMES).silent().make(folder.resolve("silent.mp4"));
    sounding = new ClipMaker().frames(FRAMES).soundSeconds(1).make(folder.resolve("sounding.mp4"));
  }

  @Test
  void showsTheFirstFrameAtOnce() throws IOException {
    try (Playback playback = open(silent)) {
      awaitFrame(playback, 0);
      assertThat(playback.state().playing()).isFalse();
      assertThat(playback.state().clock()).isEqualTo(ClockSource.WALL_NO_SOUND);
    }
  }

  @Test
  void playsToItsLastFrameAndStopsThere() throws IOException {
    MediaInfo info = MediaProbe.probe(silent, Work.UNWATCHED);
    try (Playback playback = Playback.open(silent, info)) {
      playback.setSpeed(2);
      playback.play();
      int before = -1;
      while (!playback.state().atEnd()) {
        PlaybackState state = playback.state();
        int shown = state.frame().map(VideoFrame::index).orElse(-1);
        assertThat(shown).isGreaterThanOrEqualTo(before);
        assertThat(shown)
            .isLessThanOrEqualTo(info.video().orElseThrow().frameAtMillis(state.positionMs()));
        before = shown;
        pause();
      }
      awaitFrame(playback, FRAMES - 1);
      assertThat(playback.state().playing()).isFalse();
      assertThat(playback.state().positionMs()).isEqualTo(info.endMs());
    }
  }

  @Test
  void showsAnyFrameByItsNumber() throws IOException {
    Random random = new Random(3);
    try (Playback playback = open(sounding)) {
      for (int trial = 0; trial < 40; trial++) {
        int k = random.nextInt(FRAMES);
        playback.showFrame(k);
        awaitFrame(playback, k);
      }
      playback.showFrame(-4);
      awaitFrame(playback, 0);
      playback.showFrame(4000);
      awaitFrame(playback, FRAMES - 1);
    }
  }

  @Test
  void stepsByExactFramesBothWays() throws IOException {
    try (Playback playback = open(sounding)) {
      playback.showFrame(20);
      for (int k = 21; k < 30; k++) {
        playback.step(1);
        awaitFrame(playback, k);
      }
      for (int k = 28; k > 10; k--) {
        playback.step(-1);
        awaitFrame(playback, k);
      }
      playback.step(10);
      awaitFrame(playback, 21);
      playback.step(-100);
      awaitFrame(playback, 0);
    }
  }

  @Test
  void addsUpStepsInQuickSuccession() throws IOException {
    try (Playback playback = open(sounding)) {
      playback.showFrame(5);
      for (int times = 0; times < 12; times++) {
        playback.step(2);
      }
      awaitFrame(playback, 29);
    }
  }

  @Test
  void stepsFromTheFrameShownWhilePlaying() throws IOException {
    try (Playback playback = open(sounding)) {
      playback.play();
      await(() -> playback.state().frame().map(VideoFrame::index).orElse(0) > 4);
      int shown = playback.state().frame().orElseThrow().index();
      playback.step(1);
      assertThat(playback.state().playing()).isFalse();
      awaitFrame(playback, shown + 1);
    }
  }

  @Test
  void showsTheNewestOfManySeeks() throws IOException {
    Random random = new Random(4);
    try (Playback playback = open(sounding)) {
      for (int trial = 0; trial < 2000; trial++) {
        playback.seek(random.nextDouble() * 2000);
      }
      playback.seek(37 * 40 + 20);
      assertThat(playback.state().positionMs()).isCloseTo(37 * 40 + 20, within(1e-6));
      awaitFrame(playback, 37);
      assertThat(playback.state().playing()).isFalse();
    }
  }

  @Test
  void playsOnAfterASeek() throws IOException {
    try (Playback playback = open(sounding)) {
      playback.play();
      playback.seek(1500);
      assertThat(playback.state().positionMs()).isGreaterThanOrEqualTo(1500);
      await(() -> playback.state().atEnd());
    }
  }

  @Test
  void holdsItsPlaceWhilePaused() throws IOException {
    try (Playback playback = open(sounding)) {
      playback.play();
      await(() -> playback.state().positionMs() > 300);
      playback.pause();
      double position = playback.state().positionMs();
      pause();
      assertThat(playback.state().positionMs()).isEqualTo(position);
      awaitFrame(playback, (int) (position / 40));
    }
  }

  @Test
  void staysWithinTheLoop() throws IOException {
    try (Playback playback = open(sounding)) {
      playback.setLoop(Optional.of(new LoopRange(400, 600)));
      playback.setSpeed(2);
      playback.play();
      int wraps = 0;
      double before = 0;
      while (wraps < 4) {
        PlaybackState state = playback.state();
        assertThat(state.playing()).isTrue();
        if (state.frame().isPresent() && wraps > 0) {
          assertThat(state.frame().get().index()).isBetween(10, 15);
        }
        if (state.positionMs() < before) {
          wraps++;
        }
        before = state.positionMs();
        if (wraps > 0) {
          assertThat(before).isBetween(400.0, 600.0);
        }
        pause();
      }
      playback.setLoop(Optional.empty());
      await(() -> playback.state().atEnd());
    }
  }

  @Test
  void keepsItsTimeWhenTheConditionChanges() throws IOException {
    try (Playback playback = open(sounding)) {
      playback.play();
      await(() -> playback.state().positionMs() > 100);
      for (Condition condition : List.of(Condition.VISUAL, Condition.AUDIO, Condition.BOTH)) {
        double before = playback.state().positionMs();
        playback.setCondition(condition);
        PlaybackState after = playback.state();
        assertThat(after.condition()).isEqualTo(condition);
        assertThat(after.playing()).isTrue();
        assertThat(after.positionMs()).isGreaterThanOrEqualTo(before);
        await(() -> playback.state().positionMs() > after.positionMs());
      }
    }
  }

  @Test
  void saysThatTheFileIsMissing() throws IOException {
    Path copy = Files.copy(sounding, folder.resolve("gone.mp4"));
    MediaInfo info = MediaProbe.probe(copy, Work.UNWATCHED);
    Files.delete(copy);
    try (Playback playback = Playback.open(copy, info)) {
      await(() -> playback.state().fault().isPresent());
      assertThat(playback.state().fault()).contains(MediaFault.MISSING);
      playback.play();
      await(() -> !playback.state().playing());
      assertThat(playback.state().fault()).contains(MediaFault.MISSING);
    }
  }

  @Test
  void stopsWhenTheFileIsDeletedMeanwhile() throws IOException {
    Path copy = Files.copy(sounding, folder.resolve("deleted.mp4"));
    MediaInfo info = MediaProbe.probe(copy, Work.UNWATCHED);
    try (Playback playback = Playback.open(copy, info)) {
      playback.setSpeed(0.25);
      playback.play();
      await(() -> playback.state().positionMs() > 20);
      Files.delete(copy);
      await(() -> playback.state().fault().isPresent());
      assertThat(playback.state().fault()).contains(MediaFault.MISSING);
      assertThat(playback.state().playing()).isFalse();
      assertThat(playback.state().positionMs()).isLessThan(info.endMs());
    }
  }

  @Test
  void stopsWhenTheFileIsCutMeanwhile() throws IOException {
    Path copy = Files.copy(sounding, folder.resolve("cut.mp4"));
    MediaInfo info = MediaProbe.probe(copy, Work.UNWATCHED);
    try (Playback playback = Playback.open(copy, info)) {
      playback.setSpeed(0.25);
      playback.play();
      await(() -> playback.state().positionMs() > 20);
      try (RandomAccessFile file = new RandomAccessFile(copy.toFile(), "rw")) {
        file.setLength(file.length() / 3);
      }
      await(() -> playback.state().fault().isPresent());
      assertThat(playback.state().fault()).contains(MediaFault.TRUNCATED);
      assertThat(playback.state().playing()).isFalse();
    }
  }

  @Test
  void leavesNoThreadBehind() throws IOException {
    MediaInfo info = MediaProbe.probe(sounding, Work.UNWATCHED);
    for (int times = 0; times < 30; times++) {
      Path file = sounding;
      try (Playback playback = Playback.open(file, info)) {
        playback.play();
        playback.seek(40.0 * times);
        if (times % 10 == 0) {
          await(() -> playback.state().frame().isPresent());
        }
      }
      assertThat(threads()).isEmpty();
    }
  }

  @Test
  void ignoresCommandsAfterItWasClosed() throws IOException {
    Playback playback = open(sounding);
    playback.close();
    playback.play();
    playback.seek(500);
    playback.step(1);
    playback.close();
    assertThat(playback.state().playing()).isFalse();
    assertThat(threads()).isEmpty();
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("playback "))
        .toList();
  }

  private static Playback open(Path file) throws IOException {
    return Playback.open(file, MediaProbe.probe(file, Work.UNWATCHED));
  }

  private static void awaitFrame(Playback playback, int k) {
    await(() -> playback.state().frame().map(VideoFrame::index).orElse(-1) == k);
    VideoFrame frame = playback.state().frame().orElseThrow();
    assertThat(CounterStamp.read(frame.bgra(), frame.width(), frame.height())).isEqualTo(k);
  }

  private static void pause() {
    try {
      Thread.sleep(3);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
