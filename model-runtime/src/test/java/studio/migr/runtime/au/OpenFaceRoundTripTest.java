package studio.migr.runtime.au;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import studio.migr.runtime.au.AuTrack.Landmarks;

/** What is written as an OpenFace file is read back as it was, to the last digit. */
final class OpenFaceRoundTripTest {

  @Property(tries = 100)
  void whatIsWrittenIsReadBack(@ForAll("tracks") AuTrack track) throws IOException {
    AuTrack back = throughAFile(track, FrameTimes.UNKNOWN);
    assertSame(track, back);
  }

  @Property(tries = 50)
  void frameNumbersLeadBackToTheClipsOwnTimes(@ForAll("tracks") AuTrack track) throws IOException {
    AuTrack back = throughAFile(track, new FrameTimes(track.timesMs()));
    assertThat(back.timesMs()).containsExactly(track.timesMs());
    assertSame(track, back);
  }

  private static AuTrack throughAFile(AuTrack track, FrameTimes times) throws IOException {
    Path file = Files.createTempFile("openface-", ".csv");
    try {
      try (Writer out = Files.newBufferedWriter(file)) {
        OpenFaceCsv.write(List.of(track), times, out);
      }
      AuFile read = OpenFaceCsv.read(file, times);
      assertThat(read.skippedRows()).isZero();
      assertThat(read.unreadableValues()).isZero();
      return read.tracks().getFirst();
    } finally {
      Files.delete(file);
    }
  }

  private static void assertSame(AuTrack expected, AuTrack actual) {
    assertThat(actual.rows()).isEqualTo(expected.rows());
    for (int k = 0; k < expected.rows(); k++) {
      assertThat(actual.timesMs()[k]).isCloseTo(expected.timesMs()[k], offset(1e-9));
    }
    assertThat(actual.found()).containsExactly(expected.found());
    assertThat(actual.confidence()).containsExactly(expected.confidence());
    assertColumns(expected.intensity(), actual.intensity());
    assertColumns(expected.presence(), actual.presence());
    assertThat(actual.landmarks().isPresent()).isEqualTo(expected.landmarks().isPresent());
    expected
        .landmarks()
        .ifPresent(
            points -> {
              assertPoints(points.x(), actual.landmarks().orElseThrow().x());
              assertPoints(points.y(), actual.landmarks().orElseThrow().y());
            });
  }

  private static void assertPoints(double[][] expected, double[][] actual) {
    assertThat(actual).hasDimensions(expected.length, expected[0].length);
    for (int row = 0; row < expected.length; row++) {
      assertThat(actual[row]).containsExactly(expected[row]);
    }
  }

  private static void assertColumns(
      Map<ActionUnit, double[]> expected, Map<ActionUnit, double[]> actual) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach((unit, values) -> assertThat(actual.get(unit)).containsExactly(values));
  }

  @Provide
  static Arbitrary<AuTrack> tracks() {
    return Arbitraries.longs().map(seed -> track(new Random(seed)));
  }

  private static AuTrack track(Random random) {
    int rows = 1 + random.nextInt(30);
    double[] times = new double[rows];
    boolean[] found = new boolean[rows];
    double time = 0;
    for (int k = 0; k < rows; k++) {
      times[k] = time;
      time += 1 + Math.rint(random.nextDouble() * 80_000) / 1000;
      found[k] = random.nextInt(5) > 0;
    }
    double[] confidence =
        column(found, () -> random.nextInt(9) == 0 ? Double.NaN : random.nextDouble());
    SortedMap<ActionUnit, double[]> intensity = new TreeMap<>();
    SortedMap<ActionUnit, double[]> presence = new TreeMap<>();
    int units = 1 + random.nextInt(6);
    for (int k = 0; k < units; k++) {
      intensity.put(
          new ActionUnit(1 + random.nextInt(45)),
          column(found, () -> random.nextInt(9) == 0 ? Double.NaN : random.nextDouble() * 5));
      presence.put(new ActionUnit(1 + random.nextInt(45)), column(found, () -> random.nextInt(2)));
    }
    int points = random.nextInt(4);
    Optional<Landmarks> landmarks =
        points == 0
            ? Optional.empty()
            : Optional.of(
                new Landmarks(points(random, found, points), points(random, found, points)));
    return new AuTrack("drawn", times, found, confidence, intensity, presence, landmarks);
  }

  private static double[] column(boolean[] found, DoubleSupplier values) {
    double[] column = new double[found.length];
    for (int k = 0; k < column.length; k++) {
      column[k] = found[k] ? values.getAsDouble() : Double.NaN;
    }
    return column;
  }

  private static double[][] points(Random random, boolean[] found, int points) {
    double[][] all = new double[found.length][points];
    for (int k = 0; k < found.length; k++) {
      for (int point = 0; point < points; point++) {
        all[k][point] = found[k] ? random.nextDouble() * 2000 - 100 : Double.NaN;
      }
    }
    return all;
  }
}
