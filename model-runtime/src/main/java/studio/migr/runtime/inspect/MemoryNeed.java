package studio.migr.runtime.inspect;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
 * @param byType with everything in one data type
 */
public record MemoryNeed(long stored, int tokens, Map<TensorType, Long> byType) {
  /** A clip with a long reasoning takes fewer. */
  private static final int LONG_TEXT = 8192;

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
    return new MemoryNeed(bytes + main.bytes(cache), tokens, byType);
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
