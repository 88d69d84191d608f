package studio.migr.runtime.adapter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.migr.runtime.modelfile.FieldException;

/**
 * How an adapter was made.
 *
 * @param rank rows of A and columns of B, where {@code ranks} says nothing else
 * @param alpha what the product of B and A is multiplied by, times 1 / rank
 * @param dropout share of inputs dropped while training
 * @param targets names of the modules it changes, such as {@code q_proj}; or one expression over
 *     names, which is only kept
 * @param rankStabilized whether the factor is alpha / √rank
 * @param ranks other ranks, by the ends of modules' names
 * @param alphas other alphas, by the ends of modules' names
 * @param base what the adapter was trained on
 */
public record LoraConfig(
    int rank,
    double alpha,
    double dropout,
    List<String> targets,
    boolean rankStabilized,
    Map<String, Integer> ranks,
    Map<String, Double> alphas,
    Optional<String> base) {
  private static final int MOST_RANK = 1 << 16;

  /**
   * @throws FieldException if a value cannot be
   */
  public LoraConfig {
    requireRank("r", rank);
    requireAlpha("lora_alpha", alpha);
    if (!(dropout >= 0 && dropout < 1)) {
      throw FieldException.bad("lora_dropout", dropout);
    }
    targets = List.copyOf(targets);
    ranks = Map.copyOf(ranks);
    alphas = Map.copyOf(alphas);
    ranks.values().forEach(value -> requireRank("rank_pattern", value));
    alphas.values().forEach(value -> requireAlpha("alpha_pattern", value));
  }

  private static void requireRank(String key, int value) {
    if (value < 1 || value > MOST_RANK) {
      throw FieldException.bad(key, value);
    }
  }

  private static void requireAlpha(String key, double value) {
    if (!(Math.abs(value) <= 1e6)) {
      throw FieldException.bad(key, value);
    }
  }

  /** An adapter to be trained anew: same rank everywhere, factor alpha / rank. */
  public static LoraConfig of(int rank, double alpha, double dropout, List<String> targets) {
    return new LoraConfig(
        rank, alpha, dropout, targets, false, Map.of(), Map.of(), Optional.empty());
  }

  /** The same with another share of inputs dropped while training. */
  public LoraConfig withDropout(double other) {
    return new LoraConfig(rank, alpha, other, targets, rankStabilized, ranks, alphas, base);
  }

  public int rankOf(String module) {
    return byEnd(ranks, module).orElse(rank);
  }

  /** What the product of B and A is multiplied by before it is added to a module's weight. */
  public double scaleOf(String module) {
    double size = rankOf(module);
    return byEnd(alphas, module).orElse(alpha) / (rankStabilized ? Math.sqrt(size) : size);
  }

  private static <T> Optional<T> byEnd(Map<String, T> patterns, String module) {
    return patterns.entrySet().stream()
        .filter(entry -> module.equals(entry.getKey()) || module.endsWith("." + entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
