package studio.migr.runtime.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import studio.migr.runtime.modelfile.FieldException;

/**
 * Tokens and their ids, each id once.
 *
 * @param ids by tokens, as the file spells them
 */
record Vocabulary(Map<String, Integer> ids) {
  /** More than any tokenizer has. */
  private static final int MOST = 1 << 22;

  static Vocabulary of(JsonNode object) {
    if (!object.isObject() || object.isEmpty()) {
      throw FieldException.bad("vocab", "");
    }
    Map<String, Integer> ids = new LinkedHashMap<>();
    BitSet taken = new BitSet();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      int id = id(entry.getKey(), entry.getValue());
      if (taken.get(id) || !isText(entry.getKey())) {
        throw FieldException.bad("vocab", entry.getKey() + ": " + id);
      }
      taken.set(id);
      ids.put(entry.getKey(), id);
    }
    return new Vocabulary(ids);
  }

  static int id(String token, JsonNode value) {
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.intValue() < 0
        || value.intValue() >= MOST) {
      throw FieldException.bad(token, value);
    }
    return value.intValue();
  }

  /** Whether it can be written down: half a surrogate pair cannot. */
  static boolean isText(String token) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(token);
  }

  boolean has(String token) {
    return ids.containsKey(token);
  }
}
