package studio.migr.runtime.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.checkpoint.Checkpoint;
import studio.migr.runtime.config.ConfigFile;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.testing.RenamedTensors;
import studio.migr.runtime.work.Work;

/** The same weights as HumanOmni's code saves them, and as R1-Omni's does. */
final class SlowAndFastPathTest {
  private static final Path REFERENCE =
      Path.of(System.getProperty("shared.directory", "none"), "reference", "humanomni");

  private record Seen(FrameTokens tokens, float[] values, int width) {}

  private static Seen see(HumanOmniConfig config, TensorSource weights, float[] patches)
      throws IOException {
    int side = config.towers().vision().side();
    try (Bridge bridge = Bridge.load(config, weights, Placement.EXACT, Work.UNWATCHED);
        NDManager scope = bridge.newScope()) {
      NDArray frames =
          scope.create(
              patches, new Shape(config.frames(), (long) side * side, config.visionWidth()));
      NDArray branches = scope.create(new float[] {0.5f, 0.3f, 0.2f}, new Shape(1, 3));
      NDArray seen = bridge.see(scope, frames, branches);
      return new Seen(bridge.frameTokens(), seen.toFloatArray(), (int) seen.getShape().get(1));
    }
  }

  @Test
  void weightsWithoutACompressorKeepEveryFrameWhole() throws IOException {
    assumeTrue(Files.exists(REFERENCE), "the reference checkpoints are not beside the project");
    HumanOmniConfig config = (HumanOmniConfig) ConfigFile.read(REFERENCE);
    float[] patches =
        new float
            [config.frames()
                * config.towers().vision().side()
                * config.towers().vision().side()
                * config.visionWidth()];
    Random random = new Random(5);
    for (int k = 0; k < patches.length; k++) {
      patches[k] = (float) random.nextGaussian();
    }
    try (Checkpoint checkpoint = Checkpoint.open(REFERENCE)) {
      Seen slowAndFast = see(config, checkpoint, patches);
      Seen whole =
          see(
              config,
              new RenamedTensors(
                  checkpoint, name -> name.replace("model.feature_compressor", "not.there")),
              patches);

      assertThat(slowAndFast.tokens.compressed()).isTrue();
      assertThat(whole.tokens.compressed()).isFalse();
      for (Seen seen : new Seen[] {slowAndFast, whole}) {
        int tokens =
            seen.tokens.spans(config.frames(), 0).stream().mapToInt(span -> span.length()).sum();
        assertThat(seen.values).hasSize(tokens * seen.width);
      }
      // The slow path's first frame is the second frame, whole.
      var slow = slowAndFast.tokens.spans(config.frames(), 0).get(config.frames());
      var second = whole.tokens.spans(config.frames(), 0).get(1);
      for (int k = 0; k < second.length() * whole.width; k++) {
        assertThat(slowAndFast.values[slow.start() * whole.width + k])
            .isCloseTo(whole.values[second.start() * whole.width + k], within(1e-5f));
      }
    }
  }
}
