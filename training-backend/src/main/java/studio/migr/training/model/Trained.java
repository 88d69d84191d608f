package studio.migr.training.model;

import java.util.Set;
import studio.migr.runtime.adapter.LoraConfig;
import studio.migr.runtime.family.ModelPart;

/** What of a model changes while it learns. */
public sealed interface Trained {

  /** The weights of some parts themselves. */
  record Parts(Set<ModelPart> parts) implements Trained {
    public Parts {
      parts = Set.copyOf(parts);
    }
  }

  /**
   * LoRA adapters (arXiv 2106.09685) beside the decoder's layers; all else stays. Inputs of A are
   * dropped as the configuration says, while learning only.
   *
   * @param seed of the first values of A, which are drawn as PEFT draws them, and of what is
   *     dropped; B begins at zero
   */
  record Lora(LoraConfig config, long seed) implements Trained {}
}
