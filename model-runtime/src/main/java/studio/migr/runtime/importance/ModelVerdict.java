package studio.migr.runtime.importance;

import java.util.Optional;
import java.util.SplittableRandom;
import studio.migr.runtime.emotion.DominantModality;

/**
 * One word for what a model goes by.
 *
 * @param confidence 0..1, the share of disturbed scores that give the same verdict
 */
public record ModelVerdict(DominantModality verdict, double confidence) {
  private static final int DRAWS = 400;
  private static final long SEED = 20_251_202;

  /** The verdict, with its confidence under noise. The same scores always give the same. */
  public static ModelVerdict of(ConditionScores scores, VerdictThresholds thresholds) {
    DominantModality verdict = word(scores, thresholds);
    SplittableRandom random = new SplittableRandom(SEED);
    int same = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      same += word(scores.disturbed(thresholds.noise(), random), thresholds) == verdict ? 1 : 0;
    }
    return new ModelVerdict(verdict, same / (double) DRAWS);
  }

  /**
   * In this order: <em>conflict</em> if sound and picture alone give different answers, both clear
   * and of similar strength; <em>audio</em> or <em>visual</em> if one adds at least {@code little}
   * and {@code margin} more than the other; <em>none</em> if neither adds {@code little}; else
   * <em>both</em>. Conflict comes first, since a model's joint answer always sides with one.
   *
   * <p>With thresholds of calm: <em>none</em> if both together leave the label for no emotion
   * probable; <em>audio</em> or <em>visual</em> if it is probable given the other one alone; else,
   * of the other labels, <em>conflict</em> if sound and picture alone make different ones most
   * probable, both clear, and neither gives the other's {@code doubt} or more, and <em>both</em>.
   */
  static DominantModality word(ConditionScores scores, VerdictThresholds thresholds) {
    LabelProbabilities heard = scores.under(ModelCondition.AUDIO);
    LabelProbabilities seen = scores.under(ModelCondition.VISUAL);
    Optional<VerdictThresholds.Calm> calm =
        thresholds.calm().filter(known -> heard.byLabel().containsKey(known.label()));
    if (calm.isPresent()) {
      return word(scores, calm.get(), thresholds.clear());
    }
    double fromSound = heard.of(heard.top());
    double fromPicture = seen.of(seen.top());
    if (!heard.top().equals(seen.top())
        && Math.min(fromSound, fromPicture) >= thresholds.clear()
        && Math.abs(fromSound - fromPicture) <= thresholds.alike()) {
      return DominantModality.CONFLICT;
    }
    ModalityShare share = scores.share();
    double lead = share.audio() - share.visual();
    if (Math.abs(lead) >= thresholds.margin()
        && Math.max(share.audio(), share.visual()) >= thresholds.little()) {
      return lead > 0 ? DominantModality.AUDIO : DominantModality.VISUAL;
    }
    return share.audio() < thresholds.little() && share.visual() < thresholds.little()
        ? DominantModality.NONE
        : DominantModality.BOTH;
  }

  private static DominantModality word(
      ConditionScores scores, VerdictThresholds.Calm calm, double clear) {
    LabelProbabilities heard = scores.under(ModelCondition.AUDIO);
    LabelProbabilities seen = scores.under(ModelCondition.VISUAL);
    boolean sound = heard.of(calm.label()) < calm.sound();
    boolean picture = seen.of(calm.label()) < calm.picture();
    boolean nothing = scores.under(ModelCondition.BOTH).of(calm.label()) >= calm.joint();
    if (nothing || !(sound || picture)) {
      return DominantModality.NONE;
    }
    if (!(sound && picture)) {
      return sound ? DominantModality.AUDIO : DominantModality.VISUAL;
    }
    String fromSound = heard.topBut(calm.label());
    String fromPicture = seen.topBut(calm.label());
    boolean clearly = Math.min(heard.of(fromSound), seen.of(fromPicture)) >= clear;
    boolean doubted = Math.max(heard.of(fromPicture), seen.of(fromSound)) >= calm.doubt();
    return !fromSound.equals(fromPicture) && clearly && !doubted
        ? DominantModality.CONFLICT
        : DominantModality.BOTH;
  }
}
