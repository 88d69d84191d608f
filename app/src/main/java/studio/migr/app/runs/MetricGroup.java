package studio.migr.app.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import studio.migr.app.message.Messages;

/** Which metrics share a chart. What belongs to none has one of its own. */
enum MetricGroup {
  REWARD(name -> name.equals("reward") || (name.startsWith("rewards/") && !name.endsWith("/std"))),
  LOSS(name -> name.equals("loss") || name.equals("validation/loss") || name.equals("eval_loss")),
  SPREAD(name -> name.equals("frac_reward_zero_std") || name.equals("reward_std")),
  DIVERGENCE(name -> name.equals("kl")),
  ENTROPY(name -> name.equals("entropy") || name.startsWith("entropy/")),
  LENGTH(name -> name.startsWith("completions/") && name.endsWith("_length")),
  CUT(name -> name.endsWith("clipped_ratio") || name.startsWith("clip_ratio")),
  RATE(name -> name.equals("learning_rate") || name.equals("lr")),
  NORM(name -> name.equals("grad_norm")),
  SPEED(name -> name.equals("tokens_per_second")),
  MEMORY(name -> name.startsWith("memory")),
  TIME(name -> name.startsWith("time/") || name.equals("seconds") || name.equals("step_time"));

  private static final String REWARDS = "rewards/";
  private static final String MEAN = "/mean";

  private final Predicate<String> has;

  MetricGroup(Predicate<String> has) {
    this.has = has;
  }

  /** The metrics by the titles of their charts, those that tell most first. */
  static Map<String, List<String>> of(List<String> names) {
    Map<String, List<String>> charts = new LinkedHashMap<>();
    List<String> left = new ArrayList<>(names);
    for (MetricGroup group : values()) {
      List<String> own = left.stream().filter(group.has).toList();
      left.removeAll(own);
      if (!own.isEmpty()) {
        charts.put(
            Messages.text("runs.chart." + group.name().toLowerCase(java.util.Locale.ROOT)), own);
      }
    }
    left.removeIf(name -> name.endsWith("/std") || name.equals("epoch"));
    left.forEach(name -> charts.put(name, List.of(name)));
    return charts;
  }

  /** A metric's name in a legend. */
  static String words(String name) {
    String key = "runs.metric." + name.replace('/', '.');
    if (Messages.has(key)) {
      return Messages.text(key);
    }
    return name.startsWith(REWARDS) && name.endsWith(MEAN)
        ? name.substring(REWARDS.length(), name.length() - MEAN.length())
        : name;
  }
}
