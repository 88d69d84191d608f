package studio.migr.runtime.inspect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.config.ModelConfig;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.safetensors.TensorType;

/** Holds a checkpoint's tensors against what its configuration asks for, before any is loaded. */
public final class WeightCheck {
  /** Problems of one kind that are named; the first ones tell what went wrong. */
  private static final int NAMED = 3;

  private static final Set<TensorType> COMPUTED_WITH =
      EnumSet.of(TensorType.F32, TensorType.F16, TensorType.BF16);

  /** What stands between HumanOmni's towers and its decoder: often kept in a file of its own. */
  private static final List<String> BRIDGE =
      List.of(Layouts.PROJECTOR, Layouts.SOUND_PROJECTOR, Layouts.GATE);

  private WeightCheck() {}

  /**
   * @throws ModelFileException for the first of {@link #problems}
   */
  public static void require(Path folder, ModelConfig config, TensorSource weights)
      throws ModelFileException {
    List<ModelFileException> problems = problems(folder, config, weights);
    if (!problems.isEmpty()) {
      throw problems.getFirst();
    }
  }

  /**
   * The tensors that a model is made of, with their shapes; a size that the configuration does not
   * say is negative, and the same one where the number is the same.
   */
  public static Map<String, List<Long>> shapes(ModelConfig config, TensorSource weights) {
    WeightLayout layout = Layouts.of(config, weights);
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    for (String name : layout.names()) {
      shapes.put(name, layout.sizesOf(name));
    }
    return shapes;
  }

  /** What keeps the weights from making the model: what is missing first, then shapes, types. */
  static List<ModelFileException> problems(Path folder, ModelConfig config, TensorSource weights) {
    WeightLayout layout = Layouts.of(config, weights);
    List<ModelFileException> problems = new ArrayList<>();
    addMissing(problems, folder, layout.missingIn(weights));
    if (config instanceof HumanOmniConfig) {
      addSurplus(problems, folder, layout, weights);
    }
    for (String name : layout.misshapenIn(weights).stream().limit(NAMED).toList()) {
      problems.add(
          new ModelFileException(
              folder,
              ModelFileFault.WEIGHT_SHAPE,
              name,
              weights.info(name).shape().toString(),
              layout.shapeOf(name)));
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

  private static void addMissing(
      List<ModelFileException> problems, Path folder, List<String> missing) {
    List<String> rest = new ArrayList<>(missing);
    for (String part : BRIDGE) {
      List<String> ofPart = rest.stream().filter(name -> name.startsWith(part + ".")).toList();
      rest.removeAll(ofPart);
      addBridge(problems, folder, ModelFileFault.MISSING_BRIDGE, part, ofPart);
    }
    if (!rest.isEmpty()) {
      problems.addFirst(
          new ModelFileException(
              folder,
              ModelFileFault.MISSING_WEIGHTS,
              Integer.toString(rest.size()),
              rest.getFirst()));
    }
  }

  /** A projector of another depth would compute something else with all that it has. */
  private static void addSurplus(
      List<ModelFileException> problems, Path folder, WeightLayout layout, TensorSource weights) {
    for (String part : BRIDGE) {
      List<String> surplus =
          weights.names().stream()
              .filter(name -> name.startsWith(part + "."))
              .filter(name -> !layout.names().contains(name))
              .sorted()
              .toList();
      addBridge(problems, folder, ModelFileFault.SURPLUS_BRIDGE, part, surplus);
    }
  }

  private static void addBridge(
      List<ModelFileException> problems,
      Path folder,
      ModelFileFault fault,
      String part,
      List<String> names) {
    if (!names.isEmpty()) {
      problems.add(
          new ModelFileException(
              folder, fault, part, Integer.toString(names.size()), names.getFirst()));
    }
  }
}
