package studio.migr.runtime.merge;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import studio.migr.runtime.adapter.LoraAdapter;
import studio.migr.runtime.adapter.LoraPair;
import studio.migr.runtime.safetensors.TensorInfo;
import studio.migr.runtime.safetensors.TensorSource;

/**
 * A model's weights with an adapter in them: W + scale · B · A, computed in float32 and rounded to
 * the type that W is kept in. Each is computed when it is asked for, so that no more than one lies
 * in memory.
 *
 * @see <a href="https://arxiv.org/abs/2106.09685">LoRA</a>
 */
final class MergedWeights implements TensorSource {
  private final TensorSource base;
  private final LoraAdapter adapter;
  private final Map<String, LoraPair> pairOf = new HashMap<>();

  MergedWeights(TensorSource base, LoraAdapter adapter) {
    this.base = base;
    this.adapter = adapter;
    adapter.pairs().forEach(pair -> pairOf.put(pair.weight(), pair));
  }

  @Override
  public Set<String> names() {
    return base.names();
  }

  @Override
  public TensorInfo info(String name) {
    return base.info(name);
  }

  @Override
  public MemorySegment bytes(String name) {
    LoraPair pair = pairOf.get(name);
    return pair == null ? base.bytes(name) : merged(name, pair);
  }

  private MemorySegment merged(String name, LoraPair pair) {
    float[] a = Numbers.of(adapter, pair.a().name());
    float[] b = Numbers.of(adapter, pair.b().name());
    TensorInfo info = base.info(name);
    Numbers numbers = Numbers.of(info.type());
    MemorySegment weight = base.bytes(name);
    MemorySegment result = Arena.ofAuto().allocate(info.bytes(), Long.BYTES);
    int inputs = (int) pair.inputs();
    int rank = pair.rank();
    float scale = (float) pair.scale();
    IntStream.range(0, (int) pair.outputs())
        .parallel()
        .forEach(
            row -> {
              float[] change = new float[inputs];
              for (int k = 0; k < rank; k++) {
                float factor = b[row * rank + k];
                for (int column = 0; column < inputs; column++) {
                  change[column] += factor * a[k * inputs + column];
                }
              }
              long start = (long) row * inputs;
              for (int column = 0; column < inputs; column++) {
                long at = start + column;
                numbers.set(result, at, numbers.get(weight, at) + scale * change[column]);
              }
            });
    return result.asReadOnly();
  }
}
