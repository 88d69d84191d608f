package studio.migr.training.dataset;

import java.util.List;
import java.util.Map;

/**
 * Weighs clips by how far annotators agree on their label: with k of n votes for it, (k + 1) / (n +
 * 2), the share of further annotators who would give it (Laplace's rule of succession). So five of
 * ten count less than nine of ten, and nine of ten more than one of one.
 */
public final class AgreementWeights {
  private AgreementWeights() {}

  /** In 0..1; one half where nobody voted. */
  public static double agreement(Map<String, Integer> votes, String label) {
    int all = votes.values().stream().mapToInt(Integer::intValue).sum();
    return (votes.getOrDefault(label, 0) + 1.0) / (all + 2.0);
  }

  /** The clips with weights whose mean is 1, so that the learning rate means the same. */
  public static List<ClipRecord> weigh(List<ClipRecord> clips) {
    double mean =
        clips.stream()
            .mapToDouble(clip -> agreement(clip.votes(), clip.label()))
            .average()
            .orElse(1);
    return clips.stream()
        .map(clip -> clip.withWeight(agreement(clip.votes(), clip.label()) / mean))
        .toList();
  }
}
