package studio.migr.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.settings.SettingsFolder;
import studio.migr.app.task.TaskState;
import studio.migr.app.testing.Wav;
import studio.migr.app.voice.VoiceModel;
import studio.migr.app.window.TestPlayer;
import studio.migr.app.window.TestWindow;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.testing.ClipMaker;

/** The pitch of a clip's voice on the time axis. */
class PitchTrackTest {
  @TempDir private static Path folder;

  private TestPlayer desk;
  private TrackModel tracks;

  @BeforeEach
  void show() throws IOException {
    Files.deleteIfExists(SettingsFolder.path().resolve("tracks.json"));
    desk = TestPlayer.show();
    tracks = desk.part(TrackModel.class);
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
    Files.deleteIfExists(SettingsFolder.path().resolve("tracks.json"));
  }

  private void open(Path file) throws IOException {
    desk.open(file);
    TestWindow.await(
        "the voice is measured",
        () -> !(desk.part(VoiceModel.class).voiceProperty().get() instanceof TaskState.Running<?>));
    TestWindow.frames(2);
  }

  private Optional<Track> shown() {
    return TestWindow.call(
        () -> tracks.shown().stream().filter(track -> track.id().equals("pitch")).findFirst());
  }

  private Optional<String> value(double ms) {
    Track pitch = shown().orElseThrow();
    return TestWindow.call(() -> pitch.valueAt(ms));
  }

  @Test
  void aToneSaysItsFrequency() throws IOException {
    open(Wav.write(folder.resolve("tone.wav"), 220));
    assertThat(value(500)).hasValueSatisfying(said -> assertThat(said).contains("220 Hz"));
    assertThat(value(5000)).as("after the sound").isEmpty();
  }

  @Test
  void aSilentSoundSaysThatThereIsNoVoice() throws IOException {
    open(Wav.write(folder.resolve("silent.wav"), 0));
    assertThat(value(500)).hasValue("no voice here");
  }

  @Test
  void theTrackIsThereForSoundAloneAndCanBeHidden() throws IOException {
    open(new ClipMaker().frames(25).silent().make(folder.resolve("mute.mp4")));
    assertThat(shown()).isEmpty();
    open(Wav.write(folder.resolve("other.wav"), 180));
    assertThat(shown()).isPresent();
    Track pitch = shown().orElseThrow();
    TestWindow.run(() -> tracks.setShown(pitch, false));
    assertThat(shown()).isEmpty();
  }

  @Test
  void whoeverJudgesByThePictureSeesNothingOfTheVoice() throws IOException {
    open(new ClipMaker().frames(50).make(folder.resolve("both.mp4")));
    assertThat(value(500)).hasValueSatisfying(said -> assertThat(said).contains("440 Hz"));
    TestWindow.run(() -> desk.player.condition().choose(Condition.VISUAL));
    TestWindow.frames(2);
    assertThat(value(500)).isEmpty();
  }

  @Test
  void anotherClipTakesTheVoiceOfTheFormerAway() throws IOException {
    open(Wav.write(folder.resolve("first.wav"), 220));
    open(Wav.write(folder.resolve("second.wav"), 150));
    assertThat(value(500)).hasValueSatisfying(said -> assertThat(said).contains("150 Hz"));
  }
}
