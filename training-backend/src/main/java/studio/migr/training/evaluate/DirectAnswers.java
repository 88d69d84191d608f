package studio.migr.training.evaluate;

import java.util.List;
import java.util.Optional;

/**
 * Answers without reasoning beside answers with it, of the same model to the same clips.
 *
 * @param war share of direct answers that are right
 * @param uar mean of their recall
 * @param beside direct answers (first) and reasoned ones (second)
 */
public record DirectAnswers(Figure war, Figure uar, Comparison beside) {

  /** Empty if no direct answer is known. */
  public static Optional<DirectAnswers> of(List<JudgedAnswer> answers) {
    List<JudgedAnswer> direct =
        answers.stream().flatMap(answer -> answer.directly().stream()).toList();
    return direct.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DirectAnswers(
                Metric.WAR.of(direct),
                Metric.UAR.of(direct),
                Comparison.ofAnswers(direct, answers)));
  }
}
