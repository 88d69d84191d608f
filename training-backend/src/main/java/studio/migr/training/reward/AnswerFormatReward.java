package studio.migr.training.reward;

import java.util.OptionalDouble;
import studio.migr.runtime.reasoning.FormatDefect;
import studio.migr.runtime.reasoning.Tag;

/**
 * R1-Omni's format reward: 1 if the whole completion is one {@code <think>} and one {@code
 * <answer>}. Descriptions may be missing.
 */
public final class AnswerFormatReward implements Reward {

  @Override
  public String id() {
    return "answer_format";
  }

  @Override
  public OptionalDouble of(Rollout rollout) {
    boolean kept =
        rollout.reasoning().defects().stream().allMatch(AnswerFormatReward::isMissingDescription);
    return OptionalDouble.of(kept ? 1 : 0);
  }

  private static boolean isMissingDescription(FormatDefect defect) {
    return defect instanceof FormatDefect.Missing missing
        && (missing.tag() == Tag.VIS_DESC || missing.tag() == Tag.AUD_DESC);
  }
}
