package studio.migr.runtime.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.safetensors.TensorType;

/** Values of a JSON object by key; a null counts as absent, a value of another kind is refused. */
final class JsonFields {
  private static final Map<String, TensorType> TYPES =
      Map.of(
          "float32", TensorType.F32,
          "float16", TensorType.F16,
          "bfloat16", TensorType.BF16,
          "float64", TensorType.F64);

  private final ObjectNode object;

  JsonFields(ObjectNode object) {
    this.object = object;
  }

  boolean has(String key) {
    return object.hasNonNull(key);
  }

  private JsonNode required(String key) {
    if (!has(key)) {
      throw new ConfigException(ModelFileFault.MISSING_KEY, key);
    }
    return object.get(key);
  }

  private static ConfigException bad(String key, JsonNode value) {
    return ConfigException.bad(key, value);
  }

  int integer(String key) {
    return integer(key, required(key));
  }

  int integer(String key, int otherwise) {
    return has(key) ? integer(key) : otherwise;
  }

  private static int integer(String key, JsonNode value) {
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw bad(key, value);
    }
    return value.intValue();
  }

  /** One number or a list of them; none if absent. */
  List<Integer> integers(String key) {
    if (!has(key)) {
      return List.of();
    }
    JsonNode value = object.get(key);
    if (!value.isArray()) {
      return List.of(integer(key));
    }
    List<Integer> all = new ArrayList<>();
    for (JsonNode one : value) {
      all.add(integer(key, one));
    }
    return all;
  }

  double number(String key, double otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    JsonNode value = object.get(key);
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw bad(key, value);
    }
    return value.doubleValue();
  }

  boolean flag(String key, boolean otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    if (!object.get(key).isBoolean()) {
      throw bad(key, object.get(key));
    }
    return object.get(key).booleanValue();
  }

  String text(String key) {
    JsonNode value = required(key);
    if (!value.isTextual()) {
      throw bad(key, value);
    }
    return value.textValue();
  }

  String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  /** Refuses any other word; absent is fine. */
  void require(String key, String word) {
    String found = text(key, word);
    if (!found.equals(word)) {
      throw ConfigException.unsupported(key, found);
    }
  }

  Optional<JsonFields> object(String key) {
    if (!has(key)) {
      return Optional.empty();
    }
    if (object.get(key) instanceof ObjectNode inner) {
      return Optional.of(new JsonFields(inner));
    }
    throw bad(key, object.get(key));
  }

  /** {@code dtype} of transformers 5, {@code torch_dtype} of transformers 4. */
  Optional<TensorType> dataType() {
    String key = has("dtype") ? "dtype" : "torch_dtype";
    String word = text(key, "auto").toLowerCase(Locale.ROOT);
    if (word.equals("auto")) {
      return Optional.empty();
    }
    TensorType type = TYPES.get(word.startsWith("torch.") ? word.substring(6) : word);
    if (type == null) {
      throw ConfigException.unsupported(key, word);
    }
    return Optional.of(type);
  }
}
