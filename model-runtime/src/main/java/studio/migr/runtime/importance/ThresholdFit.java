package studio.migr.runtime.importance;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.work.Work;

/**
 * Finds the thresholds under which a model's verdicts are right most often on clips whose dominant
 * modality is known: the mean over the true modalities of how often each is found, so that frequent
 * ones do not decide alone; then the noise under which the confidence is nearest to how often
 * verdicts are right (least Brier score, 1950). Of equally good thresholds those nearest to where
 * the search began are taken.
 *
 * @param thresholds what was found
 * @param balancedAccuracy mean recall over the true modalities, 0..1
 * @param brier mean squared distance of confidence from right (1) and wrong (0)
 * @param clips how many it was found on
 */
public record ThresholdFit(
    VerdictThresholds thresholds, double balancedAccuracy, double brier, int clips) {
  private static final double[] LITTLE = {0.02, 0.05, 0.1, 0.15, 0.2};
  private static final double[] MARGIN = {0.05, 0.1, 0.15, 0.2, 0.3, 0.4};
  private static final double[] CLEAR = {0.3, 0.4, 0.5, 0.6, 0.7, 0.8};
  private static final double[] ALIKE = {0.1, 0.2, 0.3, 0.5, 1};
  private static final double[] CALM = {0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9};
  private static final double[] ALL_CALM = {0.5, 0.7, 0.9, 1};
  private static final double[] CLEARER = {0.2, 0.3, 0.4, 0.5};
  private static final double[] DOUBT = {1, 0.5, 0.2, 0.1, 0.05, 0.02};
  private static final double[] NOISE = {0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 2};

  /** A clip whose dominant modality is known. */
  public record Known(ConditionScores scores, DominantModality truth) {}

  /**
   * @param clips at least one
   * @param begin where the search begins
   * @param neutral the scheme's label for no emotion, if it has one
   */
  public static ThresholdFit on(
      List<Known> clips, VerdictThresholds begin, Optional<String> neutral, Work work) {
    VerdictThresholds graded = graded(clips, begin, work);
    VerdictThresholds best = neutral.map(label -> calm(clips, graded, label, work)).orElse(graded);
    return withNoise(clips, best, balancedAccuracy(clips, best), work);
  }

  /** With a label for no emotion, if that is right more often. */
  private static VerdictThresholds calm(
      List<Known> clips, VerdictThresholds graded, String label, Work work) {
    VerdictThresholds best = graded;
    double most = balancedAccuracy(clips, graded);
    for (double sound : CALM) {
      work.check();
      for (double picture : CALM) {
        for (double joint : ALL_CALM) {
          for (double clear : CLEARER) {
            for (double doubt : DOUBT) {
              VerdictThresholds.Calm calm =
                  new VerdictThresholds.Calm(label, sound, picture, joint, doubt);
              VerdictThresholds one = with(graded, clear, calm);
              double accuracy = balancedAccuracy(clips, one);
              if (accuracy > most) {
                best = one;
                most = accuracy;
              }
            }
          }
        }
      }
    }
    return best;
  }

  private static VerdictThresholds with(
      VerdictThresholds graded, double clear, VerdictThresholds.Calm calm) {
    return new VerdictThresholds(
        graded.little(), graded.margin(), clear, graded.alike(), graded.noise(), Optional.of(calm));
  }

  private static VerdictThresholds graded(List<Known> clips, VerdictThresholds begin, Work work) {
    VerdictThresholds best = begin;
    double most = balancedAccuracy(clips, begin);
    int tried = 0;
    for (double little : LITTLE) {
      for (double margin : MARGIN) {
        work.check();
        work.progress(tried++, (long) LITTLE.length * MARGIN.length);
        for (double clear : CLEAR) {
          for (double alike : ALIKE) {
            VerdictThresholds one =
                new VerdictThresholds(little, margin, clear, alike, begin.noise());
            double accuracy = balancedAccuracy(clips, one);
            if (accuracy > most
                || (accuracy == most && distance(one, begin) < distance(best, begin))) {
              best = one;
              most = accuracy;
            }
          }
        }
      }
    }
    return best;
  }

  private static ThresholdFit withNoise(
      List<Known> clips, VerdictThresholds found, double accuracy, Work work) {
    VerdictThresholds best = found;
    double least = Double.POSITIVE_INFINITY;
    for (double noise : NOISE) {
      work.check();
      VerdictThresholds one =
          new VerdictThresholds(
              found.little(), found.margin(), found.clear(), found.alike(), noise, found.calm());
      double brier = brier(clips, one);
      if (brier < least) {
        best = one;
        least = brier;
      }
    }
    return new ThresholdFit(best, accuracy, least, clips.size());
  }

  /** Mean recall over the true modalities that occur. */
  public static double balancedAccuracy(List<Known> clips, VerdictThresholds thresholds) {
    Map<DominantModality, int[]> counts = new EnumMap<>(DominantModality.class);
    for (Known clip : clips) {
      int[] count = counts.computeIfAbsent(clip.truth(), _ -> new int[2]);
      count[0] += ModelVerdict.word(clip.scores(), thresholds) == clip.truth() ? 1 : 0;
      count[1]++;
    }
    return counts.values().stream()
        .mapToDouble(count -> count[0] / (double) count[1])
        .average()
        .orElseThrow();
  }

  private static double brier(List<Known> clips, VerdictThresholds thresholds) {
    double sum = 0;
    for (Known clip : clips) {
      ModelVerdict verdict = ModelVerdict.of(clip.scores(), thresholds);
      double right = verdict.verdict() == clip.truth() ? 1 : 0;
      sum += (verdict.confidence() - right) * (verdict.confidence() - right);
    }
    return sum / clips.size();
  }

  private static double distance(VerdictThresholds one, VerdictThresholds other) {
    return Math.abs(one.little() - other.little())
        + Math.abs(one.margin() - other.margin())
        + Math.abs(one.clear() - other.clear())
        + Math.abs(one.alike() - other.alike());
  }
}
