package studio.migr.training.reward;

import java.util.OptionalDouble;

/**
 * 1 if the answer is the label, letter by letter but for white space around it, as in R1-Omni: what
 * is trained is the answer that is wanted, not one that means the same.
 */
public final class AccuracyReward implements Reward {

  @Override
  public String id() {
    return "accuracy";
  }

  @Override
  public OptionalDouble of(Rollout rollout) {
    return OptionalDouble.of(
        rollout.reasoning().answer().filter(rollout.label()::equals).isPresent() ? 1 : 0);
  }
}
