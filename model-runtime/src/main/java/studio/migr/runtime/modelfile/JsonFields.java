package studio.migr.runtime.modelfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values of a JSON object by key; a null counts as absent, a value of another kind is refused. */
public final class JsonFields {
  private final ObjectNode object;

  public JsonFields(ObjectNode object) {
    this.object = object;
  }

  public boolean has(String key) {
    return object.hasNonNull(key);
  }

  public List<String> keys() {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private JsonNode required(String key) {
    if (!has(key)) {
      throw new FieldException(ModelFileFault.MISSING_KEY, key);
    }
    return object.get(key);
  }

  private static FieldException bad(String key, JsonNode value) {
    return FieldException.bad(key, value);
  }

  public int integer(String key) {
    return integer(key, required(key));
  }

  public int integer(String key, int otherwise) {
    return has(key) ? integer(key) : otherwise;
  }

  private static int integer(String key, JsonNode value) {
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw bad(key, value);
    }
    return value.intValue();
  }

  /** One number or a list of them; none if absent. */
  public List<Integer> integers(String key) {
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

  public double number(String key, double otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    JsonNode value = object.get(key);
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw bad(key, value);
    }
    return value.doubleValue();
  }

  public boolean flag(String key, boolean otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    if (!object.get(key).isBoolean()) {
      throw bad(key, object.get(key));
    }
    return object.get(key).booleanValue();
  }

  public String text(String key) {
    JsonNode value = required(key);
    if (!value.isTextual()) {
      throw bad(key, value);
    }
    return value.textValue();
  }

  public String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  /** Refuses any other word; absent is fine. */
  public void require(String key, String word) {
    String found = text(key, word);
    if (!found.equals(word)) {
      throw FieldException.unsupported(key, found);
    }
  }

  public Optional<JsonFields> object(String key) {
    if (!has(key)) {
      return Optional.empty();
    }
    if (object.get(key) instanceof ObjectNode inner) {
      return Optional.of(new JsonFields(inner));
    }
    throw bad(key, object.get(key));
  }
}
