package studio.migr.runtime.features;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The frames that a model sees. */
final class FrameSamplingTest {
  @Test
  void framesLieInTheMiddleOfEqualStretches() {
    assertThat(FrameSampling.middles(75, 8)).containsExactly(5, 14, 23, 32, 42, 51, 60, 69);
  }

  @Test
  void aShortClipRepeatsFrames() {
    assertThat(FrameSampling.middles(1, 3)).containsExactly(0, 0, 0);
  }
}
