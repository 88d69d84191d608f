package studio.migr.runtime.safetensors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.modelfile.StrictJson;
import studio.migr.runtime.modelfile.StrictText;
import studio.migr.runtime.safetensors.SafetensorsHeader.Claim;

/** The JSON of a safetensors header, read token by token: it may have 100 MB. */
final class HeaderJson {
  private static final String METADATA = "__metadata__";

  /** Models of a hundred thousand exist, in many files. */
  private static final int MOST_TENSORS = 250_000;

  private final Path file;
  private final JsonParser json;
  private final List<Claim> claims = new ArrayList<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  private HeaderJson(Path file, JsonParser json) {
    this.file = file;
    this.json = json;
  }

  static HeaderJson parse(Path file, byte[] bytes) throws IOException {
    try (JsonParser json = StrictJson.FACTORY.createParser(StrictText.decode(bytes))) {
      HeaderJson header = new HeaderJson(file, json);
      header.read();
      return header;
    } catch (JsonProcessingException | CharacterCodingException e) {
      throw StrictJson.refused(file, e);
    }
  }

  List<Claim> claims() {
    return claims;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  private void read() throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new ModelFileException(file, ModelFileFault.NOT_JSON);
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw bad(name, json.getText());
      }
      if (name.equals(METADATA)) {
        readMetadata();
      } else {
        claims.add(claim(name));
        if (claims.size() > MOST_TENSORS) {
          throw new ModelFileException(
              file, ModelFileFault.TOO_MANY_TENSORS, Integer.toString(MOST_TENSORS));
        }
      }
    }
    if (json.nextToken() != null) {
      throw new ModelFileException(file, ModelFileFault.NOT_JSON);
    }
  }

  private void readMetadata() throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      if (json.nextToken() != JsonToken.VALUE_STRING) {
        throw bad(METADATA, key);
      }
      metadata.put(key, json.getText());
    }
  }

  private Claim claim(String name) throws IOException {
    TensorType type = null;
    List<Long> shape = null;
    List<Long> offsets = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      json.nextToken();
      switch (key) {
        case "dtype" -> type = type(name);
        case "shape" -> shape = sizes(name, TensorInfo.MOST_AXES);
        case "data_offsets" -> offsets = sizes(name, 2);
        default -> json.skipChildren(); // what later versions of the format may add
      }
    }
    if (type == null || shape == null || offsets == null || offsets.size() != 2) {
      throw bad(name, "dtype, shape, data_offsets");
    }
    return claim(name, type, shape, offsets.get(0), offsets.get(1));
  }

  private Claim claim(String name, TensorType type, List<Long> shape, long begin, long end)
      throws ModelFileException {
    TensorInfo info;
    try {
      info = new TensorInfo(name, type, shape);
    } catch (IllegalArgumentException e) {
      throw bad(name, type + " " + shape);
    }
    long bytes = info.bytes();
    if (end - begin != bytes) { // both are at least 0, so that nothing overflows
      throw new ModelFileException(
          file, ModelFileFault.BAD_LENGTH, name, Long.toString(end - begin), Long.toString(bytes));
    }
    return new Claim(info, begin, end);
  }

  private TensorType type(String name) throws IOException {
    String word = json.getText();
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw bad(name, word);
    }
    return TensorType.named(word)
        .orElseThrow(() -> new ModelFileException(file, ModelFileFault.UNKNOWN_TYPE, name, word));
  }

  private List<Long> sizes(String name, int most) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw bad(name, json.getText());
    }
    List<Long> sizes = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      boolean whole =
          json.currentToken() == JsonToken.VALUE_NUMBER_INT
              && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
      if (!whole || json.getLongValue() < 0 || sizes.size() == most) {
        throw bad(name, json.getText());
      }
      sizes.add(json.getLongValue());
    }
    return sizes;
  }

  private ModelFileException bad(String name, @Nullable String what) {
    return new ModelFileException(file, ModelFileFault.BAD_TENSOR, name, what == null ? "" : what);
  }
}
