package studio.migr.runtime.config;

import java.util.Optional;
import studio.migr.runtime.safetensors.TensorType;

/** What a model is made of. */
public sealed interface ModelConfig
    permits Qwen2Config, HumanOmniConfig, SiglipConfig, WhisperConfig, BertConfig {
  /** In what its weights are said to be kept; tensors may differ. */
  Optional<TensorType> dataType();
}
