package studio.migr.runtime.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The attention of an answer, on disk and summed up. */
final class AttentionFileTest {
  private static final PositionMap MAP =
      new PositionMap(
          List.of(
              new PositionSpan.Text(0, 2),
              new PositionSpan.Frame(
                  2, 0, 2, 2, Optional.of(new FramePlace(0.4, 0.5, 0.25, 0.5, -0.1))),
              new PositionSpan.Sound(6, 3, 60),
              new PositionSpan.Text(9, 1)));

  @TempDir private Path folder;

  /** Most of it on the first position, the rest random. */
  private static TokenAttention token(int positions) {
    SplittableRandom random = new SplittableRandom(positions);
    float[] shares = new float[2 * positions];
    for (int layer = 0; layer < 2; layer++) {
      double rest = 0;
      for (int k = 1; k < positions; k++) {
        shares[layer * positions + k] = (float) random.nextDouble(0.4 / positions);
        rest += shares[layer * positions + k];
      }
      shares[layer * positions] = (float) (1 - rest);
    }
    return new TokenAttention(2, 1, positions, shares);
  }

  private Path written() throws IOException {
    Path file = folder.resolve("answer.attention");
    try (AttentionWriter writer = AttentionWriter.create(file, MAP)) {
      writer.add(7, -0.5f, token(20));
      writer.add(8, -1.5f, token(21));
      writer.finish();
    }
    return file;
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    try (AttentionReader reader = AttentionReader.open(written())) {
      assertThat(reader.positions()).isEqualTo(MAP);
      assertThat(reader.size()).isEqualTo(2);
      assertThat(reader.id(1)).isEqualTo(8);
      assertThat(reader.logProbability(0)).isEqualTo(-0.5f);
      assertThat(reader.token(1).positions()).isEqualTo(21);
      assertThat(reader.token(1).of(1, 0)).containsExactly(token(21).of(1, 0), within(5e-4f));
      assertThat(reader.sinks()).containsOnlyKeys(0);
    }
  }

  @Test
  void withoutItsEndNothingIsLeft() throws IOException {
    Path file = folder.resolve("broken-off.attention");
    try (AttentionWriter writer = AttentionWriter.create(file, MAP)) {
      writer.add(7, -0.5f, token(20));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void everyDamagedByteIsSeen() throws IOException {
    byte[] whole = Files.readAllBytes(written());
    Path damaged = folder.resolve("damaged.attention");
    for (int at = AttentionFile.MAGIC.length; at < whole.length; at += 3) {
      byte[] bytes = whole.clone();
      bytes[at] ^= 0x10;
      Files.write(damaged, bytes);
      assertThatThrownBy(() -> readAll(damaged))
          .as("byte " + at)
          .isInstanceOf(AttentionFileException.class);
    }
    Files.write(damaged, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> readAll(damaged)).isInstanceOf(AttentionFileException.class);
  }

  private static void readAll(Path file) throws IOException {
    try (AttentionReader reader = AttentionReader.open(file)) {
      for (int token = 0; token < reader.size(); token++) {
        reader.token(token);
      }
    }
  }

  @Test
  void sharesAreOfWhatIsLeftBesideTheSinks() {
    float[] shares = {0.5f, 0, 0.1f, 0.1f, 0, 0, 0.1f, 0, 0, 0.1f, 0.1f};
    ModalityShares found = ModalityShares.of(new TokenAttention(1, 1, 11, shares), MAP, Set.of(0));
    assertThat(found.sink()).isCloseTo(0.5, within(1e-6));
    assertThat(found.visual()).isCloseTo(0.4, within(1e-6));
    assertThat(found.audio()).isCloseTo(0.2, within(1e-6));
    assertThat(found.text()).isCloseTo(0.4, within(1e-6));
  }

  @Test
  void spansWithAGapAreRefused() {
    assertThatThrownBy(
            () ->
                new PositionMap(List.of(new PositionSpan.Text(0, 2), new PositionSpan.Text(3, 1))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
