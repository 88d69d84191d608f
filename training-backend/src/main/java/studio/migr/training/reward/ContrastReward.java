package studio.migr.training.reward;

import java.util.Map;
import java.util.OptionalDouble;
import studio.migr.runtime.reader.EmotionReader;
import studio.migr.runtime.reader.EmotionReading;

/**
 * How far the label stands out in the reasoning (ours): the reader's share for the label less its
 * share for the strongest other emotion, 0..1, and 0 where another one leads. Where two emotions
 * look alike, such as surprise and fear, reasoning that finds signs of both earns little, even if
 * the answer is right.
 */
public final class ContrastReward implements Reward {
  private final EmotionReader reader;

  public ContrastReward(EmotionReader reader) {
    this.reader = reader;
  }

  @Override
  public String id() {
    return "contrast";
  }

  @Override
  public OptionalDouble of(Rollout rollout) {
    EmotionReading read = reader.read(rollout.reasoning().reasoningText());
    double strongestOther =
        read.strengths().entrySet().stream()
            .filter(each -> !each.getKey().equals(rollout.label()))
            .mapToDouble(Map.Entry::getValue)
            .max()
            .orElse(0);
    return OptionalDouble.of(Math.max(0, read.of(rollout.label()) - strongestOther));
  }
}
