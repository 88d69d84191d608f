package studio.migr.runtime.speed;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SplittableRandom;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.safetensors.TensorInfo;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.safetensors.TensorType;

/** Weights of a Qwen2 decoder that mean nothing, in BF16: only their sizes are real. */
public final class RandomWeights implements TensorSource {
  /** Random bits once, for all tensors: each is a part of them, the largest repeat them. */
  private static final long BITS = 64L << 20;

  /** Sign and fraction are random, the exponent is that of 2⁻⁷: all are about 0.01. */
  private static final long RANDOM_BITS = 0x807f_807f_807f_807fL;

  private static final long EXPONENTS = 0x3c00_3c00_3c00_3c00L;

  private final Map<String, TensorInfo> tensors = new LinkedHashMap<>();
  private final Arena arena = Arena.ofAuto();
  private final MemorySegment bits = arena.allocate(BITS, Long.BYTES);

  public RandomWeights(Qwen2Config config) {
    SplittableRandom random = new SplittableRandom(1);
    for (long at = 0; at < BITS; at += Long.BYTES) {
      bits.set(ValueLayout.JAVA_LONG, at, (random.nextLong() & RANDOM_BITS) | EXPONENTS);
    }
    long hidden = config.hidden();
    long keys = (long) config.keyValueHeads() * config.headSize();
    long wide = config.intermediate();
    add("model.embed_tokens.weight", config.vocabulary(), hidden);
    add("model.norm.weight", hidden);
    if (!config.tied()) {
      add("lm_head.weight", config.vocabulary(), hidden);
    }
    for (int layer = 0; layer < config.layers(); layer++) {
      String in = "model.layers." + layer + ".";
      add(in + "input_layernorm.weight", hidden);
      add(in + "post_attention_layernorm.weight", hidden);
      for (String part : List.of("q_proj", "k_proj", "v_proj")) {
        long out = part.equals("q_proj") ? hidden : keys;
        add(in + "self_attn." + part + ".weight", out, hidden);
        add(in + "self_attn." + part + ".bias", out);
      }
      add(in + "self_attn.o_proj.weight", hidden, hidden);
      add(in + "mlp.gate_proj.weight", wide, hidden);
      add(in + "mlp.up_proj.weight", wide, hidden);
      add(in + "mlp.down_proj.weight", hidden, wide);
    }
  }

  private void add(String name, long... shape) {
    tensors.put(name, new TensorInfo(name, TensorType.BF16, shape));
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(tensors.keySet());
  }

  @Override
  public TensorInfo info(String name) {
    TensorInfo info = tensors.get(name);
    if (info == null) {
      throw new NoSuchElementException(name);
    }
    return info;
  }

  @Override
  public MemorySegment bytes(String name) {
    long bytes = info(name).bytes();
    if (bytes <= BITS) {
      return bits.asSlice(0, bytes);
    }
    MemorySegment repeated = Arena.ofAuto().allocate(bytes, Long.BYTES);
    for (long from = 0; from < bytes; from += BITS) {
      long count = Math.min(BITS, bytes - from);
      MemorySegment.copy(bits, 0, repeated, from, count);
    }
    return repeated;
  }
}
