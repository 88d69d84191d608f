package studio.migr.runtime.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static studio.migr.runtime.playback.Awaiting.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.sound.WavFile;

/** What the audio device gets to play, and what happens when there is none. */
class PlaybackSoundTest {
  private static final int RATE = 48_000;
  private static final AudioDevice NONE =
      new AudioDevice() {
        @Override
        public boolean isThere() {
          return false;
        }

        @Override
        public AudioOutput open() throws OutputLostException {
          throw new OutputLostException("there is none");
        }
      };

  @TempDir Path folder;

  @Test
  void givesTheDeviceEverySampleOfTheClip() throws IOException {
    FakeDevice device = new FakeDevice(10);
    try (Playback playback = open(ramp(RATE), 0, device)) {
      playback.play();
      await(() -> playback.state().atEnd());

      assertThat(playback.state().playing()).isFalse();
      assertThat(playback.state().positionMs()).isEqualTo(1000);
      assertThat(playback.state().clock()).isEqualTo(ClockSource.AUDIO_DEVICE);
    }
    float[] heard = left(device.recorded());
    assertThat(Arrays.copyOf(heard, RATE)).isEqualTo(expected(0, RATE));
    assertThat(Arrays.copyOfRange(heard, RATE, heard.length)).containsOnly(0);
  }

  @Test
  void isQuieterByTheGainAndSilentAtNone() throws IOException {
    for (double gain : new double[] {0.5, 0}) {
      FakeDevice device = new FakeDevice(10);
      try (Playback playback = open(ramp(4800), 0, device)) {
        playback.setGain(gain);
        playback.play();
        await(() -> playback.state().atEnd());
      }
      float[] full = expected(0, 4800);
      float[] heard = left(device.recorded());
      for (int i = 0; i < full.length; i++) {
        assertThat(heard[i]).isEqualTo((float) (full[i] * gain), within(1e-6f));
      }
    }
  }

  @Test
  void startsOverWhenPlayedAtItsEnd() throws IOException {
    FakeDevice device = new FakeDevice(10);
    try (Playback playback = open(ramp(4800), 0, device)) {
      playback.play();
      await(() -> playback.state().atEnd());
      int before = device.recorded().length;

      playback.play();
      await(() -> device.recorded().length >= before + 9600);
      await(() -> playback.state().atEnd());

      float[] again = left(Arrays.copyOfRange(device.recorded(), before, before + 9600));
      assertThat(again).isEqualTo(expected(0, 4800));
    }
  }

  @Test
  void repeatsALoopWithoutABreak() throws IOException {
    FakeDevice device = new FakeDevice(10);
    try (Playback playback = open(ramp(RATE), 0, device)) {
      playback.setLoop(Optional.of(new LoopRange(200, 300)));
      playback.seek(250);
      playback.play();
      await(() -> device.recorded().length > 2 * RATE);
      PlaybackState state = playback.state();
      assertThat(state.positionMs()).isBetween(200.0, 300.0);
      assertThat(state.loop()).contains(new LoopRange(200, 300));
    }
    float[] heard = left(device.recorded());
    float[] loop = expected(RATE / 5, RATE * 3 / 10);
    assertThat(Arrays.copyOf(heard, 2400)).isEqualTo(expected(RATE / 4, RATE * 3 / 10));
    for (int at = 2400; at + loop.length <= heard.length; at += loop.length) {
      assertThat(Arrays.copyOfRange(heard, at, at + loop.length)).isEqualTo(loop);
    }
  }

  @Test
  void entersTheLoopFromOutside() throws IOException {
    FakeDevice device = new FakeDevice(10);
    try (Playback playback = open(ramp(RATE), 0, device)) {
      playback.setLoop(Optional.of(new LoopRange(200, 300)));
      playback.play();
      await(() -> device.recorded().length > 9600);
    }
    assertThat(Arrays.copyOf(left(device.recorded()), 4800))
        .isEqualTo(expected(RATE / 5, RATE * 3 / 10));
  }

  @Test
  void survivesALoopShorterThanASample() throws IOException {
    FakeDevice device = new FakeDevice(10);
    try (Playback playback = open(ramp(RATE), 0, device)) {
      playback.setLoop(Optional.of(new LoopRange(999.9999, 1000)));
      playback.play();
      await(() -> device.recorded().length > 9600);
      assertThat(playback.state().positionMs()).isBetween(980.0, 1000.0);
    }
  }

  @Test
  void silencesTheSoundWhenThePictureAloneIsJudged() throws IOException {
    FakeDevice device = new FakeDevice(10);
    try (Playback playback = open(ramp(RATE), 0, device)) {
      playback.setCondition(Condition.VISUAL);
      playback.play();
      await(() -> playback.state().atEnd());
      assertThat(device.recorded()).containsOnly(0);
      assertThat(playback.state().condition()).isEqualTo(Condition.VISUAL);
      assertThat(playback.state().clock()).isEqualTo(ClockSource.AUDIO_DEVICE);

      playback.setCondition(Condition.AUDIO);
      playback.play();
      await(() -> playback.state().atEnd());
      assertThat(device.recorded()).contains(expected(100, 101));
    }
  }

