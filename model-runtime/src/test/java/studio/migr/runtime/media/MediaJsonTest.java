package studio.migr.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A description survives being written and read; its size follows irregularity, not length. */
final class MediaJsonTest {

  @Property(tries = 300)
  void whatIsWrittenIsReadBack(@ForAll("infos") MediaInfo info) {
    String text = MediaJson.write(info);
    assertThat(text).doesNotContain("\n");
    assertThat(MediaJson.read(text)).isEqualTo(info);
  }

  @Example
  void anHourAtAnEvenRateTakesLittle() {
    long[] pts = new long[90_000];
    BitSet keys = new BitSet();
    for (int k = 0; k < pts.length; k++) {
      pts[k] = 512L * k - 1024;
      keys.set(k, k % 50 == 0);
    }
    MediaInfo info =
        new MediaInfo(
            "mp4", -80, 3.6e6, Optional.of(track(new FrameIndex(pts, keys))), List.of(), List.of());
    assertThat(MediaJson.write(info)).hasSizeLessThan(500);
    assertThat(MediaJson.read(MediaJson.write(info))).isEqualTo(info);
  }

  @Example
  void aDamagedDescriptionIsRefusedWithoutAllocatingWhatItClaims() {
    String text =
        MediaJson.write(
            new MediaInfo(
                "mp4",
                0,
                40,
                Optional.of(track(new FrameIndex(new long[] {0, 512}, new BitSet()))),
                List.of(),
                List.of()));
    assertThat(text).contains("[1,512]");
    for (String damaged :
        List.of(
            "",
            "{",
            "[]",
            "{}",
            text.substring(0, text.length() / 2),
            text.replace("[1,512]", "[1]"),
            text.replace("[1,512]", "[2000000000,512]"),
            text.replace("[1,512]", "[-1,512]"),
            text.replace("[1,512]", "[1,0]"))) {
      assertThatIllegalArgumentException().as(damaged).isThrownBy(() -> MediaJson.read(damaged));
    }
  }

  private static VideoTrack track(FrameIndex frames) {
    return new VideoTrack(
        0,
        "h264",
        1280,
        720,
        90,
        new Rational(1, 1),
        new Rational(25, 1),
        false,
        new Rational(1, 12800),
        frames);
  }

  @Provide
  Arbitrary<MediaInfo> infos() {
    Arbitrary<Optional<VideoTrack>> video = frames().map(MediaJsonTest::track).optional();
    return Combinators.combine(
            Arbitraries.strings().ofMaxLength(20),
            Arbitraries.doubles().between(-1e7, 1e7),
            Arbitraries.doubles().between(0, 1e9),
            video,
            audio().list().ofMinSize(1).ofMaxSize(3),
            Arbitraries.of(MediaNote.values()).list().uniqueElements())
        .as(MediaInfo::new);
  }

  private static Arbitrary<AudioTrack> audio() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 9),
            Arbitraries.of("aac", "pcm_s16le"),
            Arbitraries.integers().between(1, 768_000),
            Arbitraries.integers().between(1, 64),
            Arbitraries.doubles().between(-1e6, 1e6),
            Arbitraries.doubles().between(0, 1e9))
        .as(AudioTrack::new);
  }

  private static Arbitrary<FrameIndex> frames() {
    Arbitrary<long[]> gaps = Arbitraries.longs().between(1, 4).array(long[].class).ofMaxSize(60);
    return Combinators.combine(
            Arbitraries.longs().between(-1L << 40, 1L << 40),
            gaps,
            Arbitraries.integers().between(0, 60).set())
        .as(
            (first, steps, keys) -> {
              long[] pts = new long[steps.length + 1];
              Arrays.fill(pts, first);
              for (int k = 1; k < pts.length; k++) {
                pts[k] = pts[k - 1] + steps[k - 1];
              }
              BitSet keyFrames = new BitSet();
              keys.stream().filter(k -> k < pts.length).forEach(keyFrames::set);
              return new FrameIndex(pts, keyFrames);
            });
  }
}
