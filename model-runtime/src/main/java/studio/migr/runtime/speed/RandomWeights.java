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
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.config.ModelConfig;
import studio.migr.runtime.inspect.TensorShapes;
import studio.migr.runtime.safetensors.TensorInfo;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.safetensors.TensorType;

/** Weights of a model that mean nothing, in BF16: only their sizes are real. */
public final class RandomWeights implements TensorSource {
  /** Random bits once, for all tensors: each is a part of them, the largest repeat them. */
  private static final long BITS = 64L << 20;

  /** Sign and fraction are random, the exponent is that of 2⁻⁷: all are about 0.01. */
  private static final long RANDOM_BITS = 0x807f_807f_807f_807fL;

  private static final long EXPONENTS = 0x3c00_3c00_3c00_3c00L;

  /** Where only tensors would tell a size, as inside a gate. */
  private static final long UNKNOWN = 64;

  private static final String UNUSED_NORM = "model.vision_tower.vision_tower.post_layernorm.";

  private final Map<String, TensorInfo> tensors = new LinkedHashMap<>();
  private final Arena arena = Arena.ofAuto();
  private final MemorySegment bits = arena.allocate(BITS, Long.BYTES);

  /** The bits again and again, as often as the largest tensor so far needs them. */
  private MemorySegment repeated = bits;

  public RandomWeights(ModelConfig config) {
    SplittableRandom random = new SplittableRandom(1);
    for (long at = 0; at < BITS; at += Long.BYTES) {
      bits.set(ValueLayout.JAVA_LONG, at, (random.nextLong() & RANDOM_BITS) | EXPONENTS);
    }
    TensorShapes.of(config, UNKNOWN).forEach(this::add);
    if (config instanceof HumanOmniConfig omni) { // is there in every checkpoint, and unused
      for (String part : List.of("weight", "bias")) {
        add(UNUSED_NORM + part, omni.towers().vision().hidden());
      }
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
    if (bytes > repeated.byteSize()) {
      repeated = Arena.ofAuto().allocate(bytes, Long.BYTES);
      for (long from = 0; from < bytes; from += BITS) {
        long count = Math.min(BITS, bytes - from);
        MemorySegment.copy(bits, 0, repeated, from, count);
      }
    }
    return repeated.asSlice(0, bytes);
  }
}
