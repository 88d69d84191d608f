package studio.migr.runtime.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.migr.runtime.modelfile.FieldException;
import studio.migr.runtime.modelfile.JsonFields;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.StrictJson;

/**
 * How a model's makers let it answer, from {@code generation_config.json}; what they do not say is
 * absent.
 *
 * @param stopTokens ids that end an answer; those of {@code config.json} where this file names none
 * @param sampled whether tokens are drawn, and not each time the likeliest taken
 */
public record GenerationDefaults(
    List<Integer> stopTokens,
    boolean sampled,
    Optional<Double> temperature,
    Optional<Double> topP,
    Optional<Integer> topK) {
  private static final String NAME = "generation_config.json";

  /**
   * @throws FieldException if a value cannot be
   */
  public GenerationDefaults {
    stopTokens = List.copyOf(stopTokens);
    temperature.ifPresent(value -> require("temperature", value, value > 0 && value <= 100));
    topP.ifPresent(value -> require("top_p", value, value > 0 && value <= 1));
    topK.ifPresent(value -> require("top_k", value, value >= 0 && value <= Require.MOST));
  }

  private static void require(String key, Number value, boolean holds) {
    if (!holds) {
      throw FieldException.bad(key, value);
    }
  }

  /**
   * @throws ModelFileException if the file is damaged, or a value in it cannot be
   */
  public static GenerationDefaults read(Path folder, Qwen2Config config) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return new GenerationDefaults(
          config.stopTokens(), false, Optional.empty(), Optional.empty(), Optional.empty());
    }
    JsonFields fields = new JsonFields(StrictJson.object(file));
    return FieldException.inFile(file, () -> of(fields, config));
  }

  private static GenerationDefaults of(JsonFields fields, Qwen2Config config) {
    List<Integer> stop = fields.integers("eos_token_id");
    for (int token : stop) {
      Require.between("eos_token_id", token, 0, config.vocabulary() - 1);
    }
    return new GenerationDefaults(
        stop.isEmpty() ? config.stopTokens() : stop,
        fields.flag("do_sample", false),
        number(fields, "temperature"),
        number(fields, "top_p"),
        fields.has("top_k") ? Optional.of(fields.integer("top_k")) : Optional.empty());
  }

  private static Optional<Double> number(JsonFields fields, String key) {
    return fields.has(key) ? Optional.of(fields.number(key, 0)) : Optional.empty();
  }
}
