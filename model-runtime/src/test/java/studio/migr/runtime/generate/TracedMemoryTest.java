package studio.migr.runtime.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.speed.RandomWeights;
import studio.migr.runtime.speed.TraceCost;
import studio.migr.runtime.work.Work;

/**
 * The attention of a whole text is made in chunks: in a process of its own, with little room for
 * Java itself, the peak stays far below what one layer's [heads, T, T] would take.
 */
final class TracedMemoryTest {
  private static final int HEADS = 8;
  private static final int POSITIONS = 8192;
  private static final int HEAP_MB = 96;
  private static final int MB = 1 << 20;

  @TempDir Path folder;

  /** Prints by how many MB the peak of a long text is above that of a short one. */
  public static void main(String[] arguments) throws Exception {
    Libtorch.useThreads(1);
    Qwen2Config shape =
        new Qwen2Config(
            320,
            4 * HEADS,
            48,
            1,
            HEADS,
            2,
            POSITIONS,
            1e4,
            1e-6,
            true,
            List.of(),
            Optional.empty());
    RandomWeights weights = new RandomWeights(shape);
    TraceCost brief =
        TraceCost.measure(shape, weights, Placement.EXACT, POSITIONS / 32, Work.UNWATCHED);
    TraceCost whole = TraceCost.measure(shape, weights, Placement.EXACT, POSITIONS, Work.UNWATCHED);
    if (whole.peakBytes().isPresent() && brief.peakBytes().isPresent()) {
      long grown = whole.peakBytes().getAsLong() - brief.peakBytes().getAsLong();
      System.out.println("peak " + Math.max(0, grown) / MB);
    } else {
      System.out.println("peak -1");
    }
  }

  @Test
  void memoryDoesNotGrowWithTheSquareOfTheText() throws Exception {
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx" + HEAP_MB + "m",
                "-cp",
                System.getProperty("java.class.path"),
                TracedMemoryTest.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended in time").isTrue();
    } finally {
      process.destroyForcibly();
    }
    String text = Files.readString(said);
    assertThat(process.exitValue()).as(text).isZero();
    long peak =
        text.lines()
            .filter(line -> line.startsWith("peak "))
            .mapToLong(line -> Long.parseLong(line.substring("peak ".length())))
            .findFirst()
            .orElseThrow();
    assumeTrue(peak >= 0, "this system does not say how much memory a process held");
    long square = (long) HEADS * POSITIONS * POSITIONS * Float.BYTES / MB;
    System.out.println("peak " + peak + " MB, one [heads, T, T] " + square + " MB");
    assertThat(peak).isLessThan(square / 4);
  }
}
