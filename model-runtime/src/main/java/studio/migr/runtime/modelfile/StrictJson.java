package studio.migr.runtime.modelfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

  /** Bytes of the largest JSON file taken as a whole; the index of a large model has 10 MB. */
  public static final int LARGEST = 64 << 20;

  private StrictJson() {}

  /**
   * A small file that holds one JSON object.
   *
   * @throws ModelFileException if it is missing, too large, or no such file
   */
  public static ObjectNode object(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST + 1);
    } catch (NoSuchFileException e) {
      throw new ModelFileException(file, ModelFileFault.MISSING);
    }
    if (bytes.length > LARGEST) {
      throw new ModelFileException(file, ModelFileFault.TOO_LARGE, Integer.toString(LARGEST >> 20));
    }
    try (Reader text = utf8(bytes)) {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException | CharacterCodingException e) {
      throw refused(file, e);
    }
    throw new ModelFileException(file, ModelFileFault.NOT_JSON);
  }

  /** Strictly UTF-8: parsers by themselves would take other encodings, too. */
  public static Reader utf8(byte[] bytes) {
    return new InputStreamReader(
        new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder());
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
