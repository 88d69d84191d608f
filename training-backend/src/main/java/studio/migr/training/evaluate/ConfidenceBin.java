package studio.migr.training.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * How often verdicts of like confidence are right: where both are alike, the confidence can be
 * believed.
 *
 * @param confidence mean of the bin, 0..1
 * @param accuracy share of its verdicts that name the true dominant modality
 * @param clips how many
 */
public record ConfidenceBin(double confidence, double accuracy, int clips) {
  private static final int BINS = 5;

  /** Of the verdicts whose confidence and truth are known; bins without clips are left out. */
  public static List<ConfidenceBin> of(List<JudgedAnswer> answers) {
    List<List<JudgedAnswer>> bins = new ArrayList<>();
    for (int k = 0; k < BINS; k++) {
      bins.add(new ArrayList<>());
    }
    for (JudgedAnswer answer : answers) {
      if (answer.confidence().isPresent()
          && answer.dominant().isPresent()
          && answer.predictedDominant().isPresent()) {
        int bin = (int) Math.min(BINS - 1, answer.confidence().getAsDouble() * BINS);
        bins.get(Math.max(0, bin)).add(answer);
      }
    }
    return bins.stream().filter(bin -> !bin.isEmpty()).map(ConfidenceBin::ofOne).toList();
  }

  private static ConfidenceBin ofOne(List<JudgedAnswer> bin) {
    return new ConfidenceBin(
        bin.stream().mapToDouble(each -> each.confidence().orElseThrow()).average().orElseThrow(),
        bin.stream().filter(each -> each.dominant().equals(each.predictedDominant())).count()
            / (double) bin.size(),
        bin.size());
  }
}
