package studio.migr.training.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.safetensors.SafetensorsFile;

/** Advantages against those that TRL's rule gave in PyTorch. Skipped without the reference. */
final class ReferenceAdvantagesTest {
  private static final int GROUP = 4;

  @Test
  void advantagesAreThoseOfTheReference() throws IOException {
    Path file =
        Path.of(System.getProperty("shared.directory", "")).resolve("reference/grpo.safetensors");
    assumeTrue(Files.exists(file), "no reference beside the clone");
    try (SafetensorsFile reference = SafetensorsFile.open(file)) {
      float[] rewards = floats(reference, "rewards");
      float[] expected = floats(reference, "advantages");
      assertThat(rewards).hasSize(expected.length).hasSizeGreaterThanOrEqualTo(GROUP);
      for (int from = 0; from < rewards.length; from += GROUP) {
        double[] group = new double[GROUP];
        for (int k = 0; k < GROUP; k++) {
          group[k] = rewards[from + k];
        }
        double[] values = GroupAdvantages.of(group).values();
        for (int k = 0; k < GROUP; k++) {
          assertThat(values[k]).isCloseTo(expected[from + k], within(1e-6));
        }
      }
    }
  }

  private static float[] floats(SafetensorsFile file, String name) {
    return file.bytes(name).toArray(ValueLayout.JAVA_FLOAT_UNALIGNED);
  }
}
