package studio.migr.runtime.config;

import java.util.Optional;
import studio.migr.runtime.modelfile.FieldException;
import studio.migr.runtime.modelfile.JsonFields;
import studio.migr.runtime.safetensors.TensorType;

/**
 * Sizes of a BERT text encoder.
 *
 * @param positions most tokens of a text
 * @param segments kinds of segments that a text may have
 * @see <a href="https://arxiv.org/abs/1810.04805">BERT</a>
 */
public record BertConfig(
    int vocabulary,
    int hidden,
    int intermediate,
    int layers,
    int heads,
    int positions,
    int segments,
    double layerNormEpsilon,
    Optional<TensorType> dataType)
    implements ModelConfig {

  /**
   * @throws FieldException if the sizes do not go together
   */
  public BertConfig {
    Require.size("vocab_size", vocabulary);
    Require.size("hidden_size", hidden);
    Require.size("intermediate_size", intermediate);
    Require.layers("num_hidden_layers", layers);
    Require.size("num_attention_heads", heads);
    Require.size("max_position_embeddings", positions);
    Require.between("type_vocab_size", segments, 1, 1024);
    Require.epsilon("layer_norm_eps", layerNormEpsilon);
    Require.multiple("hidden_size", hidden, "num_attention_heads", heads);
  }

  static BertConfig of(JsonFields config) {
    config.require("hidden_act", "gelu");
    config.require("position_embedding_type", "absolute");
    return new BertConfig(
        config.integer("vocab_size"),
        config.integer("hidden_size"),
        config.integer("intermediate_size"),
        config.integer("num_hidden_layers"),
        config.integer("num_attention_heads"),
        config.integer("max_position_embeddings"),
        config.integer("type_vocab_size", 2),
        config.number("layer_norm_eps", 1e-12),
        DataTypes.of(config));
  }
}
