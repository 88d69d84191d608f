package studio.migr.training.grpo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import studio.migr.runtime.adapter.LoraConfig;
import studio.migr.training.model.Example;
import studio.migr.training.model.PackedBatch;
import studio.migr.training.model.TrainableModel;
import studio.migr.training.model.TrainableModel.Scores;

/**
 * Makes answers that earned more than their group likelier, and others less likely, group by group,
 * and steps once for each inner epoch.
 */
final class PolicyUpdate implements AutoCloseable {
  private final TrainableModel model;
  private final GrpoSettings settings;
  private final GrpoLoss loss = new GrpoLoss();

  PolicyUpdate(TrainableModel model, GrpoSettings settings) {
    this.model = model;
    this.settings = settings;
  }

  /**
   * What a step did.
   *
   * @param loss mean over the inner epochs
   * @param divergence mean over all tokens, of the first inner epoch
   * @param entropy mean over all tokens before the step, in nats
   * @param clippedLow share of tokens, over the inner epochs, whose ratio went below what pays
   * @param clippedHigh share of those whose ratio went above it
   * @param gradientNorm before it was clipped; the largest of the inner epochs
   * @param drift largest difference between a token's log-probability when it was drawn and when it
   *     was scored to learn from it: how far the two ways of computing it are apart; no number with
   *     dropout, which only the second one has
   * @param referenceNanos time for scoring by the reference
   */
  record Figures(
      double loss,
      double divergence,
      double entropy,
      double clippedLow,
      double clippedHigh,
      double gradientNorm,
      double drift,
      long referenceNanos) {}

  /** What is known of a group while it is learnt from. */
  private static final class Lesson {
    private final RewardedGroup group;
    private final PackedBatch batch;
    private final int tokens;
    private final int longest;
    private List<float[]> reference = List.of();
    private List<float[]> then = List.of();

    Lesson(RewardedGroup group, PackedBatch batch) {
      this.group = group;
      this.batch = batch;
      int[] lengths =
          group.rollout().answers().stream().mapToInt(answer -> answer.tokens().length).toArray();
      this.tokens = Arrays.stream(lengths).sum();
      this.longest = Arrays.stream(lengths).max().orElseThrow();
    }

    int answers() {
      return group.earned().size();
    }
  }

  /**
   * @param rate the learning rate
   * @param largestNorm what the gradients' common norm is scaled down to
   */
  Figures of(List<RewardedGroup> groups, double rate, double largestNorm) {
    List<Lesson> lessons = new ArrayList<>();
    for (RewardedGroup group : groups) {
      List<Example> answers = group.rollout().examples();
      lessons.add(new Lesson(group, PackedBatch.ofAnswers(model.shape(), answers)));
    }
    long begun = System.nanoTime();
    if (settings.beta() > 0) {
      lessons.forEach(
          lesson -> lesson.reference = model.scoreByReference(lesson.batch).logProbabilities());
    }
    Sums sums = new Sums(lessons);
    sums.referenceNanos = System.nanoTime() - begun;
    for (int epoch = 0; epoch < settings.innerEpochs(); epoch++) {
      for (Lesson lesson : lessons) {
        Scores now = model.consider(lesson.batch);
        if (epoch == 0) {
          lesson.then = now.logProbabilities();
          sums.first(lesson, now);
        }
        List<float[]> derivatives = derivatives(lesson, now.logProbabilities(), sums, epoch);
        model.follow(lesson.batch, derivatives);
      }
      sums.norm = Math.max(sums.norm, model.step(rate, largestNorm));
    }
    return sums.figures();
  }

