package studio.migr.training.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that grows, breaks and begins anew, as whoever watches a run sees it. */
final class MetricsLogTest {
  @TempDir Path folder;
  private Path file = Path.of("");
  private MetricsLog log = new MetricsLog(Path.of(""));

  @BeforeEach
  void begin() {
    file = folder.resolve("metrics.jsonl");
    log = new MetricsLog(file);
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private double last(String name) {
    return log.last(name).orElse(Double.NaN);
  }

  @Test
  void aHalfWrittenLineCountsOnceItIsWhole() throws IOException {
    assertThat(log.follow()).isFalse();
    append("{\"step\":1,\"loss\":2.5}\n{\"step\":2,\"lo");
    assertThat(log.follow()).isTrue();
    assertThat(log.rows()).isEqualTo(1);
    assertThat(log.follow()).isFalse();
    append("ss\":1.25}\n");
    assertThat(log.follow()).isTrue();
    assertThat(log.rows()).isEqualTo(2);
    assertThat(last("loss")).isEqualTo(1.25);
    assertThat(log.damaged()).isZero();
  }

  @Test
  void damagedLinesAreCountedAndDoNotSpoilTheOthers() throws IOException {
    append("{\"step\":1,\"loss\":1}\nno json\n{\"loss\":3}\n[]\n{\"step\":2,\"loss\":null}\n");
    append("{\"step\": 3, \"loss\": 4e-1, \"mode\": \"x\", \"more\": {\"deep\": 1}}\r\n\n");
    log.follow();
    assertThat(log.rows()).isEqualTo(3);
    assertThat(log.damaged()).isEqualTo(3);
    assertThat(log.firstDamaged()).isEqualTo(2);
    assertThat(log.notNumbers()).isEqualTo(1);
    assertThat(last("loss")).isCloseTo(0.4, within(1e-7));
    assertThat(log.names()).containsExactly("loss");
  }

  @Test
  void stepsThatWereMadeAgainTakeThePlaceOfTheEarlierOnes() throws IOException {
    for (int step = 1; step <= 100; step++) {
      append("{\"step\":" + step + ",\"loss\":1}\n");
    }
    log.follow();
    append("{\"step\":41,\"loss\":7}\n{\"step\":42,\"loss\":7}\n");
    log.follow();
    assertThat(log.lastStep()).hasValue(42);
    Curve curve = log.curve("loss", 1000, 0, Long.MAX_VALUE);
    assertThat(curve.points().size()).isEqualTo(42);
    assertThat(curve.points().get(39).mean()).isEqualTo(1);
    assertThat(curve.points().get(40).mean()).isEqualTo(7);
    Curve few = log.curve("loss", 2, 0, Long.MAX_VALUE);
    assertThat(few.points()).extracting(Curve.Point::high).containsExactly(1.0, 7.0);
  }

  @Test
  void aFileThatBecameShorterIsReadFromItsStart() throws IOException {
    append("{\"step\":1,\"loss\":1}\n{\"step\":2,\"loss\":1}\n");
    log.follow();
    Files.writeString(file, "{\"step\":1,\"reward\":5}\n");
    log.follow();
    assertThat(log.names()).containsExactly("reward");
    assertThat(log.rows()).isEqualTo(1);
  }

  @Test
  void aCurveHasTheExtremesAndMeansOfEveryStretch() throws IOException {
    SplittableRandom random = new SplittableRandom(4);
    int count = 5_000;
    double[] values = new double[count];
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < count; k++) {
      values[k] = (float) (random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-9, 9)));
      text.append("{\"step\":").append(k + 1).append(",\"a/b\":").append(values[k]);
      text.append(k % 3 == 0 ? ",\"rare\":1" : "").append("}\n");
    }
    append(text.toString());
    log.follow();
    for (int points : new int[] {1, 7, 100, 777, count}) {
      int from = random.nextInt(count - 1000);
      Curve curve = log.curve("a/b", points, from + 1, count);
      int rows = count - from;
      int buckets = Math.min(points, rows);
      assertThat(curve.points().size()).isEqualTo(buckets);
      for (int k = 0; k < buckets; k++) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double sum = 0;
        int first = from + (int) ((long) rows * k / buckets);
        int end = from + (int) ((long) rows * (k + 1) / buckets);
        for (int row = first; row < end; row++) {
          low = Math.min(low, values[row]);
          high = Math.max(high, values[row]);
          sum += values[row];
        }
        assertThat(curve.points().get(k).low()).isCloseTo(low, within(Math.abs(low) * 1e-6));
        assertThat(curve.points().get(k).high()).isCloseTo(high, within(Math.abs(high) * 1e-6));
        double near = (Math.abs(low) + Math.abs(high)) * 1e-6;
        assertThat(curve.points().get(k).mean()).isCloseTo(sum / (end - first), within(near));
        assertThat(curve.points().get(k).step()).isEqualTo(end);
      }
    }
    assertThat(log.curve("rare", count, 0, Long.MAX_VALUE).points()).hasSize((count + 2) / 3);
  }

  @Test
  void numbersAreReadAsJavaReadsThem() {
    MetricsScanner scanner = new MetricsScanner();
    for (String number :
        new String[] {
          "0",
          "-0.0",
          "12345678901234567890",
          "0.5699785712718455",
          "7.941867152881422E-4",
          "1e-300",
          "-3.25e+12",
          "0.000000000000000000001234",
          "123456789012345678.9",
          "12345678",
          "00000001.00000001",
          "3.1234567",
          "0.000000009876543210987654321",
          "99999999.99999999999999999999"
        }) {
      for (String behind : new String[] {"", "          behind the line"}) {
        String text = "{\"step\": 1, \"x\": " + number + "}";
        byte[] line = (text + behind).getBytes(StandardCharsets.UTF_8);
        assertThat(scanner.scan(line, 0, text.length())).as(number).isTrue();
        assertThat((float) scanner.value(0)).as(number).isEqualTo(Float.parseFloat(number));
      }
    }
    byte[] bad = "{\"step\": 1, \"x\": 1 2}".getBytes(StandardCharsets.UTF_8);
    assertThat(scanner.scan(bad, 0, bad.length)).isFalse();
  }

  @Test
  void warningsRestOnTheLastSteps() throws IOException {
    for (int step = 1; step <= 60; step++) {
      boolean late = step > 30;
      append(
          "{\"step\":%d,\"frac_reward_zero_std\":%s,\"entropy\":%s,\"kl\":%s}%n"
              .formatted(step, late ? "0.75" : "0.1", late ? "0.01" : "2.0", late ? "1.5" : "0"));
      log.follow();
      if (step == 30) {
        assertThat(RunWarning.of(log)).isEmpty();
      }
    }
    assertThat(RunWarning.of(log))
        .extracting(RunWarning::kind)
        .containsExactly(
            RunWarning.Kind.NO_SPREAD,
            RunWarning.Kind.FAR_FROM_REFERENCE,
            RunWarning.Kind.ENTROPY_COLLAPSED);
    assertThat(RunWarning.of(log).getFirst().value()).isEqualTo(0.75);
  }
}
