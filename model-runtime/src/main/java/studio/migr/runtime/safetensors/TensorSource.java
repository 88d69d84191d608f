package studio.migr.runtime.safetensors;

import java.lang.foreign.MemorySegment;
import java.util.NoSuchElementException;
import java.util.Set;

/** Named tensors: of one file, of a checkpoint in several files, or in memory. */
public interface TensorSource {
  /** In the order in which their bytes lie, file after file. */
  Set<String> names();

  /**
   * @throws NoSuchElementException if there is none of that name
   */
  TensorInfo info(String name);

  /**
   * The elements as they lie in the file: row-major, little-endian, read-only. May start at any
   * address, so read them with unaligned layouts or copy them. Valid until the source is closed.
   *
   * @throws NoSuchElementException if there is none of that name
   */
  MemorySegment bytes(String name);

  default boolean has(String name) {
    return names().contains(name);
  }
}
