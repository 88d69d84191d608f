package studio.migr.training.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.migr.training.model.ClipFeatures;

/** One picture that is light on the left, and one high and one low tone. */
final class VariationTest {
  private static final int SIDE = 24;
  private static final int BANDS = 20;
  private static final int STEPS = 100;

  private static ClipFeatures clip() {
    float[] picture = new float[3 * SIDE * SIDE];
    for (int k = 0; k < picture.length; k++) {
      picture[k] = k % SIDE < SIDE / 2 ? 0.5f : -0.5f;
    }
    float[] mel = new float[BANDS * STEPS];
    for (int step = 40; step < 60; step++) {
      mel[3 * STEPS + step] = 1;
      mel[17 * STEPS + step] = 1;
    }
    return new ClipFeatures(Optional.of(picture), Optional.of(mel));
  }

  private static ClipFeatures varied(long seed) {
    return Variation.of(clip(), SIDE, BANDS, seed);
  }

  @Test
  void theSameSeedGivesTheSameClip() {
    assertThat(varied(3).frames())
        .hasValueSatisfying(
            pixels -> assertThat(pixels).isEqualTo(varied(3).frames().orElseThrow()));
    assertThat(varied(3).mel().orElseThrow()).isEqualTo(varied(3).mel().orElseThrow());
  }

  @Test
  void aPictureIsMirroredAboutEverySecondTime() {
    int mirrored = 0;
    for (long seed = 0; seed < 200; seed++) {
      float[] pixels = varied(seed).frames().orElseThrow();
      mirrored += pixels[SIDE / 2 * SIDE + 1] < pixels[SIDE / 2 * SIDE + SIDE - 2] ? 1 : 0;
    }
    assertThat(mirrored).isBetween(70, 130);
  }

  @Test
  void aToneStaysOnItsPitchWhereverItMoves() {
    Set<Integer> begins = new HashSet<>();
    for (long seed = 0; seed < 100; seed++) {
      float[] mel = varied(seed).mel().orElseThrow();
      float ground = mel[0];
      for (int k = 0; k < mel.length; k++) {
        if (mel[k] > ground + 0.5) {
          assertThat(k / STEPS).isIn(3, 17);
          begins.add(k % STEPS);
        }
      }
    }
    assertThat(begins).hasSizeGreaterThan(30);
  }

  @Test
  void whatIsNotThereStaysAway() {
    ClipFeatures silent =
        Variation.of(new ClipFeatures(clip().frames(), Optional.empty()), SIDE, BANDS, 1);
    assertThat(silent.mel()).isEmpty();
    assertThat(silent.frames()).isPresent();
  }
}
