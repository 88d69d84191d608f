package studio.migr.training.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Two models, or one with reasoning and one without, on the clips that both judged.
 *
 * @param bothRight clips that both have right
 * @param bothWrong clips that neither has right
 * @param test of the clips on which they differ
 * @param onlyInFirst clips that only the first judged: they are left out
 * @param onlyInSecond clips that only the second judged: they are left out
 */
public record Comparison(
    int bothRight, int bothWrong, McNemar test, int onlyInFirst, int onlyInSecond) {

  /** Compares the answers: A = Y. */
  public static Comparison ofAnswers(List<JudgedAnswer> first, List<JudgedAnswer> second) {
    return of(first, second, JudgedAnswer::answersRight);
  }

  /** Compares faithful and correct answers: R = Y and A = Y. */
  public static Comparison ofFaithfulAnswers(List<JudgedAnswer> first, List<JudgedAnswer> second) {
    return of(first, second, each -> each.answersRight() && each.reasonsRight());
  }

  /**
   * @throws IllegalArgumentException if one of them judged a clip twice
   */
  private static Comparison of(
      List<JudgedAnswer> first, List<JudgedAnswer> second, Predicate<JudgedAnswer> right) {
    Map<String, Boolean> one = byClip(first, right);
    Map<String, Boolean> other = byClip(second, right);
    int[][] counts = new int[2][2];
    int shared = 0;
    for (Map.Entry<String, Boolean> each : one.entrySet()) {
      Boolean also = other.get(each.getKey());
      if (also != null) {
        counts[each.getValue() ? 1 : 0][also ? 1 : 0]++;
        shared++;
      }
    }
    return new Comparison(
        counts[1][1],
        counts[0][0],
        McNemar.of(counts[1][0], counts[0][1]),
        one.size() - shared,
        other.size() - shared);
  }

  private static Map<String, Boolean> byClip(
      List<JudgedAnswer> answers, Predicate<JudgedAnswer> right) {
    Map<String, Boolean> byClip = new HashMap<>();
    for (JudgedAnswer answer : answers) {
      if (byClip.put(answer.clip(), right.test(answer)) != null) {
        throw new IllegalArgumentException("judged twice: " + answer.clip());
      }
    }
    return byClip;
  }
}
