package studio.migr.training.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import studio.migr.runtime.modelfile.StrictJson;

/** With which settings the reference values of training were made, from {@code meta.json}. */
record TrainingSettings(JsonNode meta) {

  static TrainingSettings read(Path reference) throws IOException {
    return new TrainingSettings(StrictJson.object(reference.resolve("meta.json")));
  }

  double grpo(String name) throws IOException {
    return number(meta.path("grpo").path(name), name);
  }

  double adamw(String name) throws IOException {
    return number(meta.path("adamw").path(name), name);
  }

  /** The decay of the first or second moment. */
  double beta(int moment) throws IOException {
    return number(meta.path("adamw").path("betas").path(moment), "betas");
  }

  private static double number(JsonNode value, String name) throws IOException {
    if (!value.isNumber()) {
      throw new IOException("meta.json has no number " + name);
    }
    return value.asDouble();
  }
}
