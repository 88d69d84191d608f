package studio.migr.training.reward;

import java.util.Optional;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.reasoning.Reasoning;
import studio.migr.runtime.reasoning.ReasoningParser;

/**
 * One completion with what is known of its clip.
 *
 * @param reasoning what the model wrote
 * @param label the right emotion
 * @param dominant which modality carries it; empty where nobody knows
 */
public record Rollout(Reasoning reasoning, String label, Optional<DominantModality> dominant) {

  /** A completion as the model wrote it. */
  public static Rollout of(String completion, String label, Optional<DominantModality> dominant) {
    return new Rollout(ReasoningParser.parse(completion), label, dominant);
  }
}
