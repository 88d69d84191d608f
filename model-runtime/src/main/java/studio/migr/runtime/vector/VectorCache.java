package studio.migr.runtime.vector;

import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * A decoder's cache where it lies, all in float32: what is written here is what the graph reads.
 *
 * @param keys of each layer [rows, key heads, places, head size]
 * @param values the same
 * @param cos turns of each position, [places, head size]
 * @param sin the same, the first half of each negative
 */
public record VectorCache(
    List<MemorySegment> keys,
    List<MemorySegment> values,
    MemorySegment cos,
    MemorySegment sin,
    int rows,
    int places) {

  public VectorCache {
    keys = List.copyOf(keys);
    values = List.copyOf(values);
  }
}
