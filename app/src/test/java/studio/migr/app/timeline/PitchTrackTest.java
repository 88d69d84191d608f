package studio.migr.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.settings.Settings;
import studio.migr.app.task.TaskState;
import studio.migr.app.testing.Wav;
import studio.migr.app.voice.VoiceModel;
import studio.migr.app.window.TestPlayer;
import studio.migr.app.window.TestWindow;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.testing.ClipMaker;

/** The pitch of a clip's voice on the time axis, 800 px wide. */
class PitchTrackTest {
  private static final Color AUDIO = Color.web("#1f63b5");

  @TempDir private static Path folder;

  private TestPlayer desk;
  private TrackModel tracks;

  @BeforeEach
  void show() throws IOException {
    Files.deleteIfExists(Settings.defaultFolder().resolve("tracks.json"));
    desk = TestPlayer.show();
    tracks = desk.part(TrackModel.class);
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
    Files.deleteIfExists(Settings.defaultFolder().resolve("tracks.json"));
  }

  private void open(Path file) throws IOException {
    desk.open(file);
    TestWindow.await(
        "the voice is measured",
        () -> !(desk.part(VoiceModel.class).voiceProperty().get() instanceof TaskState.Running<?>));
    TestWindow.frames(2);
  }

  private Optional<Lane> lane() {
    return TestWindow.call(
        () ->
            tracks.lanes(TimelineLayout.RULER, 150).stream()
                .filter(lane -> lane.track().id().equals("pitch"))
                .findFirst());
  }

  private Optional<String> value(double ms) {
    return TestWindow.call(() -> lane().orElseThrow().track().valueAt(ms));
  }

  /** Height within the lane where the line is drawn; none in a gap. */
  private Optional<Double> height(int x) {
    Lane lane = lane().orElseThrow();
    Canvas canvas = (Canvas) desk.timelineView.lookup("Canvas");
    WritableImage drawn = TestWindow.call(() -> canvas.snapshot(null, null));
    int best = -1;
    double least = 0.2;
    for (int y = (int) lane.top() + 2; y < lane.bottom() - 2; y++) {
      Color color = drawn.getPixelReader().getColor(x, y);
      double away =
          Math.abs(color.getRed() - AUDIO.getRed())
              + Math.abs(color.getGreen() - AUDIO.getGreen())
              + Math.abs(color.getBlue() - AUDIO.getBlue());
      if (away < least) {
        least = away;
        best = y;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(lane.bottom() - best);
  }

  @Test
  void aToneIsALineAtItsHeightAndSaysItsFrequency() throws IOException {
    open(Wav.write(folder.resolve("tone.wav"), 220));
    assertThat(height(400)).isPresent().isEqualTo(height(600));
    assertThat(value(500)).hasValueSatisfying(said -> assertThat(said).contains("220 Hz"));
    assertThat(value(5000)).as("after the sound").isEmpty();
  }

  @Test
  void aSilentSoundHasNoLineAndSaysSo() throws IOException {
    open(Wav.write(folder.resolve("silent.wav"), 0));
    assertThat(height(200)).isEmpty();
    assertThat(value(500)).hasValue("no voice here");
  }

  @Test
  void theTrackIsThereForSoundAloneAndCanBeHidden() throws IOException {
    open(new ClipMaker().frames(25).silent().make(folder.resolve("mute.mp4")));
    assertThat(lane()).isEmpty();
    open(Wav.write(folder.resolve("other.wav"), 180));
    assertThat(lane()).isPresent();
    TestWindow.run(() -> tracks.setShown(lane().orElseThrow().track(), false));
    assertThat(lane()).isEmpty();
  }

  @Test
  void whoeverJudgesByThePictureSeesNothingOfTheVoice() throws IOException {
    open(new ClipMaker().frames(50).make(folder.resolve("both.mp4")));
    assertThat(value(500)).hasValueSatisfying(said -> assertThat(said).contains("440 Hz"));
    TestWindow.run(() -> desk.player.setCondition(Condition.VISUAL));
    TestWindow.frames(2);
    assertThat(value(500)).isEmpty();
    assertThat(height(400)).isEmpty();
  }

  @Test
  void anotherClipTakesTheVoiceOfTheFormerAway() throws IOException {
    open(Wav.write(folder.resolve("first.wav"), 220));
    open(Wav.write(folder.resolve("second.wav"), 150));
    assertThat(value(500)).hasValueSatisfying(said -> assertThat(said).contains("150 Hz"));
  }
}
