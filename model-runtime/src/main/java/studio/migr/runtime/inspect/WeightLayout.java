package studio.migr.runtime.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import studio.migr.runtime.safetensors.TensorSource;

/** The tensors that a model needs, by name and shape. */
final class WeightLayout {
  private final Map<String, long[]> shapes = new LinkedHashMap<>();
  private int unknowns;

  /** A size that only the tensors themselves tell: the same wherever it stands. */
  long unknown() {
    return -1 - unknowns++;
  }

  WeightLayout add(String name, long... shape) {
    shapes.put(name, shape);
    return this;
  }

  /** A linear module, [outputs, inputs] and one number for each output. */
  WeightLayout linear(String module, long outputs, long inputs) {
    return add(module + ".weight", outputs, inputs).add(module + ".bias", outputs);
  }

  WeightLayout norm(String module, long width) {
    return add(module + ".weight", width).add(module + ".bias", width);
  }

  /** Names of those that are not there. */
  List<String> missingIn(TensorSource tensors) {
    return shapes.keySet().stream().filter(name -> !tensors.has(name)).toList();
  }

  /** Names of those that are there in another shape. */
  List<String> misshapenIn(TensorSource tensors) {
    List<String> wrong = new ArrayList<>();
    Map<Long, Long> told = new HashMap<>();
    shapes.forEach(
        (name, shape) -> {
          if (tensors.has(name) && !fits(tensors.info(name).shape(), shape, told)) {
            wrong.add(name);
          }
        });
    return wrong;
  }

  /**
   * All shapes.
   *
   * @param unknown for sizes that only tensors tell
   */
  Map<String, long[]> shapes(long unknown) {
    Map<String, long[]> known = new LinkedHashMap<>();
    shapes.forEach(
        (name, shape) ->
            known.put(name, Arrays.stream(shape).map(size -> size < 0 ? unknown : size).toArray()));
    return known;
  }

  Set<String> names() {
    return shapes.keySet();
  }

  /** The sizes of a tensor's axes, negative where only the tensors tell. */
  List<Long> sizesOf(String name) {
    return Arrays.stream(shapes.get(name)).boxed().toList();
  }

  /** The shape of a tensor in words, with … for what only the tensors tell. */
  String shapeOf(String name) {
    return Arrays.stream(shapes.get(name))
        .mapToObj(size -> size < 0 ? "…" : Long.toString(size))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static boolean fits(List<Long> found, long[] expected, Map<Long, Long> told) {
    if (found.size() != expected.length) {
      return false;
    }
    for (int axis = 0; axis < expected.length; axis++) {
      long size = found.get(axis);
      long wanted =
          expected[axis] < 0 ? told.computeIfAbsent(expected[axis], _ -> size) : expected[axis];
      if (wanted != size) {
        return false;
      }
    }
    return true;
  }
}
