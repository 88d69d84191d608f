package studio.migr.runtime.config;

import java.util.List;
import studio.migr.runtime.modelfile.ModelFileFault;

/** Values of a configuration that cannot be, by their keys in {@code config.json}. */
public final class ConfigException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final ModelFileFault fault;
  private final String[] details;

  ConfigException(ModelFileFault fault, String... details) {
    super(fault + " " + String.join(", ", details));
    this.fault = fault;
    this.details = details.clone();
  }

  static ConfigException bad(String key, Object value) {
    return new ConfigException(ModelFileFault.BAD_VALUE, key, String.valueOf(value));
  }

  static ConfigException unsupported(String key, Object value) {
    return new ConfigException(ModelFileFault.UNSUPPORTED, key, String.valueOf(value));
  }

  public ModelFileFault fault() {
    return fault;
  }

  public List<String> details() {
    return List.of(details);
  }
}
