package studio.migr.training.agreement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import studio.migr.runtime.work.Work;
import studio.migr.training.evaluate.Figure;
import studio.migr.training.evaluate.Interval;
import studio.migr.training.evaluate.WhyNotDefined;

/**
 * How far judges agree. Intervals are percentile bootstrap intervals (Efron 1979) over units; the
 * same ratings always give the same ones.
 *
 * @param judges how many judged
 * @param units what two of them or more judged
 * @param figures of all coefficients
 * @param classes each category that was chosen, in the order in which it first was
 */
public record Agreement(
    int judges, int units, Map<Coefficient, Estimate> figures, List<ClassAgreement> classes) {
  static final int DRAWS = 1000;

  /** Of fewer there is nothing to draw from. */
  private static final int FEWEST_UNITS = 5;

  private static final long SEED = 20_110_125;

  public Agreement {
    figures = Collections.unmodifiableMap(new EnumMap<>(figures));
    classes = List.copyOf(classes);
  }

  /**
   * Computes everything.
   *
   * @throws java.util.concurrent.CancellationException if {@code work} is cancelled
   */
  public static Agreement of(Ratings ratings, Work work) {
    List<long[]> draws = draws(ratings, work);
    Map<Coefficient, Estimate> figures = new EnumMap<>(Coefficient.class);
    for (Coefficient each : Coefficient.values()) {
      figures.put(each, estimate(ratings, draws, weights -> each.of(ratings, weights)));
    }
    List<ClassAgreement> classes = new ArrayList<>();
    for (int k = 0; k < ratings.categories().size(); k++) {
      work.check();
      int category = k;
      Ratings against = ratings.against(k);
      classes.add(
          new ClassAgreement(
              ratings.categories().get(k),
              chosen(ratings, ratings.weights(), k),
              estimate(ratings, draws, weights -> specific(ratings, weights, category)),
              estimate(against, draws, weights -> Coefficient.ALPHA.of(against, weights))));
    }
    return new Agreement(ratings.judges(), ratings.units(), figures, classes);
  }

  public Estimate figure(Coefficient coefficient) {
    return Objects.requireNonNull(figures.get(coefficient));
  }

  private static Estimate estimate(
      Ratings ratings, List<long[]> draws, Function<long[], Figure> of) {
    Figure figure = of.apply(ratings.weights());
    boolean defined = figure instanceof Figure.Value && !draws.isEmpty();
    return new Estimate(
        figure,
        defined
            ? Interval.of(
                draws.stream()
                    .mapToDouble(weights -> of.apply(weights).orEmpty().orElse(Double.NaN))
                    .toArray())
            : java.util.Optional.empty());
  }

  /** As many units as there are, drawn with replacement, a thousand times. */
  private static List<long[]> draws(Ratings ratings, Work work) {
    List<long[]> draws = new ArrayList<>();
    int units = ratings.units();
    SplittableRandom random = new SplittableRandom(SEED);
    for (int draw = 0; units >= FEWEST_UNITS && draw < DRAWS; draw++) {
      work.check();
      work.progress(draw, DRAWS);
      long[] weights = new long[ratings.patterns().length];
      for (int k = 0; k < units; k++) {
        weights[ratings.patternOf(random.nextInt(units))]++;
      }
      draws.add(weights);
    }
    return draws;
  }

  private static long chosen(Ratings ratings, long[] weights, int category) {
    long chosen = 0;
    for (int k = 0; k < weights.length; k++) {
      for (int said : ratings.patterns()[k]) {
        chosen += said == category ? weights[k] : 0;
      }
    }
    return chosen;
  }

  private static Figure specific(Ratings ratings, long[] weights, int category) {
    double agreeing = 0;
    double pairs = 0;
    for (int k = 0; k < weights.length; k++) {
      int judged = 0;
      int chose = 0;
      for (int said : ratings.patterns()[k]) {
        judged += said == Ratings.MISSING ? 0 : 1;
        chose += said == category ? 1 : 0;
      }
      agreeing += weights[k] * chose * (chose - 1.0);
      pairs += weights[k] * chose * (judged - 1.0);
    }
    return pairs == 0
        ? new Figure.NotDefined(WhyNotDefined.NEVER_CHOSEN)
        : new Figure.Value(agreeing / pairs, ratings.units());
  }
}
