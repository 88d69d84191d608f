package studio.migr.training.grpo;

import java.util.ArrayList;
import java.util.List;
import studio.migr.training.reward.GroupAdvantages;
import studio.migr.training.reward.Rollout;
import studio.migr.training.reward.WeightedRewards;
import studio.migr.training.reward.WeightedRewards.Earned;
import studio.migr.training.run.SampleLine;

/**
 * Answers with what they earned.
 *
 * @param earned of each answer
 */
public record RewardedGroup(RolloutGroup rollout, List<Earned> earned, GroupAdvantages advantages) {
  public RewardedGroup {
    earned = List.copyOf(earned);
  }

  static RewardedGroup of(RolloutGroup rollout, WeightedRewards rewards) {
    List<Earned> earned = new ArrayList<>();
    for (RolloutGroup.Answer answer : rollout.answers()) {
      earned.add(
          rewards.of(
              Rollout.of(
                  answer.text(),
                  rollout.asked().clip().label(),
                  rollout.asked().clip().dominant())));
    }
    double[] totals = earned.stream().mapToDouble(Earned::total).toArray();
    return new RewardedGroup(rollout, earned, GroupAdvantages.of(totals));
  }

  /**
   * The lines of {@code samples.jsonl}.
   *
   * @param group its number in the step
   */
  List<SampleLine> samples(long step, int group) {
    List<SampleLine> lines = new ArrayList<>();
    for (int k = 0; k < earned.size(); k++) {
      lines.add(
          new SampleLine(
              step,
              rollout.asked().clip().clip(),
              group,
              rollout.answers().get(k).text(),
              earned.get(k).values(),
              earned.get(k).total(),
              advantages.values()[k]));
    }
    return lines;
  }
}
