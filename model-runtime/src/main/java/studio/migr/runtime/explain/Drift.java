package studio.migr.runtime.explain;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import studio.migr.runtime.attention.ModalityShares;

/**
 * Where the attention goes while the answer is written: shares on sound, picture and text for each
 * token (figure 5 of MIGR, arXiv 2512.02699), without sinks.
 *
 * @param shares in the order of the tokens
 */
public record Drift(List<ModalityShares> shares) {
  public Drift {
    shares = List.copyOf(shares);
  }

  /**
   * The largest share of something.
   *
   * @param token at which token it comes first
   */
  public record Peak(int token, double share) {}

  /** Empty without tokens. */
  public Optional<Peak> peak(ToDoubleFunction<ModalityShares> of) {
    int best = -1;
    for (int k = 0; k < shares.size(); k++) {
      best = best < 0 || of.applyAsDouble(shares.get(k)) > share(best, of) ? k : best;
    }
    return best < 0 ? Optional.empty() : Optional.of(new Peak(best, share(best, of)));
  }

  private double share(int token, ToDoubleFunction<ModalityShares> of) {
    return of.applyAsDouble(shares.get(token));
  }

  /** The mean over all tokens; 0 without any. */
  public double mean(ToDoubleFunction<ModalityShares> of) {
    return shares.stream().mapToDouble(of).average().orElse(0);
  }

  /**
   * Means over equal stretches of the answer, so that answers of different lengths compare.
   *
   * @return as many as {@code stretches}; a short answer's tokens count for several
   */
  public double[] stretched(ToDoubleFunction<ModalityShares> of, int stretches) {
    double[] means = new double[stretches];
    for (int k = 0; k < stretches && !shares.isEmpty(); k++) {
      int from = (int) ((long) k * shares.size() / stretches);
      int to = Math.max(from + 1, (int) ((k + 1L) * shares.size() / stretches));
      means[k] = shares.subList(from, to).stream().mapToDouble(of).average().orElseThrow();
    }
    return means;
  }
}
