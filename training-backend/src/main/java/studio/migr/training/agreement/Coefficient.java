package studio.migr.training.agreement;

import java.util.Locale;
import studio.migr.training.evaluate.Figure;
import studio.migr.training.evaluate.WhyNotDefined;

/** A measure of how far judges agree on categories without an order. */
public enum Coefficient {
  /** Share of the pairs of judgements of one unit that name the same category. */
  PERCENT {
    @Override
    Figure of(Ratings ratings, long[] weights) {
      double agreeing = 0;
      double pairs = 0;
      int[] counts = new int[ratings.categories().size()];
      for (int k = 0; k < weights.length; k++) {
        int judged = count(ratings.patterns()[k], counts);
        pairs += weights[k] * judged * (judged - 1.0);
        for (int each : counts) {
          agreeing += weights[k] * each * (each - 1.0);
        }
      }
      return pairs == 0
          ? new Figure.NotDefined(WhyNotDefined.NOTHING_JUDGED_TWICE)
          : new Figure.Value(agreeing / pairs, ratings.units());
    }
  },

  /**
   * Cohen's kappa (1960) of two judges, over what both judged: (Po − Pe) / (1 − Pe), where chance
   * has each judge's own habits.
   */
  COHEN {
    @Override
    Figure of(Ratings ratings, long[] weights) {
      if (ratings.judges() != 2) {
        return new Figure.NotDefined(
            ratings.units() == 0
                ? WhyNotDefined.NOTHING_JUDGED_TWICE
                : WhyNotDefined.NOT_TWO_JUDGES);
      }
      int categories = ratings.categories().size();
      double[][] chose = new double[2][categories];
      double all = 0;
      double agreeing = 0;
      for (int k = 0; k < weights.length; k++) {
        int[] said = ratings.patterns()[k];
        all += weights[k];
        agreeing += said[0] == said[1] ? weights[k] : 0;
        chose[0][said[0]] += weights[k];
        chose[1][said[1]] += weights[k];
      }
      double chance = 0;
      for (int c = 0; c < categories; c++) {
        chance += chose[0][c] * chose[1][c];
      }
      return corrected(agreeing, all, chance / all, all);
    }
  },

  /**
   * Fleiss's kappa (1971), over what all judges judged: chance has the habits of all judges
   * together. For two judges it is Scott's pi.
   */
  FLEISS {
    @Override
    Figure of(Ratings ratings, long[] weights) {
      int judges = ratings.judges();
      double[] chose = new double[ratings.categories().size()];
      int[] counts = new int[chose.length];
      double units = 0;
      double agreeing = 0;
      for (int k = 0; k < weights.length; k++) {
        if (count(ratings.patterns()[k], counts) == judges) {
          units += weights[k];
          for (int c = 0; c < counts.length; c++) {
            agreeing += weights[k] * counts[c] * (counts[c] - 1.0);
            chose[c] += weights[k] * counts[c];
          }
        }
      }
      if (units == 0) {
        return new Figure.NotDefined(
            ratings.units() == 0
                ? WhyNotDefined.NOTHING_JUDGED_TWICE
                : WhyNotDefined.NOT_ALL_JUDGED);
      }
      double pairs = units * judges * (judges - 1.0);
      double chance = 0;
      for (double each : chose) {
        double share = each / (units * judges);
        chance += share * share;
      }
      return corrected(agreeing, pairs, chance * pairs, units);
    }
  },

  /**
   * Krippendorff's alpha for nominal data, 1 − Do / De (Krippendorff 2011), over every unit that
   * two judges or more judged; who left units out is no reason to drop them.
   */
  ALPHA {
    @Override
    Figure of(Ratings ratings, long[] weights) {
      double[] chose = new double[ratings.categories().size()];
      int[] counts = new int[chose.length];
      double values = 0;
      double agreeing = 0;
      for (int k = 0; k < weights.length; k++) {
        int judged = count(ratings.patterns()[k], counts);
        values += weights[k] * (double) judged;
        for (int c = 0; c < counts.length; c++) {
          agreeing += weights[k] * counts[c] * (counts[c] - 1.0) / (judged - 1);
          chose[c] += weights[k] * (double) counts[c];
        }
      }
      if (values == 0) {
        return new Figure.NotDefined(WhyNotDefined.NOTHING_JUDGED_TWICE);
      }
      double differing = values * values;
      for (double each : chose) {
        differing -= each * each;
      }
      return differing < 0.5
          ? new Figure.NotDefined(WhyNotDefined.ONE_CATEGORY)
          : new Figure.Value(1 - (values - agreeing) / (differing / (values - 1)), ratings.units());
    }
  };

  /** The name in files and of its words: {@code alpha}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The figure, or why there is none. */
  public Figure of(Ratings ratings) {
    return of(ratings, ratings.weights());
  }

  /**
   * The figure where there are {@code weights[k]} units of the k-th pattern.
   *
   * @param weights as many as patterns, not all 0 unless there is no unit
   */
  abstract Figure of(Ratings ratings, long[] weights);

  /** Counts the judgements of a unit by category; returns how many there are. */
  private static int count(int[] said, int[] counts) {
    java.util.Arrays.fill(counts, 0);
    int judged = 0;
    for (int category : said) {
      if (category != Ratings.MISSING) {
        counts[category]++;
        judged++;
      }
    }
    return judged;
  }

  /** Agreement beyond chance as a share of what is possible; all three as counts. */
  private static Figure corrected(double agreeing, double all, double chance, double over) {
    if (all == 0) {
      return new Figure.NotDefined(WhyNotDefined.NOTHING_JUDGED_TWICE);
    }
    double possible = all - chance;
    return possible <= all * 1e-12
        ? new Figure.NotDefined(WhyNotDefined.ONE_CATEGORY)
        : new Figure.Value((agreeing - chance) / possible, (int) over);
  }
}
