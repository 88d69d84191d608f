package studio.migr.training.trainer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads the settings of a training: a JSON object whose keys are all known; what it leaves out is
 * as the defaults say.
 */
public final class TrainerConfig {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private TrainerConfig() {}

  /** Settings as they stand in a file. */
  public static ObjectNode json(Object settings) {
    return JSON.valueToTree(settings);
  }

  /**
   * All settings of a file.
   *
   * @param defaults every setting that there is
   * @throws TrainingFault if the file is no JSON object, or a setting is not known
   */
  public static ObjectNode read(Path file, Object defaults) throws IOException {
    ObjectNode merged = JSON.valueToTree(defaults);
    JsonNode given;
    try {
      given = JSON.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new TrainingFault(e, TrainingFault.Kind.BAD_CONFIG, file.toString());
    }
    if (!(given instanceof ObjectNode object)) {
      throw new TrainingFault(TrainingFault.Kind.BAD_CONFIG, file.toString());
    }
    merge(file, "", merged, object);
    return merged;
  }

  /**
   * Settings as a run keeps them, with those that came after it began as they usually are.
   *
   * @param defaults every setting that there is
   */
  public static ObjectNode completed(ObjectNode kept, Object defaults) {
    return completed(kept, (ObjectNode) JSON.valueToTree(defaults));
  }

  private static ObjectNode completed(ObjectNode kept, ObjectNode defaults) {
    ObjectNode all = kept.deepCopy();
    for (Map.Entry<String, JsonNode> usual : defaults.properties()) {
      JsonNode own = all.get(usual.getKey());
      if (own == null) {
        all.set(usual.getKey(), usual.getValue());
      } else if (own instanceof ObjectNode inner && usual.getValue() instanceof ObjectNode values) {
        all.set(usual.getKey(), completed(inner, values));
      }
    }
    return all;
  }

  private static void merge(Path file, String place, ObjectNode into, ObjectNode given)
      throws TrainingFault {
    for (Map.Entry<String, JsonNode> setting : given.properties()) {
      String name = setting.getKey();
      if (!into.has(name)) {
        throw new TrainingFault(TrainingFault.Kind.UNKNOWN_SETTING, file.toString(), place + name);
      }
      if (into.get(name) instanceof ObjectNode inner
          && setting.getValue() instanceof ObjectNode values
          && !inner.isEmpty()) {
        merge(file, place + name + ".", inner, values);
      } else {
        into.set(name, setting.getValue());
      }
    }
  }

  /** Makes those paths absolute that are given, so that a run is gone on with from anywhere. */
  public static void makeAbsolute(ObjectNode settings, List<String> names) {
    for (String name : names) {
      String given = settings.path(name).asText();
      if (!given.isBlank()) {
        settings.put(name, Path.of(given).toAbsolutePath().normalize().toString());
      }
    }
  }

  /**
   * Settings as a record.
   *
   * @param file named if something is wrong
   * @throws TrainingFault if a value cannot be
   */
  public static <T> T as(Class<T> type, ObjectNode settings, Path file) throws TrainingFault {
    try {
      return JSON.treeToValue(settings, type);
    } catch (MismatchedInputException e) {
      throw bad(file, e, place(e));
    } catch (JsonProcessingException e) {
      throw e.getCause() instanceof BadSetting bad
          ? bad(file, e, bad.setting())
          : bad(
              file,
              e,
              e instanceof com.fasterxml.jackson.databind.JsonMappingException at ? place(at) : "");
    }
  }

  private static TrainingFault bad(Path file, Exception cause, String setting) {
    return new TrainingFault(cause, TrainingFault.Kind.BAD_SETTING, file.toString(), setting);
  }

  private static String place(com.fasterxml.jackson.databind.JsonMappingException error) {
    return error.getPath().stream()
        .map(part -> String.valueOf(part.getFieldName()))
        .collect(Collectors.joining("."));
  }

  /** Thrown by the constructors of settings. */
  public static final class BadSetting extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final String setting;

    /**
     * @param setting its name in the file
     */
    public BadSetting(String setting) {
      super(setting);
      this.setting = setting;
    }

    /** Its name in the file. */
    public String setting() {
      return setting;
    }

    /**
     * @throws BadSetting if not {@code holds}
     */
    public static void unless(boolean holds, String setting) {
      if (!holds) {
        throw new BadSetting(setting);
      }
    }
  }
}
