package studio.migr.runtime.importance;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import studio.migr.runtime.emotion.DominantModality;

/**
 * What a model thinks of one clip when it reasons anew several times: each sample gives a
 * distribution at its own answer. Drawn again with replacement within each condition (percentile
 * bootstrap, Efron 1979).
 *
 * @param label the answer that is scored
 * @param by at least two samples of each condition
 */
public record SampledScores(String label, Map<ModelCondition, List<LabelProbabilities>> by) {
  private static final int DRAWS = 1000;
  private static final double TAIL = 0.025;
  private static final long SEED = 20_251_202;

  /**
   * @param interval of the share of each modality: 95 of 100 draws
   * @param confidence share of the draws that give this verdict
   */
  public record Spread(ShareInterval interval, double confidence) {}

  /** How far the score depends on which samples were drawn. */
  public Spread spread(DominantModality verdict, VerdictThresholds thresholds) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] audio = new double[DRAWS];
    double[] visual = new double[DRAWS];
    int same = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      ConditionScores drawn = drawn(random);
      ModalityShare share = drawn.share();
      audio[draw] = share.audio();
      visual[draw] = share.visual();
      same += ModelVerdict.word(drawn, thresholds) == verdict ? 1 : 0;
    }
    Arrays.sort(audio);
    Arrays.sort(visual);
    int low = (int) Math.floor(TAIL * (DRAWS - 1));
    int high = (int) Math.ceil((1 - TAIL) * (DRAWS - 1));
    return new Spread(
        new ShareInterval(audio[low], audio[high], visual[low], visual[high]),
        same / (double) DRAWS);
  }

  private ConditionScores drawn(SplittableRandom random) {
    Map<ModelCondition, LabelProbabilities> means = new EnumMap<>(ModelCondition.class);
    by.forEach(
        (condition, samples) -> {
          double[] sum = new double[samples.getFirst().byLabel().size()];
          for (int k = 0; k < samples.size(); k++) {
            double[] one = samples.get(random.nextInt(samples.size())).array();
            Arrays.setAll(sum, label -> sum[label] + one[label]);
          }
          List<String> labels = List.copyOf(samples.getFirst().byLabel().keySet());
          means.put(condition, LabelProbabilities.of(labels, sum));
        });
    return new ConditionScores(label, means);
  }
}
