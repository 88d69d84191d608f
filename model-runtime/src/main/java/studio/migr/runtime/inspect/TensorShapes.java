package studio.migr.runtime.inspect;

import java.util.Map;
import studio.migr.runtime.config.ModelConfig;
import studio.migr.runtime.safetensors.MemoryTensors;

/** The tensors of models of certain sizes, without a checkpoint. */
public final class TensorShapes {
  private TensorShapes() {}

  /**
   * What a model needs.
   *
   * @param unknown for sizes that a configuration does not tell
   * @return by name, in the names of Hugging Face
   */
  public static Map<String, long[]> of(ModelConfig config, long unknown) {
    return Layouts.of(config, new MemoryTensors()).shapes(unknown);
  }
}
