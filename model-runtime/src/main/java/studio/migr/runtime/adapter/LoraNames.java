package studio.migr.runtime.adapter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.safetensors.TensorInfo;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.safetensors.TensorType;

/** Pairs the tensors of an adapter's file by their names. */
final class LoraNames {
  static final String PREFIX = "base_model.model.";
  static final String A = ".lora_A.weight";
  static final String B = ".lora_B.weight";

  private static final Set<TensorType> TYPES =
      EnumSet.of(TensorType.F32, TensorType.F16, TensorType.BF16);

  private LoraNames() {}

  static List<LoraPair> pairs(Path file, TensorSource tensors, LoraConfig config)
      throws ModelFileException {
    Set<String> modules = new TreeSet<>();
    for (String name : tensors.names()) {
      modules.add(module(file, name));
    }
    List<LoraPair> pairs = new ArrayList<>();
    for (String module : modules) {
      TensorInfo a = matrix(file, tensors, PREFIX + module + A);
      TensorInfo b = matrix(file, tensors, PREFIX + module + B);
      int rank = config.rankOf(module);
      if (a.size(0) != rank || b.size(1) != rank) {
        throw new ModelFileException(
            file, ModelFileFault.BAD_TENSOR, module, "rank " + a.size(0) + ", " + b.size(1));
      }
      pairs.add(new LoraPair(module, a, b, config.scaleOf(module)));
    }
    if (pairs.isEmpty()) {
      throw new ModelFileException(file, ModelFileFault.NO_WEIGHTS);
    }
    return List.copyOf(pairs);
  }

  private static String module(Path file, String name) throws ModelFileException {
    for (String end : List.of(A, B)) {
      if (name.startsWith(PREFIX)
          && name.endsWith(end)
          && name.length() > PREFIX.length() + end.length()) {
        return name.substring(PREFIX.length(), name.length() - end.length());
      }
    }
    throw new ModelFileException(file, ModelFileFault.NOT_LORA, name);
  }

  private static TensorInfo matrix(Path file, TensorSource tensors, String name)
      throws ModelFileException {
    if (!tensors.has(name)) {
      throw new ModelFileException(
          file, ModelFileFault.MISSING_TENSOR, name, file.getFileName().toString());
    }
    TensorInfo info = tensors.info(name);
    if (info.shape().size() != 2 || info.elements() == 0 || !TYPES.contains(info.type())) {
      throw new ModelFileException(
          file, ModelFileFault.BAD_TENSOR, name, info.type() + " " + info.shape());
    }
    return info;
  }
}
