package studio.migr.runtime.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.migr.runtime.safetensors.TensorSource;

/** The tensors that a model needs, by name and shape. */
final class WeightLayout {
  /** A size that only the tensor itself tells. */
  static final long ANY = -1;

  private final Map<String, long[]> shapes = new LinkedHashMap<>();

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
    shapes.forEach(
        (name, shape) -> {
          if (tensors.has(name) && !fits(tensors.info(name).shape(), shape)) {
            wrong.add(name);
          }
        });
    return wrong;
  }

  Set<String> names() {
    return shapes.keySet();
  }

  List<Long> shapeOf(String name) {
    return Arrays.stream(shapes.get(name)).boxed().toList();
  }

  private static boolean fits(List<Long> found, long[] expected) {
    if (found.size() != expected.length) {
      return false;
    }
    for (int axis = 0; axis < expected.length; axis++) {
      if (expected[axis] != ANY && expected[axis] != found.get(axis)) {
        return false;
      }
    }
    return true;
  }
}
