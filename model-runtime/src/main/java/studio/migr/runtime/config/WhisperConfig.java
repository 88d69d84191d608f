package studio.migr.runtime.config;

import java.util.Optional;
import studio.migr.runtime.modelfile.FieldException;
import studio.migr.runtime.modelfile.JsonFields;
import studio.migr.runtime.safetensors.TensorType;

/**
 * Sizes of a Whisper sound encoder.
 *
 * @param melBins frequency bands of its spectrogram
 * @param positions time steps that it gives for 30 s; half as many as the spectrogram has
 * @see <a href="https://arxiv.org/abs/2212.04356">Whisper</a>
 */
public record WhisperConfig(
    int hidden,
    int intermediate,
    int layers,
    int heads,
    int melBins,
    int positions,
    Optional<TensorType> dataType)
    implements ModelConfig {

  /** Added to the variance in layer norms; PyTorch's own value, which no file names. */
  public static final double LAYER_NORM_EPSILON = 1e-5;

  /**
   * @throws FieldException if the sizes do not go together
   */
  public WhisperConfig {
    Require.size("d_model", hidden);
    Require.size("encoder_ffn_dim", intermediate);
    Require.layers("encoder_layers", layers);
    Require.size("encoder_attention_heads", heads);
    Require.between("num_mel_bins", melBins, 1, 1024);
    Require.size("max_source_positions", positions);
    Require.multiple("d_model", hidden, "encoder_attention_heads", heads);
  }

  /** Steps of 10 ms that its spectrogram has; its convolutions halve them. */
  public int steps() {
    return 2 * positions;
  }

  static WhisperConfig of(JsonFields config) {
    config.require("activation_function", "gelu");
    return new WhisperConfig(
        config.integer("d_model"),
        config.integer("encoder_ffn_dim"),
        config.integer("encoder_layers"),
        config.integer("encoder_attention_heads"),
        config.integer("num_mel_bins", 80),
        config.integer("max_source_positions", 1500),
        DataTypes.of(config));
  }
}
