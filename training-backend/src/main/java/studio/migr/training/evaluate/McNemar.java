package studio.migr.training.evaluate;

import java.util.OptionalDouble;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * McNemar's test (1947): whether two models that judged the same clips differ in how often they are
 * right. Only clips on which one is right and the other wrong tell. Below {@value #FEW} of them the
 * exact binomial test, otherwise chi-squared with Edwards's correction and one degree of freedom.
 *
 * @param onlyFirst clips that only the first has right
 * @param onlySecond clips that only the second has right
 * @param statistic (|b − c| − 1)² / (b + c); empty for the exact test
 * @param p two-sided probability of a difference as large if the models were alike, 0..1
 */
public record McNemar(int onlyFirst, int onlySecond, OptionalDouble statistic, double p) {
  static final int FEW = 25;

  /**
   * @throws IllegalArgumentException if a count is negative
   */
  public static McNemar of(int onlyFirst, int onlySecond) {
    if (onlyFirst < 0 || onlySecond < 0) {
      throw new IllegalArgumentException("negative: " + onlyFirst + ", " + onlySecond);
    }
    if (onlyFirst + onlySecond < FEW) {
      return new McNemar(
          onlyFirst, onlySecond, OptionalDouble.empty(), exact(onlyFirst, onlySecond));
    }
    double distance = Math.max(0, Math.abs(onlyFirst - onlySecond) - 1);
    double statistic = distance * distance / (onlyFirst + onlySecond);
    return new McNemar(
        onlyFirst, onlySecond, OptionalDouble.of(statistic), Erfc.value(Math.sqrt(statistic / 2)));
  }

  /** Two-sided: twice the smaller tail of the binomial distribution with one half, at most 1. */
  static double exact(int onlyFirst, int onlySecond) {
    int fewer = Math.min(onlyFirst, onlySecond);
    int all = onlyFirst + onlySecond;
    if (all == 0 || 2 * fewer == all) {
      return 1;
    }
    return Math.min(1, 2 * RegularizedBeta.value(0.5, all - fewer, fewer + 1.0));
  }

  /** Whether the exact test was used. */
  public boolean isExact() {
    return statistic.isEmpty();
  }
}
