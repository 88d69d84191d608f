package studio.migr.runtime.inspect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import studio.migr.runtime.config.ModelConfig;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.safetensors.TensorType;

/** Holds a checkpoint's tensors against what its configuration asks for. */
final class WeightCheck {
  /** Problems of one kind that are named; the first ones tell what went wrong. */
  private static final int NAMED = 3;

  private static final Set<TensorType> COMPUTED_WITH =
      EnumSet.of(TensorType.F32, TensorType.F16, TensorType.BF16);

  private WeightCheck() {}

  static List<ModelFileException> problems(Path folder, ModelConfig config, TensorSource weights) {
    WeightLayout layout = Layouts.of(config, weights);
    List<ModelFileException> problems = new ArrayList<>();
    List<String> missing = layout.missingIn(weights);
    if (!missing.isEmpty()) {
      problems.add(
          new ModelFileException(
              folder,
              ModelFileFault.MISSING_WEIGHTS,
              Integer.toString(missing.size()),
              missing.getFirst()));
    }
    for (String name : layout.misshapenIn(weights).stream().limit(NAMED).toList()) {
      problems.add(
          new ModelFileException(
              folder,
              ModelFileFault.WEIGHT_SHAPE,
              name,
              weights.info(name).shape().toString(),
              layout.shapeOf(name).toString().replace("-1", "…")));
    }
    layout.names().stream()
        .filter(weights::has)
        .map(weights::info)
        .filter(info -> !COMPUTED_WITH.contains(info.type()))
        .limit(NAMED)
        .forEach(
            info ->
                problems.add(
                    new ModelFileException(
                        folder, ModelFileFault.WEIGHT_TYPE, info.name(), info.type().name())));
    return problems;
  }
}