  /** The share of the whole step's loss that a group makes, by its log-probabilities. */
  private List<float[]> derivatives(Lesson lesson, List<float[]> now, Sums sums, int epoch) {
    int rows = lesson.answers();
    int width =
        settings.variant() == GrpoLoss.Variant.DR_GRPO ? settings.maxTokens() : lesson.longest;
    double share =
        settings.variant() == GrpoLoss.Variant.DAPO
            ? lesson.tokens / (double) sums.tokens
            : rows / (double) sums.answers;
    try (NDManager scope = loss.newScope()) {
      NDArray current = padded(scope, now, width);
      NDArray then = padded(scope, lesson.then, width);
      NDArray reference =
          settings.beta() > 0 ? padded(scope, lesson.reference, width) : current.duplicate();
      float[] ones = new float[rows * width];
      for (int row = 0; row < rows; row++) {
        Arrays.fill(ones, row * width, row * width + now.get(row).length, 1);
      }
      float[] advantages = new float[rows];
      for (int row = 0; row < rows; row++) {
        advantages[row] = (float) lesson.group.advantages().values()[row];
      }
      GrpoLoss.Result result =
          loss.of(
              settings.variant(),
              new GrpoLoss.Answers(
                  current,
                  then,
                  reference,
                  scope.create(ones, new Shape(rows, width)),
                  scope.create(advantages)),
              settings.clip(),
              settings.beta());
      sums.add(lesson, now, result, share, epoch, settings.clip());
      List<float[]> derivatives = new ArrayList<>();
      for (int row = 0; row < rows; row++) {
        float[] own = new float[now.get(row).length];
        for (int k = 0; k < own.length; k++) {
          own[k] = (float) (result.gradient()[row * width + k] * share);
        }
        derivatives.add(own);
      }
      return derivatives;
    }
  }

  private static NDArray padded(NDManager scope, List<float[]> rows, int width) {
    float[] all = new float[rows.size() * width];
    for (int row = 0; row < rows.size(); row++) {
      System.arraycopy(rows.get(row), 0, all, row * width, rows.get(row).length);
    }
    return scope.create(all, new Shape(rows.size(), width));
  }

  /** Adds up what the figures are made of. */
  private final class Sums {
    private final int tokens;
    private final int answers;
    private double loss;
    private double divergence;
    private double entropy;
    private double drift;
    private double norm;
    private long low;
    private long high;
    private long referenceNanos;

    Sums(List<Lesson> lessons) {
      tokens = lessons.stream().mapToInt(lesson -> lesson.tokens).sum();
      answers = lessons.stream().mapToInt(Lesson::answers).sum();
    }

    void first(Lesson lesson, Scores scores) {
      for (int row = 0; row < lesson.answers(); row++) {
        float[] drawn = lesson.group.rollout().answers().get(row).logProbabilities();
        float[] scored = scores.logProbabilities().get(row);
        for (int k = 0; k < scored.length; k++) {
          entropy += scores.entropies().get(row)[k];
          drift = Math.max(drift, Math.abs(drawn[k] - scored[k]));
        }
      }
    }

    void add(
        Lesson lesson,
        List<float[]> now,
        GrpoLoss.Result result,
        double share,
        int epoch,
        double clip) {
      loss += result.loss() * share / settings.innerEpochs();
      if (epoch == 0) {
        divergence += result.divergence() * lesson.tokens / tokens;
      }
      for (int row = 0; row < lesson.answers(); row++) {
        double advantage = lesson.group.advantages().values()[row];
        for (int k = 0; k < now.get(row).length; k++) {
          double ratio = Math.exp(now.get(row)[k] - lesson.then.get(row)[k]);
          low += ratio < 1 - clip && advantage < 0 ? 1 : 0;
          high += ratio > 1 + clip && advantage > 0 ? 1 : 0;
        }
      }
    }

    Figures figures() {
      double all = (double) tokens * settings.innerEpochs();
      boolean drops = model.adapterConfig().map(LoraConfig::dropout).orElse(0.0) > 0;
      return new Figures(
          loss,
          divergence,
          entropy / tokens,
          low / all,
          high / all,
          norm,
          drops ? Double.NaN : drift,
          referenceNanos);
    }
  }

  @Override
  public void close() {
    loss.close();
  }
}
