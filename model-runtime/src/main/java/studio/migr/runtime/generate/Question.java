package studio.migr.runtime.generate;

import java.util.Optional;
import studio.migr.runtime.prompt.Prompt;

/**
 * What a model is asked.
 *
 * @param prompt its words, and where in them the clip stands
 * @param perception what was seen and heard of the clip, for models with senses
 */
public record Question(Prompt prompt, Optional<Perception> perception) {
  public Question {
    if (prompt.ids().isEmpty()) {
      throw new IllegalArgumentException("an empty prompt");
    }
  }

  /** Words alone. */
  public static Question of(Prompt prompt) {
    return new Question(prompt, Optional.empty());
  }
}
