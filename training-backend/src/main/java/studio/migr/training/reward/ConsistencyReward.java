package studio.migr.training.reward;

import java.util.OptionalDouble;
import studio.migr.runtime.reader.EmotionReader;
import studio.migr.runtime.reasoning.Reasoning;

/**
 * EPC as a reward (ours): 1 if a reader reads the answer that was given in the reasoning, right or
 * wrong. Beside accuracy it pays for reasoning that carries the answer, not for the label alone.
 */
public final class ConsistencyReward implements Reward {
  private final EmotionReader reader;

  public ConsistencyReward(EmotionReader reader) {
    this.reader = reader;
  }

  @Override
  public String id() {
    return "consistency";
  }

  @Override
  public OptionalDouble of(Rollout rollout) {
    Reasoning reasoning = rollout.reasoning();
    String explanation = reasoning.reasoningText();
    boolean carried =
        !explanation.isEmpty()
            && reasoning.answer().isPresent()
            && reader.read(explanation).top().equals(reasoning.answer());
    return OptionalDouble.of(carried ? 1 : 0);
  }
}
