package studio.migr.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.work.Work;

/** Every file that is no clip is told by its own reason. */
final class MediaProbeFaultTest {
  @TempDir static Path folder;

  private static MediaFault faultOf(Path file) {
    MediaException fault =
        catchThrowableOfType(MediaException.class, () -> MediaProbe.probe(file, Work.UNWATCHED));
    assertThat(fault).as("a fault of %s", file).isNotNull();
    return fault.fault();
  }

  private static Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  @Test
  void aMissingFileIsMissing() {
    assertThat(faultOf(folder.resolve("nowhere.mp4"))).isEqualTo(MediaFault.MISSING);
  }

  @Test
  void anEmptyFileIsEmpty() throws IOException {
    assertThat(faultOf(write("empty.mp4", new byte[0]))).isEqualTo(MediaFault.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text.mp4", "text.mp3", "text.avi", "text.mpg", "text.wav"})
  void textIsNoMedia(String name) throws IOException {
    byte[] text =
        "the free encyclopedia, line after line\n".repeat(300).getBytes(StandardCharsets.UTF_8);
    assertThat(faultOf(write(name, text))).isEqualTo(MediaFault.NOT_MEDIA);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomBytesAreNoMedia(int seed) throws IOException {
    byte[] bytes = new byte[200_000];
    new Random(seed).nextBytes(bytes);
    for (String extension : new String[] {"mp4", "mp3", "mpg", "h264", "aac"}) {
      assertThat(faultOf(write("random-" + seed + "." + extension, bytes)))
          .as(extension)
          .isEqualTo(MediaFault.NOT_MEDIA);
    }
  }

  static Stream<Arguments> containers() {
    return Stream.of(
            Map.entry("a.mp4", maker(m -> m.video("libx264", "-bf", "2"))),
            Map.entry(
                "faststart.mp4", maker(m -> m.video("libx264").output("-movflags", "+faststart"))),
            Map.entry(
                "fragments.mp4",
                maker(
                    m ->
                        m.video("libx264", "-g", "10")
                            .output("-movflags", "frag_keyframe+empty_moov"))),
            Map.entry("a.mov", maker(m -> m.video("libx264"))),
            Map.entry("a.mkv", maker(m -> m.video("libx264"))),
            Map.entry("a.webm", maker(m -> m.video("libvpx", "-b:v", "1M"))),
            Map.entry("a.avi", maker(m -> m)),
            Map.entry("a.mpg", maker(m -> m.video("mpeg2video", "-qscale:v", "3").audio("mp2"))),
            Map.entry(
                "mpeg1.mpg", maker(m -> m.video("mpeg1video", "-qscale:v", "3").audio("mp2"))),
            Map.entry("a.ts", maker(m -> m.video("libx264"))),
            Map.entry("a.wmv", maker(m -> m.video("wmv2"))),
            Map.entry("a.flv", maker(m -> m.video("libx264"))),
            Map.entry("a.wav", maker(ClipMaker::soundOnly)),
            Map.entry("a.flac", maker(ClipMaker::soundOnly)),
            Map.entry("a.mp3", maker(ClipMaker::soundOnly)),
            Map.entry("a.ogg", maker(m -> m.soundOnly().audio("libopus"))),
            Map.entry("a.m4a", maker(ClipMaker::soundOnly)),
            Map.entry("a.aac", maker(ClipMaker::soundOnly)),
            Map.entry("a.aiff", maker(ClipMaker::soundOnly)))
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  private static ClipMaker maker(UnaryOperator<ClipMaker> recipe) {
    return recipe.apply(new ClipMaker().frames(75));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("containers")
  void aWholeFileIsAcceptedAndItsCutHalvesAreTruncated(String name, ClipMaker maker)
      throws IOException {
    Path whole = maker.make(folder.resolve(name));
    MediaInfo info = MediaProbe.probe(whole, Work.UNWATCHED);
    assertThat(info.durationMs()).isBetween(2900.0, 3150.0);
    assertThat(info.notes())
        .doesNotContain(MediaNote.DAMAGED_FRAMES, MediaNote.BROKEN_SOUND, MediaNote.UNEVEN_END);
    byte[] bytes = Files.readAllBytes(whole);
    for (double share : new double[] {0.3, 0.5, 0.77, 0.99}) {
      // An odd length: no container ends on it by chance.
      int length = (int) (bytes.length * share) | 1;
      Path cut = write(length + "-" + name, Arrays.copyOf(bytes, length));
      assertThat(faultOf(cut))
          .as("cut at %d of %d", length, bytes.length)
          .isEqualTo(MediaFault.TRUNCATED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bbaf2n", "lrwp9a", "sbwe5n", "swiz3n"})
  void aRealProgramStreamCutBetweenTwoPacksIsTruncated(String name) throws IOException {
    Path whole = Path.of(System.getProperty("shared.directory", ""), "clips/grid", name + ".mpg");
    assumeTrue(Files.exists(whole), "no " + whole);
    byte[] bytes = Files.readAllBytes(whole);
    int pack = 2048; // no length in the file is wrong then: only the last picture lacks a piece
    for (int packs : new int[] {50, 92, 98, 120}) {
      Path cut = write(packs + name + ".mpg", Arrays.copyOf(bytes, packs * pack));
      assertThat(faultOf(cut)).as("%d packs", packs).isEqualTo(MediaFault.TRUNCATED);
    }
  }

  @ParameterizedTest(name = "{0} at byte {1}")
  @CsvSource({
    "a.mp4, 40",
    "a.mp4, 900",
    "faststart.mp4, 40",
    "faststart.mp4, 500",
    "faststart.mp4, 4001"
  })
  void anMp4CutAnywhereIsTruncated(String name, int length) throws IOException {
    ClipMaker maker = new ClipMaker().frames(75).video("libx264");
    if (name.startsWith("faststart")) {
      maker.output("-movflags", "+faststart");
    }
    byte[] bytes = Files.readAllBytes(maker.make(folder.resolve("cut-" + name)));
    assertThat(faultOf(write(length + "-cut-" + name, Arrays.copyOf(bytes, length))))
        .isEqualTo(MediaFault.TRUNCATED);
  }

  @Test
  void anMp4ThatStatesAHugePictureIsImplausible() throws IOException {
    Path file = new ClipMaker().frames(25).video("libx264").make(folder.resolve("huge.mp4"));
    byte[] bytes = Files.readAllBytes(file);
    int entry = find(bytes, "avc1", find(bytes, "stsd", 0)) + 4; // 24 bytes before the size
    bytes[entry + 24] = (byte) (60000 >> 8);
    bytes[entry + 25] = (byte) 60000;
    bytes[entry + 26] = (byte) (60000 >> 8);
    bytes[entry + 27] = (byte) 60000;
    assertThat(faultOf(write("huge-lie.mp4", bytes))).isEqualTo(MediaFault.IMPLAUSIBLE);
  }

  @Test
  void aWavThatStatesFourBillionHertzIsImplausible() throws IOException {
    Path file = new ClipMaker().soundOnly().make(folder.resolve("rate.wav"));
    byte[] bytes = Files.readAllBytes(file);
    int format = find(bytes, "fmt ") + 8;
    Arrays.fill(bytes, format + 4, format + 8, (byte) 0x7f);
    assertThat(faultOf(write("rate-lie.wav", bytes))).isEqualTo(MediaFault.IMPLAUSIBLE);
  }

  @Test
  void aWavThatStatesAThousandChannelsIsNotAccepted() throws IOException {
    Path file = new ClipMaker().soundOnly().make(folder.resolve("channels.wav"));
    byte[] bytes = Files.readAllBytes(file);
    int format = find(bytes, "fmt ") + 8;
    bytes[format + 3] = 4; // 1025 channels
    assertThat(faultOf(write("channels-lie.wav", bytes))).isEqualTo(MediaFault.IMPLAUSIBLE);
  }

  @Test
  void aClipWhoseSoundIsGarbageKeepsItsPicture() throws IOException {
    Path file =
        new ClipMaker()
            .frames(50)
            .audio("libmp3lame", "-write_xing", "0")
            .make(folder.resolve("sound.avi"));
    byte[] bytes = Files.readAllBytes(file);
    Random random = new Random(1);
    for (int at = find(bytes, "movi"); at < find(bytes, "idx1"); at++) {
      if (bytes[at] == '0'
          && bytes[at + 1] == '1'
          && bytes[at + 2] == 'w'
          && bytes[at + 3] == 'b') {
        int length = (bytes[at + 4] & 0xff) | (bytes[at + 5] & 0xff) << 8;
        if (at + 8 + length <= bytes.length && length < 5000) {
          byte[] noise = new byte[length];
          random.nextBytes(noise);
          for (int k = 0; k < length; k++) {
            noise[k] &= 0x7f; // no byte of it starts an MP3 frame
          }
          System.arraycopy(noise, 0, bytes, at + 8, length);
        }
      }
    }
    MediaInfo info = MediaProbe.probe(write("broken-sound.avi", bytes), Work.UNWATCHED);
    assertThat(info.video()).isPresent();
    assertThat(info.audio()).isEmpty();
    assertThat(info.notes()).contains(MediaNote.BROKEN_SOUND);
  }

  @Test
  void aClipWithHolesInItsPictureIsNotedAsDamaged() throws IOException {
    Path file =
        new ClipMaker()
            .frames(100)
            .size(320, 240)
            .silent()
            .video("mpeg2video", "-g", "10", "-qscale:v", "2")
            .make(folder.resolve("holes.mkv"));
    byte[] bytes = Files.readAllBytes(file);
    for (int part = 4; part < 8; part++) {
      Arrays.fill(bytes, bytes.length * part / 10, bytes.length * part / 10 + 600, (byte) 0x55);
    }
    MediaInfo info = MediaProbe.probe(write("holes-damaged.mkv", bytes), Work.UNWATCHED);
    assertThat(info.notes()).contains(MediaNote.DAMAGED_FRAMES);
  }

  private static int find(byte[] bytes, String name) {
    return find(bytes, name, 0);
  }

  private static int find(byte[] bytes, String name, int from) {
    for (int at = from; at + 4 <= bytes.length; at++) {
      if (new String(bytes, at, 4, StandardCharsets.ISO_8859_1).equals(name)) {
        return at;
      }
    }
    throw new AssertionError("no " + name);
  }
}
