package studio.migr.training.grpo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import studio.migr.runtime.generate.DecoderModel;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.work.Work;
import studio.migr.training.model.TrainableModel;
import studio.migr.training.reward.WeightedRewards;
import studio.migr.training.run.SampleLine;

/**
 * Lets a model learn from its own answers: they are drawn, earn their rewards, and are learnt from.
 * The same model, clips and seed give the same step, to the bit. For one thread at a time.
 */
public final class GrpoLearner implements AutoCloseable {
  private final GrpoSettings settings;
  private final WeightedRewards rewards;
  private final DecoderModel answering;
  private final Rollouts rollouts;
  private final PolicyUpdate update;

  /**
   * @param model stays the caller's, who closes it after this
   * @param words the text of tokens
   * @param stops the tokens that end an answer
   * @throws WeightsException if the model cannot answer
   */
  public GrpoLearner(
      TrainableModel model,
      Function<long[], String> words,
      Set<Long> stops,
      GrpoSettings settings,
      WeightedRewards rewards)
      throws WeightsException {
    this.settings = settings;
    this.rewards = rewards;
    this.answering = model.answering();
    this.rollouts = new Rollouts(answering, words, settings, stops);
    this.update = new PolicyUpdate(model, settings);
  }

  /**
   * What a step gave.
   *
   * @param metrics by name
   * @param samples every answer with what it earned
   * @param spread whether any group had different rewards, without which nothing is learnt
   */
  public record Step(Map<String, Double> metrics, List<SampleLine> samples, boolean spread) {}

  /**
   * @param number of the step, from 1
   * @param seed of its draws
   * @param rate the learning rate
   * @param largestNorm what the gradients' common norm is scaled down to
   * @throws java.util.concurrent.CancellationException if the work was cancelled; then nothing was
   *     learnt
   */
  public Step step(
      long number, List<AskedClip> asked, long seed, double rate, double largestNorm, Work work) {
    long begun = System.nanoTime();
    List<RolloutGroup> answered = rollouts.of(asked, seed, work);
    long drawn = System.nanoTime();
    List<RewardedGroup> groups =
        answered.stream().map(group -> RewardedGroup.of(group, rewards)).toList();
    work.check();
    long earned = System.nanoTime();
    PolicyUpdate.Figures figures = update.of(groups, rate, largestNorm);
    long ended = System.nanoTime();
    Map<String, Double> metrics =
        new LinkedHashMap<>(StepMetrics.of(groups, rewards.ids(), figures, settings.beta()));
    metrics.put("learning_rate", rate);
    metrics.put("step_time", seconds(ended - begun));
    metrics.put("time/rollouts", seconds(drawn - begun));
    metrics.put("time/rewards", seconds(earned - drawn));
    metrics.put("time/reference", seconds(figures.referenceNanos()));
    metrics.put("time/learning", seconds(ended - earned - figures.referenceNanos()));
    List<SampleLine> samples = new ArrayList<>();
    for (int k = 0; k < groups.size(); k++) {
      samples.addAll(groups.get(k).samples(number, k));
    }
    boolean spread = groups.stream().anyMatch(group -> group.advantages().spread());
    return new Step(metrics, samples, spread);
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }

  @Override
  public void close() {
    update.close();
    answering.close();
  }
}
