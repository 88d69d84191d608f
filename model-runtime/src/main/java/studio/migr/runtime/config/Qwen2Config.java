package studio.migr.runtime.config;

import java.util.List;
import java.util.Optional;
import studio.migr.runtime.modelfile.FieldException;
import studio.migr.runtime.modelfile.JsonFields;
import studio.migr.runtime.safetensors.TensorType;

/**
 * Sizes of a Qwen2 decoder.
 *
 * @param hidden width of its embeddings
 * @param intermediate width inside its feed-forward layers
 * @param heads query heads of a layer; each has hidden / heads numbers
 * @param keyValueHeads heads for keys and values, each shared by heads / keyValueHeads query heads
 * @param positions most tokens of a text
 * @param ropeTheta base of the rotary position embedding
 * @param tied whether the output matrix is the embedding
 * @param stopTokens ids that end an answer
 * @see <a href="https://arxiv.org/abs/2407.10671">Qwen2 technical report</a>
 */
public record Qwen2Config(
    int vocabulary,
    int hidden,
    int intermediate,
    int layers,
    int heads,
    int keyValueHeads,
    int positions,
    double ropeTheta,
    double rmsNormEpsilon,
    boolean tied,
    List<Integer> stopTokens,
    Optional<TensorType> dataType)
    implements ModelConfig {

  /**
   * @throws FieldException if the sizes do not go together
   */
  public Qwen2Config {
    Require.size("vocab_size", vocabulary);
    Require.size("hidden_size", hidden);
    Require.size("intermediate_size", intermediate);
    Require.layers("num_hidden_layers", layers);
    Require.size("num_attention_heads", heads);
    Require.size("num_key_value_heads", keyValueHeads);
    Require.size("max_position_embeddings", positions);
    Require.epsilon("rms_norm_eps", rmsNormEpsilon);
    if (!(ropeTheta > 1 && ropeTheta < 1e12)) {
      throw FieldException.bad("rope_theta", ropeTheta);
    }
    Require.multiple("hidden_size", hidden, "num_attention_heads", heads);
    Require.multiple("num_attention_heads", heads, "num_key_value_heads", keyValueHeads);
    if (hidden / heads % 2 != 0) { // rotary positions turn pairs of numbers
      throw FieldException.bad("num_attention_heads", heads);
    }
    stopTokens = List.copyOf(stopTokens);
    for (int token : stopTokens) {
      Require.between("eos_token_id", token, 0, vocabulary - 1);
    }
  }

  /** Numbers in one head's query, key or value. */
  public int headSize() {
    return hidden / heads;
  }

  static Qwen2Config of(JsonFields config) {
    config.require("hidden_act", "silu");
    if (config.flag("use_sliding_window", false)) {
      throw FieldException.unsupported("use_sliding_window", true);
    }
    if (config.has("quantization_config")) {
      throw FieldException.unsupported("quantization_config", "…");
    }
    int heads = config.integer("num_attention_heads");
    int hidden = config.integer("hidden_size");
    if (heads > 0 && config.integer("head_dim", hidden / heads) != hidden / heads) {
      throw FieldException.unsupported("head_dim", config.integer("head_dim"));
    }
    return new Qwen2Config(
        config.integer("vocab_size"),
        hidden,
        config.integer("intermediate_size"),
        config.integer("num_hidden_layers"),
        heads,
        config.integer("num_key_value_heads", heads),
        config.integer("max_position_embeddings", 32_768),
        Rope.theta(config),
        config.number("rms_norm_eps", 1e-6),
        config.flag("tie_word_embeddings", false),
        config.integers("eos_token_id"),
        DataTypes.of(config));
  }
}
