package studio.migr.runtime.importance;

import java.util.Optional;
import studio.migr.runtime.emotion.DominantModality;

/**
 * What a model goes by in one clip.
 *
 * @param label the answer that is scored
 * @param share what each modality adds to the probability of {@code label}
 * @param interval of {@code share}, if the model reasoned several times
 * @param verdict one word for it, with its confidence
 * @param rule what MIGR's rule says of the answers to sound and picture alone, where the true label
 *     is known
 * @param apart how far the answers to sound and picture alone are apart, in bits (0..1)
 * @param audioFromBoth how far the answer to the sound alone is from that to both, in bits
 * @param visualFromBoth how far the answer to the picture alone is from that to both, in bits
 */
public record ModelImportance(
    String label,
    ModalityShare share,
    Optional<ShareInterval> interval,
    ModelVerdict verdict,
    Optional<DominantModality> rule,
    double apart,
    double audioFromBoth,
    double visualFromBoth) {

  /**
   * @param samples of the same clip, if the model reasoned several times: they give the interval,
   *     and the confidence
   * @param rule what the rule says
   */
  public static ModelImportance of(
      ConditionScores scores,
      Optional<SampledScores> samples,
      Optional<DominantModality> rule,
      VerdictThresholds thresholds) {
    ModelVerdict verdict = ModelVerdict.of(scores, thresholds);
    Optional<SampledScores.Spread> spread =
        samples.map(all -> all.spread(verdict.verdict(), thresholds));
    LabelProbabilities heard = scores.under(ModelCondition.AUDIO);
    LabelProbabilities seen = scores.under(ModelCondition.VISUAL);
    LabelProbabilities both = scores.under(ModelCondition.BOTH);
    return new ModelImportance(
        scores.label(),
        scores.share(),
        spread.map(SampledScores.Spread::interval),
        spread
            .map(drawn -> new ModelVerdict(verdict.verdict(), drawn.confidence()))
            .orElse(verdict),
        rule,
        heard.divergenceFrom(seen),
        heard.divergenceFrom(both),
        seen.divergenceFrom(both));
  }

  /**
   * The same, with the interval and the confidence of a score for which the model reasoned often.
   */
  public ModelImportance withSpreadOf(ModelImportance sampled) {
    return new ModelImportance(
        label,
        share,
        sampled.interval,
        sampled.verdict.verdict() == verdict.verdict() ? sampled.verdict : verdict,
        rule,
        apart,
        audioFromBoth,
        visualFromBoth);
  }

  /** The same, with what the rule says. */
  public ModelImportance withRule(Optional<DominantModality> value) {
    return new ModelImportance(
        label, share, interval, verdict, value, apart, audioFromBoth, visualFromBoth);
  }
}
