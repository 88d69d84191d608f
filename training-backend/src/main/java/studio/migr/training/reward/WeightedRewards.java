package studio.migr.training.reward;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Several rewards with their weights: the total is their weighted sum, as in TRL and ms-swift. */
public final class WeightedRewards {
  private record Weighted(Reward reward, double weight) {}

  private final List<Weighted> rewards = new ArrayList<>();

  /**
   * What one completion earned.
   *
   * @param values of each reward by its name, without weights; a reward that says nothing about the
   *     clip has none
   * @param total weighted sum of the values
   */
  public record Earned(Map<String, Double> values, double total) {
    public Earned {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /**
   * @param catalog the rewards to choose from
   * @param weights by name; 0 leaves a reward out
   * @throws IllegalArgumentException if a name is not in the catalog, a weight is no number, or all
   *     of them are 0
   */
  public WeightedRewards(List<Reward> catalog, Map<String, Double> weights) {
    Set<String> unknown = new HashSet<>(weights.keySet());
    for (Reward reward : catalog) {
      unknown.remove(reward.id());
      double weight = weights.getOrDefault(reward.id(), 0.0);
      if (!Double.isFinite(weight)) {
        throw new IllegalArgumentException("no weight: " + reward.id() + " " + weight);
      }
      if (weight != 0) {
        rewards.add(new Weighted(reward, weight));
      }
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("no such reward: " + String.join(", ", unknown));
    }
    if (rewards.isEmpty()) {
      throw new IllegalArgumentException("no reward has a weight");
    }
  }

  /** Names of the rewards that count, in the catalog's order. */
  public List<String> ids() {
    return rewards.stream().map(each -> each.reward().id()).toList();
  }

  public Earned of(Rollout rollout) {
    Map<String, Double> values = new LinkedHashMap<>();
    double total = 0;
    for (Weighted each : rewards) {
      OptionalDouble value = each.reward().of(rollout);
      if (value.isPresent()) {
        values.put(each.reward().id(), value.getAsDouble());
        total += each.weight() * value.getAsDouble();
      }
    }
    return new Earned(values, total);
  }
}
