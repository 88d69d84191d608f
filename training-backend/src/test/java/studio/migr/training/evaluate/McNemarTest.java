package studio.migr.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** McNemar's test against published values, and the exact one against counting. */
final class McNemarTest {

  @Example
  void fromTwentyFiveOnItIsChiSquaredWithCorrection() {
    McNemar test = McNemar.of(86, 150);
    assertThat(test.isExact()).isFalse();
    assertThat(test.statistic().orElseThrow()).isCloseTo(16.818, within(5e-4));
    assertThat(test.p()).isCloseTo(4.11e-5, within(5e-8));
    assertThat(McNemar.exact(86, 150)).isCloseTo(3.72e-5, within(5e-8));
    assertThat(McNemar.of(12, 13).isExact()).isFalse();
    assertThat(McNemar.of(13, 13).p()).isEqualTo(1);
  }

  @Example
  void belowItIsExact() {
    McNemar test = McNemar.of(6, 16);
    assertThat(test.isExact()).isTrue();
    assertThat(test.p()).isCloseTo(0.0525, within(5e-5));
    assertThat(McNemar.of(0, 0).p()).isEqualTo(1);
    assertThat(McNemar.of(5, 5).p()).isEqualTo(1);
  }

  @Property(tries = 300)
  void theExactOneCountsAllWaysToDiffer(
      @ForAll @IntRange(max = 24) int one, @ForAll @IntRange(max = 24) int other) {
    int all = one + other;
    BigInteger ways = BigInteger.ZERO;
    BigInteger choose = BigInteger.ONE;
    for (int k = 0; k <= Math.min(one, other); k++) {
      ways = ways.add(choose);
      choose = choose.multiply(BigInteger.valueOf(all - k)).divide(BigInteger.valueOf(k + 1));
    }
    double counted = Math.min(1, 2 * ways.doubleValue() / Math.pow(2, all));
    assertThat(McNemar.exact(one, other)).isCloseTo(counted, within(1e-12));
    assertThat(McNemar.exact(other, one)).isEqualTo(McNemar.exact(one, other));
  }
}
