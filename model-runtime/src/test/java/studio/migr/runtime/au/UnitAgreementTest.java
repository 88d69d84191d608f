package studio.migr.runtime.au;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two sources on one unit, against figures worked out by hand. */
class UnitAgreementTest {
  private static final ActionUnit SMILE = new ActionUnit(12);

  private static AuTrack track(double startMs, double... values) {
    int rows = values.length;
    boolean[] found = new boolean[rows];
    java.util.Arrays.fill(found, true);
    return new AuTrack(
        "test",
        IntStream.range(0, rows).mapToDouble(k -> startMs + 40 * k).toArray(),
        found,
        new double[rows],
        new TreeMap<>(Map.of(SMILE, values)),
        new TreeMap<>(),
        Optional.empty());
  }

  @Test
  void correlationAndIccOfAWorkedTable() {
    // Rows 1,1 / 2,3 / 3,2: MSrow 1.5, MSerr 0.5.
    UnitAgreement agreement =
        UnitAgreement.of(List.of(new double[] {1, 1}, new double[] {2, 3}, new double[] {3, 2}));
    assertThat(agreement.correlation()).isCloseTo(0.5, within(1e-12));
    assertThat(agreement.icc()).isCloseTo(0.5, within(1e-12));
    // Half the size moves together perfectly: r 1; 0,0 / 2,1 / 4,2: MSrow 4.5, MSerr 0.5.
    UnitAgreement smaller =
        UnitAgreement.of(List.of(new double[] {0, 0}, new double[] {2, 1}, new double[] {4, 2}));
    assertThat(smaller.correlation()).isCloseTo(1, within(1e-12));
    assertThat(smaller.icc()).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void framesAreMatchedByTimeAndMissingValuesLeftOut() {
    double[] rising = IntStream.range(0, 20).mapToDouble(k -> k / 5.0).toArray();
    double[] shifted = IntStream.range(0, 20).mapToDouble(k -> (k + 5) / 5.0).toArray();
    shifted[3] = Double.NaN;
    UnitAgreement agreement =
        UnitAgreement.between(track(0, rising), track(200, shifted), SMILE).orElseThrow();
    assertThat(agreement.frames()).isEqualTo(14);
    assertThat(agreement.icc()).isCloseTo(1, within(1e-9));
  }

  @Test
  void aFewFramesSayNothing() {
    assertThat(UnitAgreement.between(track(0, 1, 2, 3), track(0, 1, 2, 3), SMILE)).isEmpty();
  }
}
