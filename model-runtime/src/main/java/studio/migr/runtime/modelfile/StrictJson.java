package studio.migr.runtime.modelfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How JSON of a model's files is read: no key twice, no deep nesting, no endless numbers. */
public final class StrictJson {
  /** Deeper than any header, configuration or index is. */
  private static final int DEEPEST = 32;

  public static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES) // a file may hold a million names
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(100)
                  .maxNameLength(10_000)
                  .maxStringLength(1_000_000)
                  .build())
          .build();

  private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*?)'", Pattern.DOTALL);

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(FACTORY).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private StrictJson() {}

  /**
   * A small file that holds one JSON object.
   *
   * @throws ModelFileException if it is missing, too large, or no such file
   */
  public static ObjectNode object(Path file) throws IOException {
    String text = StrictText.read(file);
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw refused(file, e);
    }
    throw new ModelFileException(file, ModelFileFault.NOT_JSON);
  }

  /** The refusal of a file whose parser complained. */
  public static ModelFileException refused(Path file, IOException complaint) {
    Matcher twice = TWICE.matcher(String.valueOf(complaint.getMessage()));
    ModelFileException refusal =
        twice.find()
            ? new ModelFileException(file, ModelFileFault.NAMED_TWICE, twice.group(1))
            : new ModelFileException(file, ModelFileFault.NOT_JSON);
    refusal.initCause(complaint);
    return refusal;
  }
}
