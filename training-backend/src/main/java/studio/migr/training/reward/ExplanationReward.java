package studio.migr.training.reward;

import java.util.OptionalDouble;
import studio.migr.runtime.reader.EmotionReader;

/**
 * The reward of ERV (arXiv 2510.23506): a verifier reads the whole explanation without the answer;
 * 1 if it reads the label there. The verifier is whichever reader is given.
 */
public final class ExplanationReward implements Reward {
  private final EmotionReader verifier;

  public ExplanationReward(EmotionReader verifier) {
    this.verifier = verifier;
  }

  @Override
  public String id() {
    return "explanation";
  }

  @Override
  public OptionalDouble of(Rollout rollout) {
    String explanation = rollout.reasoning().reasoningText();
    boolean right =
        !explanation.isEmpty()
            && verifier.read(explanation).top().filter(rollout.label()::equals).isPresent();
    return OptionalDouble.of(right ? 1 : 0);
  }
}
