package studio.migr.runtime.generate;

import java.util.Set;
import studio.migr.runtime.family.Qwen2.Detail;

/**
 * How an answer is made.
 *
 * @param maxTokens after how many tokens it ends at the latest
 * @param stopTokens the tokens that end it; they are reported, too
 * @param attention what is kept of where each token looked: {@link Detail#NONE}, {@link
 *     Detail#LAYERS} or {@link Detail#HEADS}
 */
public record GenerationSettings(
    int maxTokens, Sampling sampling, Set<Long> stopTokens, Detail attention) {

  public GenerationSettings {
    stopTokens = Set.copyOf(stopTokens);
    if (maxTokens < 1 || attention == Detail.OPEN) {
      throw new IllegalArgumentException(maxTokens + " tokens, attention " + attention);
    }
  }
}
