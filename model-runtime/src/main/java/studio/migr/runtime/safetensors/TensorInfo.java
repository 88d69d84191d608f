package studio.migr.runtime.safetensors;

import java.util.Arrays;
import java.util.List;

/**
 * What is known of a tensor without reading it.
 *
 * @param shape the sizes of its axes, outermost first; empty for a single number
 */
public record TensorInfo(String name, TensorType type, List<Long> shape) {
  /** As in PyTorch. */
  public static final int MOST_AXES = 64;

  /**
   * @throws IllegalArgumentException if a size is negative, there are more than {@value #MOST_AXES}
   *     axes, or the tensor has no whole number of bytes that a long can hold
   */
  public TensorInfo {
    shape = List.copyOf(shape);
    if (shape.size() > MOST_AXES) {
      throw new IllegalArgumentException(name + " has " + shape.size() + " axes");
    }
    try {
      long elements = 1;
      for (long size : shape) {
        if (size < 0) {
          throw new IllegalArgumentException(name + " has an axis of size " + size);
        }
        elements = Math.multiplyExact(elements, size);
      }
      type.bytes(elements);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(name + " cannot have the shape " + shape, e);
    }
  }

  public TensorInfo(String name, TensorType type, long... shape) {
    this(name, type, Arrays.stream(shape).boxed().toList());
  }

  public long elements() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  public long bytes() {
    return type.bytes(elements());
  }

  /** Size of an axis, from 0. */
  public long size(int axis) {
    return shape.get(axis);
  }

  public long[] shapeArray() {
    return shape.stream().mapToLong(Long::longValue).toArray();
  }
}
