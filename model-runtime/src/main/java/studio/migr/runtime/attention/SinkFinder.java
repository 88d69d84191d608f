package studio.migr.runtime.attention;

import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds attention sinks: positions that many tokens look at whatever they say, because a model puts
 * there what it does not need elsewhere (arXiv 2309.17453, 2410.10781). A position is one if, over
 * tokens, layers and heads, it draws at least {@value #LEAST_SHARE} of the attention and at least
 * {@value #TIMES_EVEN} times what an even spread would give it.
 */
public final class SinkFinder {
  /** Mean share from which a position counts. */
  public static final double LEAST_SHARE = 0.05;

  /** How far above an even spread it must be: in short prompts every position draws much. */
  public static final double TIMES_EVEN = 10;

  private double[] sums = new double[0];
  private int tokens;
  private double even;

  /** Takes one token of an answer into account. */
  public void add(TokenAttention token) {
    double[] mean = token.mean();
    if (mean.length > sums.length) {
      sums = Arrays.copyOf(sums, mean.length);
    }
    for (int k = 0; k < mean.length; k++) {
      sums[k] += mean[k];
    }
    even += 1.0 / mean.length;
    tokens++;
  }

  /** The sinks among the positions so far, with the mean share that each draws. */
  public SortedMap<Integer, Double> sinks() {
    SortedMap<Integer, Double> sinks = new TreeMap<>();
    for (int k = 0; k < sums.length; k++) {
      double share = sums[k] / tokens;
      if (share >= LEAST_SHARE && share >= TIMES_EVEN * even / tokens) {
        sinks.put(k, share);
      }
    }
    return Collections.unmodifiableSortedMap(sinks);
  }
}
