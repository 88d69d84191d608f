package studio.migr.runtime.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.modelfile.StrictJson;

/** Reads the {@code config.json} of a folder. */
public final class ConfigFile {
  public static final String NAME = "config.json";

  private ConfigFile() {}

  /**
   * @throws ModelFileException if there is none, it is damaged, or the studio does not know the
   *     family
   */
  public static ModelConfig read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      throw new ModelFileException(folder, ModelFileFault.NO_CONFIG);
    }
    JsonFields config = new JsonFields(StrictJson.object(file));
    try {
      String family = config.text("model_type");
      return switch (family) {
        case "qwen2" -> Qwen2Config.of(config);
        case "HumanOmni_qwen2" -> HumanOmniConfig.of(config, TowerFiles.read(folder, config));
        case "siglip", "siglip_vision_model" -> TowerFiles.siglip(config);
        case "whisper" -> WhisperConfig.of(config);
        case "bert" -> BertConfig.of(config);
        default -> throw new ConfigException(ModelFileFault.UNKNOWN_FAMILY, family);
      };
    } catch (ConfigException e) {
      throw refused(file, e);
    }
  }

  /** Runs a reader of {@code file}, and names that file in its complaints. */
  static <T> T inFile(Path file, Supplier<T> reader) throws ModelFileException {
    try {
      return reader.get();
    } catch (ConfigException e) {
      throw refused(file, e);
    }
  }

  private static ModelFileException refused(Path file, ConfigException complaint) {
    ModelFileException refusal =
        new ModelFileException(file, complaint.fault(), complaint.details().toArray(String[]::new));
    refusal.initCause(complaint);
    return refusal;
  }
}
