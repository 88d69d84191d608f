package studio.migr.runtime.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Pictures as the vision towers read them. */
final class PictureInputTest {
  @Test
  void oneColourStaysThatColourAtEverySize() {
    byte[] grey = new byte[7 * 5 * 3];
    Arrays.fill(grey, (byte) 200);
    float[] planes = PictureInput.of(grey, 7, 5, 16);
    assertThat(planes).hasSize(3 * 16 * 16).containsOnly((200 / 255f - 0.5f) / 0.5f);
  }

  @Test
  void planesAreRedGreenBlue() {
    float[] planes = PictureInput.of(new byte[] {(byte) 255, 0, 51}, 1, 1, 1);
    assertThat(planes[0]).isEqualTo(1);
    assertThat(planes[1]).isEqualTo(-1);
    assertThat(planes[2]).isCloseTo(-0.6f, within(1e-6f));
  }
}
