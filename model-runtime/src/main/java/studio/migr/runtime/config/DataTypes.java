package studio.migr.runtime.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import studio.migr.runtime.modelfile.FieldException;
import studio.migr.runtime.modelfile.JsonFields;
import studio.migr.runtime.safetensors.TensorType;

/** PyTorch's names of data types. */
final class DataTypes {
  private static final Map<String, TensorType> BY_NAME =
      Map.of(
          "float32", TensorType.F32,
          "float16", TensorType.F16,
          "bfloat16", TensorType.BF16,
          "float64", TensorType.F64);

  private DataTypes() {}

  /** {@code dtype} of transformers 5, {@code torch_dtype} of transformers 4. */
  static Optional<TensorType> of(JsonFields config) {
    String key = config.has("dtype") ? "dtype" : "torch_dtype";
    String word = config.text(key, "auto").toLowerCase(Locale.ROOT);
    if (word.equals("auto")) {
      return Optional.empty();
    }
    TensorType type = BY_NAME.get(word.startsWith("torch.") ? word.substring(6) : word);
    if (type == null) {
      throw FieldException.unsupported(key, word);
    }
    return Optional.of(type);
  }
}
