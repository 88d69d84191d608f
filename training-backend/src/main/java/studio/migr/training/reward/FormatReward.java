package studio.migr.training.reward;

import java.util.OptionalDouble;

/** 1 if all elements of MIGR's format are there once, in their place, and nothing else is. */
public final class FormatReward implements Reward {

  @Override
  public String id() {
    return "format";
  }

  @Override
  public OptionalDouble of(Rollout rollout) {
    return OptionalDouble.of(rollout.reasoning().wellFormed() ? 1 : 0);
  }
}
