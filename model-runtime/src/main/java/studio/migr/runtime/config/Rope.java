package studio.migr.runtime.config;

import java.util.Optional;
import studio.migr.runtime.modelfile.FieldException;
import studio.migr.runtime.modelfile.JsonFields;

/** Rotary position embedding, as transformers 4 and 5 write it down. */
final class Rope {
  private static final double USUAL = 10_000;

  private Rope() {}

  static double theta(JsonFields config) {
    Optional<JsonFields> parameters = config.object("rope_parameters"); // transformers 5
    if (parameters.isPresent()) {
      JsonFields rope =
          parameters.get().object("full_attention").orElse(parameters.get()); // by kind of layer
      plain("rope_parameters", rope);
      return rope.number("rope_theta", config.number("rope_theta", USUAL));
    }
    config.object("rope_scaling").ifPresent(scaling -> plain("rope_scaling", scaling));
    return config.number("rope_theta", USUAL);
  }

  private static void plain(String key, JsonFields rope) {
    String type = rope.text("rope_type", rope.text("type", "default"));
    if (!type.equals("default")) {
      throw FieldException.unsupported(key, type);
    }
  }
}
