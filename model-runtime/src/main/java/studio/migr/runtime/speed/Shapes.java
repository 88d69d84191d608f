package studio.migr.runtime.speed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import studio.migr.runtime.config.Qwen2Config;

/** Decoders whose sizes are public, to be measured without their weights. */
public final class Shapes {
  private static final Map<String, Qwen2Config> BY_NAME =
      new TreeMap<>(
          Map.of(
              "qwen2.5-0.5b", config(896, 4864, 24, 14, 2, 151_936, true),
              "qwen2.5-7b", config(3584, 18_944, 28, 28, 4, 152_064, false)));

  private Shapes() {}

  private static Qwen2Config config(
      int hidden, int wide, int layers, int heads, int keys, int vocabulary, boolean tied) {
    return new Qwen2Config(
        vocabulary,
        hidden,
        wide,
        layers,
        heads,
        keys,
        32_768,
        1e6,
        1e-6,
        tied,
        List.of(),
        Optional.empty());
  }

  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  public static Optional<Qwen2Config> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The same decoder with so many layers, for machines whose memory holds no more. */
  public static Qwen2Config withLayers(Qwen2Config config, int layers) {
    return new Qwen2Config(
        config.vocabulary(),
        config.hidden(),
        config.intermediate(),
        layers,
        config.heads(),
        config.keyValueHeads(),
        config.positions(),
        config.ropeTheta(),
        config.rmsNormEpsilon(),
        config.tied(),
        config.stopTokens(),
        config.dataType());
  }
}
