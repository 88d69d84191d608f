package studio.migr.runtime.importance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How probable each label of a scheme is.
 *
 * @param byLabel in the scheme's order; they sum to 1
 */
public record LabelProbabilities(Map<String, Double> byLabel) {
  private static final double TOLERANCE = 1e-6;

  /**
   * @throws IllegalArgumentException if they do not sum to 1, or one is negative
   */
  public LabelProbabilities {
    byLabel = Collections.unmodifiableMap(new LinkedHashMap<>(byLabel));
    double sum = byLabel.values().stream().mapToDouble(Double::doubleValue).sum();
    if (!(Math.abs(sum - 1) < TOLERANCE) || byLabel.values().stream().anyMatch(p -> p < 0)) {
      throw new IllegalArgumentException("no probabilities: " + byLabel);
    }
  }

  /**
   * @param weights not negative, not all 0; brought to a sum of 1
   */
  public static LabelProbabilities of(List<String> labels, double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    Map<String, Double> byLabel = new LinkedHashMap<>();
    for (int k = 0; k < weights.length; k++) {
      byLabel.put(labels.get(k), weights[k] / sum);
    }
    return new LabelProbabilities(byLabel);
  }

  /** That of {@code label}; 0 if it is none of the labels. */
  public double of(String label) {
    return byLabel.getOrDefault(label, 0.0);
  }

  /** The most probable label; of equal ones the first. */
  public String top() {
    String top = null;
    for (String label : byLabel.keySet()) {
      top = top == null || of(label) > of(top) ? label : top;
    }
    return Objects.requireNonNull(top);
  }

  /** The most probable label besides one; that one if there is no other. */
  String topBut(String label) {
    String top = label;
    for (String other : byLabel.keySet()) {
      if (!other.equals(label) && (top.equals(label) || of(other) > of(top))) {
        top = other;
      }
    }
    return top;
  }

  /** In the scheme's order. */
  public double[] array() {
    return byLabel.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * How far apart two distributions over the same labels are: Jensen–Shannon divergence (Lin 1991)
   * in bits, 0 if they are equal, 1 if nothing is probable in both.
   */
  public double divergenceFrom(LabelProbabilities other) {
    double sum = 0;
    for (String label : byLabel.keySet()) {
      double mean = (of(label) + other.of(label)) / 2;
      sum += (bits(of(label), mean) + bits(other.of(label), mean)) / 2;
    }
    return Math.clamp(sum, 0, 1);
  }

  private static double bits(double p, double mean) {
    return p > 0 ? p * Math.log(p / mean) / Math.log(2) : 0;
  }
}
