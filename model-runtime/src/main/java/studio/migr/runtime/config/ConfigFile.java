package studio.migr.runtime.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import studio.migr.runtime.modelfile.FieldException;
import studio.migr.runtime.modelfile.JsonFields;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.modelfile.StrictJson;

/** Reads the {@code config.json} of a folder. */
public final class ConfigFile {
  public static final String NAME = "config.json";
  private static final String HUMAN_OMNI = "HumanOmni_qwen2";

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
    Optional<Towers> towers =
        FieldException.inFile(file, () -> config.text("model_type")).equals(HUMAN_OMNI)
            ? Optional.of(TowerFiles.read(folder, file, config))
            : Optional.empty();
    return FieldException.inFile(file, () -> of(config, towers));
  }

  private static ModelConfig of(JsonFields config, Optional<Towers> towers) {
    if (towers.isPresent()) {
      return HumanOmniConfig.of(config, towers.get());
    }
    String family = config.text("model_type");
    return switch (family) {
      case "qwen2" -> Qwen2Config.of(config);
      case "siglip", "siglip_vision_model" -> TowerFiles.siglip(config);
      case "whisper" -> WhisperConfig.of(config);
      case "bert" -> BertConfig.of(config);
      default -> throw new FieldException(ModelFileFault.UNKNOWN_FAMILY, family);
    };
  }
}
