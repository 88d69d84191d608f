package studio.migr.training.evaluate;

import java.util.List;

/**
 * Which label was answered for which.
 *
 * @param counts [truth][answer], in the order of {@code labels}; not to be changed
 * @param other answers that are no label, by truth; not to be changed
 */
public record Confusion(List<String> labels, int[][] counts, int[] other) {

  /**
   * @param labels all of the scheme; no truth is another
   */
  static Confusion of(List<JudgedAnswer> answers, List<String> labels) {
    int[][] counts = new int[labels.size()][labels.size()];
    int[] other = new int[labels.size()];
    for (JudgedAnswer answer : answers) {
      int truth = labels.indexOf(answer.truth());
      int said = answer.answer().map(labels::indexOf).orElse(-1);
      if (said < 0) {
        other[truth]++;
      } else {
        counts[truth][said]++;
      }
    }
    return new Confusion(List.copyOf(labels), counts, other);
  }

  /** How many clips have the label. */
  public int support(int label) {
    int sum = other[label];
    for (int count : counts[label]) {
      sum += count;
    }
    return sum;
  }

  /** How often the label was answered. */
  public int answered(int label) {
    int sum = 0;
    for (int[] row : counts) {
      sum += row[label];
    }
    return sum;
  }

  /** Share of the label's clips that were answered with it. */
  public Figure recall(int label) {
    return Figure.share(counts[label][label], support(label), WhyNotDefined.NO_CLIPS_OF_LABEL);
  }

  /** Share of the answers with the label that are right. */
  public Figure precision(int label) {
    return Figure.share(counts[label][label], answered(label), WhyNotDefined.NEVER_ANSWERED);
  }
}
