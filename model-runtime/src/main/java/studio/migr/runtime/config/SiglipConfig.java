package studio.migr.runtime.config;

import java.util.Optional;
import studio.migr.runtime.modelfile.FieldException;
import studio.migr.runtime.modelfile.JsonFields;
import studio.migr.runtime.safetensors.TensorType;

/**
 * Sizes of a SigLIP picture encoder.
 *
 * @param imageSize side of the square picture it takes, in pixels
 * @param patchSize side of the square patch that becomes one token, in pixels
 * @see <a href="https://arxiv.org/abs/2303.15343">SigLIP</a>
 */
public record SiglipConfig(
    int hidden,
    int intermediate,
    int layers,
    int heads,
    int imageSize,
    int patchSize,
    double layerNormEpsilon,
    Optional<TensorType> dataType)
    implements ModelConfig {

  /**
   * @throws FieldException if the sizes do not go together
   */
  public SiglipConfig {
    Require.size("hidden_size", hidden);
    Require.size("intermediate_size", intermediate);
    Require.layers("num_hidden_layers", layers);
    Require.size("num_attention_heads", heads);
    Require.between("image_size", imageSize, 1, 8192);
    Require.between("patch_size", patchSize, 1, imageSize);
    Require.epsilon("layer_norm_eps", layerNormEpsilon);
    Require.multiple("hidden_size", hidden, "num_attention_heads", heads);
  }

  /** Patches along one side; a rest of pixels at the edge is not seen. */
  public int side() {
    return imageSize / patchSize;
  }

  /** Tokens of one picture. */
  public int patches() {
    return side() * side();
  }

  /** Absent values are those of siglip-base-patch16-224, as in transformers. */
  static SiglipConfig of(JsonFields config) {
    config.require("hidden_act", "gelu_pytorch_tanh");
    if (config.integer("num_channels", 3) != 3) {
      throw FieldException.unsupported("num_channels", config.integer("num_channels"));
    }
    return new SiglipConfig(
        config.integer("hidden_size", 768),
        config.integer("intermediate_size", 3072),
        config.integer("num_hidden_layers", 12),
        config.integer("num_attention_heads", 12),
        config.integer("image_size", 224),
        config.integer("patch_size", 16),
        config.number("layer_norm_eps", 1e-6),
        DataTypes.of(config));
  }
}