  @Test
  void waitsInSilenceForSoundThatStartsLater() throws IOException {
    Path file = folder.resolve("ramp.wav");
    AudioTrack track = WavFile.writeFloat(file, RATE, 2, 4800, PlaybackSoundTest::rampAt);
    // The clip begins 100 ms before the sound and goes on 100 ms after it.
    MediaInfo info = new MediaInfo("wav", -100, 300, Optional.empty(), List.of(track), List.of());
    FakeDevice device = new FakeDevice(10);
    try (Playback playback = Playback.open(file, info, device)) {
      assertThat(playback.state().positionMs()).isEqualTo(-100);
      playback.play();
      await(() -> playback.state().atEnd());
      assertThat(playback.state().positionMs()).isEqualTo(200);
    }
    float[] heard = left(device.recorded());
    assertThat(Arrays.copyOf(heard, 4800)).containsOnly(0);
    assertThat(Arrays.copyOfRange(heard, 4800, 9600)).isEqualTo(expected(0, 4800));
    assertThat(Arrays.copyOfRange(heard, 9600, 14_400)).containsOnly(0);
  }

  @Test
  void playsTwiceAsLongAtHalfTheSpeed() throws IOException {
    FakeDevice device = new FakeDevice(10);
    Path file = folder.resolve("tone.wav");
    AudioTrack track = WavFile.writeFloat(file, RATE, 2, RATE, WavFile.tone(440, RATE, 0.5));
    MediaInfo info = new MediaInfo("wav", 0, 1000, Optional.empty(), List.of(track), List.of());
    try (Playback playback = Playback.open(file, info, device)) {
      playback.setSpeed(0.5);
      playback.play();
      await(() -> playback.state().atEnd());
      assertThat(playback.state().speed()).isEqualTo(0.5);
    }
    float[] heard = left(device.recorded());
    assertThat(crossings(heard, RATE / 2, RATE)).isCloseTo(220, within(6));
    assertThat(crossings(heard, RATE, RATE * 3 / 2)).isCloseTo(220, within(6));
    int last = heard.length - 1;
    while (heard[last] == 0) {
      last--;
    }
    assertThat(last).isCloseTo(2 * RATE, within(RATE / 10));
  }

  @Test
  void bringsTheSpeedWithinItsBounds() throws IOException {
    try (Playback playback = open(ramp(RATE), 0, NONE)) {
      playback.setSpeed(0.01);
      assertThat(playback.state().speed()).isEqualTo(0.25);
      playback.setSpeed(17);
      assertThat(playback.state().speed()).isEqualTo(2);
    }
  }

  @Test
  void takesTheMachinesClockWhereThereIsNoDevice() throws IOException {
    try (Playback playback = open(ramp(RATE), 0, NONE)) {
      await(() -> playback.state().clock() == ClockSource.WALL_NO_DEVICE);
      playback.setSpeed(2);
      playback.play();
      double before = playback.state().positionMs();
      await(() -> playback.state().positionMs() > before);
      await(() -> playback.state().atEnd());
      assertThat(playback.state().positionMs()).isEqualTo(1000);
    }
  }

  @Test
  void goesOnWithTheMachinesClockWhenTheDeviceGoesAway() throws IOException {
    FakeDevice device = new FakeDevice(1);
    try (Playback playback = open(ramp(RATE * 3), 0, device)) {
      playback.play();
      await(() -> playback.state().positionMs() > 200);
      double before = playback.state().positionMs();

      device.unplug();

      await(() -> playback.state().clock() == ClockSource.WALL_NO_DEVICE);
      PlaybackState lost = playback.state();
      assertThat(lost.playing()).isTrue();
      assertThat(lost.positionMs()).isGreaterThanOrEqualTo(before);
      await(() -> playback.state().positionMs() > lost.positionMs() + 100);
      playback.seek(2900);
      await(() -> playback.state().atEnd());
      assertThat(device.opened()).isEqualTo(1);
    }
  }

  @Test
  void stepsThroughASoundByTenMilliseconds() throws IOException {
    try (Playback playback = open(ramp(RATE), 0, NONE)) {
      playback.seek(500);
      playback.step(3);
      assertThat(playback.state().positionMs()).isCloseTo(530, within(1e-6));
      playback.step(-100);
      assertThat(playback.state().positionMs()).isZero();
      assertThat(playback.state().frame()).isEmpty();
    }
  }

  @Test
  void opensTheDeviceOnlyToPlay() throws IOException {
    FakeDevice device = new FakeDevice(1);
    try (Playback playback = open(ramp(RATE), 0, device)) {
      playback.seek(300);
      playback.step(2);
    }
    assertThat(device.opened()).isZero();
  }

  private MediaInfo ramp(int samples) throws IOException {
    AudioTrack track =
        WavFile.writeFloat(folder.resolve("ramp.wav"), RATE, 2, samples, PlaybackSoundTest::rampAt);
    return new MediaInfo("wav", 0, track.durationMs(), Optional.empty(), List.of(track), List.of());
  }

  private Playback open(MediaInfo info, double seekMs, AudioDevice device) {
    Playback playback = Playback.open(folder.resolve("ramp.wav"), info, device);
    playback.seek(seekMs);
    return playback;
  }

  /** Every sample tells its number. */
  private static float rampAt(int channel, long sample) {
    return (sample + 1) / 1e6f;
  }

  private static float[] expected(int from, int to) {
    float[] samples = new float[to - from];
    for (int k = from; k < to; k++) {
      samples[k - from] = rampAt(0, k);
    }
    return samples;
  }

  private static float[] left(float[] stereo) {
    float[] left = new float[stereo.length / 2];
    for (int k = 0; k < left.length; k++) {
      left[k] = stereo[2 * k];
    }
    return left;
  }

  private static int crossings(float[] samples, int from, int to) {
    int count = 0;
    for (int k = from; k < to; k++) {
      count += samples[k] < 0 && samples[k + 1] >= 0 ? 1 : 0;
    }
    return count;
  }
}
