package studio.migr.training.reward;

import java.util.OptionalDouble;

/** A reward that was added as no more than this file: 1 for an answer of one word. */
final class ShortAnswerReward implements Reward {

  @Override
  public String id() {
    return "short_answer";
  }

  @Override
  public OptionalDouble of(Rollout rollout) {
    String answer = rollout.reasoning().answer().orElse("");
    return OptionalDouble.of(answer.isBlank() || answer.strip().contains(" ") ? 0 : 1);
  }
}
