package studio.migr.runtime.inspect;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.config.ModelConfig;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.safetensors.TensorType;

/**
 * Memory for a model's weights and for the keys and values of one text, in bytes. What a step
 * computes with comes on top; it is small beside these.
 *
 * @param stored with everything in the data types of the files
 * @param tokens of how long a text the keys and values are counted
 * @param cached numbers in these keys and values
 * @param byType with everything in one data type; I8: with the linear weights of a decoder as bytes
 */
public record MemoryNeed(long stored, int tokens, long cached, Map<TensorType, Long> byType) {
  /** A clip with a long reasoning takes fewer. */
  private static final int LONG_TEXT = 8192;

  private static final Pattern LINEAR =
      Pattern.compile("model\\.layers\\.\\d+\\..+_proj\\.weight|lm_head\\.weight");

  private static final List<TensorType> TYPES = List.of(TensorType.F32, TensorType.BF16);

  public MemoryNeed {
    byType = Collections.unmodifiableMap(new EnumMap<>(byType)); // always in the same order
  }

  static MemoryNeed of(ModelConfig config, TensorSource weights, TensorType main) {
    long elements = 0;
    long bytes = 0;
    for (String name : weights.names()) {
      elements += weights.info(name).elements();
      bytes += weights.info(name).bytes();
    }
    int tokens =
        switch (config) {
          case Qwen2Config qwen -> Math.min(LONG_TEXT, qwen.positions());
          case HumanOmniConfig whole -> Math.min(LONG_TEXT, whole.decoder().positions());
          default -> 0;
        };
    long cache = cachePerToken(config) * tokens;
    Map<TensorType, Long> byType = new EnumMap<>(TensorType.class);
    for (TensorType type : TYPES) {
      byType.put(type, type.bytes(elements + cache));
    }
    if (tokens > 0) {
      byType.put(TensorType.I8, inBytes(config, weights) + TensorType.F32.bytes(cache));
    }
    return new MemoryNeed(bytes + main.bytes(cache), tokens, cache, byType);
  }

  /** Of the weights alone. */
  public long weights(TensorType type) {
    return Objects.requireNonNull(byType.get(type), type.name())
        - (type == TensorType.I8 ? TensorType.F32 : type).bytes(cached);
  }

  /** With the decoder's linear weights in bytes, and all others, and the embedding, in BF16. */
  private static long inBytes(ModelConfig config, TensorSource weights) {
    Qwen2Config decoder =
        config instanceof HumanOmniConfig whole ? whole.decoder() : (Qwen2Config) config;
    long bytes = decoder.tied() ? (long) decoder.vocabulary() * decoder.hidden() : 0;
    for (String name : weights.names()) {
      bytes += (LINEAR.matcher(name).matches() ? 1 : 2) * weights.info(name).elements();
    }
    return bytes;
  }

  /** Numbers that a decoder keeps of each token: a key and a value in each layer. */
  private static long cachePerToken(ModelConfig config) {
    return switch (config) {
      case Qwen2Config qwen -> 2L * qwen.layers() * qwen.keyValueHeads() * qwen.headSize();
      case HumanOmniConfig whole -> cachePerToken(whole.decoder());
      default -> 0;
    };
  }
}
