package studio.migr.training.grpo;

import java.util.List;
import studio.migr.training.model.Example;

/**
 * The answers of a model to one question.
 *
 * @param answers in the order of their rows
 */
public record RolloutGroup(AskedClip asked, List<Answer> answers) {
  public RolloutGroup {
    answers = List.copyOf(answers);
  }

  /**
   * One answer.
   *
   * @param tokens with the one that ends it, if it came to an end
   * @param logProbabilities of each token when it was drawn
   * @param text without special tokens
   * @param ended whether it ended by itself, and not because it became too long
   */
  public record Answer(long[] tokens, float[] logProbabilities, String text, boolean ended) {}

  /** What a model learns from. */
  List<Example> examples() {
    return answers.stream().map(answer -> asked.with(answer.tokens())).toList();
  }
}
