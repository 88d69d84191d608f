package studio.migr.runtime.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import studio.migr.runtime.modelfile.FieldException;
import studio.migr.runtime.modelfile.JsonFields;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.modelfile.StrictJson;

/**
 * Where the sizes of a checkpoint's towers are found: in its own {@code tower_configs.json}, in a
 * folder with the tower's name in it or beside it, or among the towers that everybody uses.
 */
final class TowerFiles {
  private static final String OWN = "tower_configs.json";

  private static final Map<String, SiglipConfig> SIGLIP =
      Map.of(
          "siglip-so400m-patch14-384",
          new SiglipConfig(1152, 4304, 27, 16, 384, 14, 1e-6, Optional.empty()),
          "siglip-base-patch16-224",
          new SiglipConfig(768, 3072, 12, 12, 224, 16, 1e-6, Optional.empty()));
  private static final Map<String, WhisperConfig> WHISPER =
      Map.of(
          "whisper-large-v3", new WhisperConfig(1280, 5120, 32, 20, 128, 1500, Optional.empty()));
  private static final String TEXT_TOWER = "bert-base-uncased";
  private static final Map<String, BertConfig> BERT =
      Map.of(
          TEXT_TOWER, new BertConfig(30_522, 768, 3072, 12, 12, 512, 2, 1e-12, Optional.empty()));

  private final Path folder;
  private final Optional<JsonFields> own;

  private TowerFiles(Path folder, Optional<JsonFields> own) {
    this.folder = folder;
    this.own = own;
  }

  static Towers read(Path folder, Path config, JsonFields fields) throws IOException {
    Path file = folder.resolve(OWN);
    Optional<JsonFields> own =
        Files.exists(file)
            ? Optional.of(new JsonFields(StrictJson.object(file)))
            : Optional.empty();
    TowerFiles files = new TowerFiles(folder, own);
    return new Towers(
        files.tower("siglip", name(config, fields, "mm_vision_tower"), TowerFiles::siglip, SIGLIP),
        files.tower("whisper", name(config, fields, "mm_audio_tower"), WhisperConfig::of, WHISPER),
        files.tower("bert", TEXT_TOWER, BertConfig::of, BERT)); // no configuration names another
  }

  private static String name(Path config, JsonFields fields, String key) throws ModelFileException {
    return FieldException.inFile(config, () -> fields.text(key));
  }

  static SiglipConfig siglip(JsonFields config) {
    return SiglipConfig.of(config.object("vision_config").orElse(config));
  }

  private <T> T tower(
      String section, String name, Function<JsonFields, T> reader, Map<String, T> known)
      throws IOException {
    Optional<JsonFields> inOwn =
        FieldException.inFile(folder.resolve(OWN), () -> own.flatMap(all -> all.object(section)));
    if (inOwn.isPresent()) {
      return FieldException.inFile(folder.resolve(OWN), () -> reader.apply(inOwn.get()));
    }
    String plain = plainName(name);
    for (Path place :
        List.of(folder.resolve(plain), folder.toAbsolutePath().normalize().resolveSibling(plain))) {
      Path file = place.resolve("config.json");
      if (Files.exists(file)) {
        ObjectNode config = StrictJson.object(file);
        return FieldException.inFile(file, () -> reader.apply(new JsonFields(config)));
      }
    }
    T usual = known.get(plain);
    if (usual == null) {
      throw new ModelFileException(
          folder.resolve(ConfigFile.NAME), ModelFileFault.UNKNOWN_TOWER, name);
    }
    return usual;
  }

  /** The last part of a name such as {@code google/siglip} or of a path on another machine. */
  private String plainName(String name) throws ModelFileException {
    String[] parts = name.split("[/\\\\]+");
    String last = parts.length == 0 ? "" : parts[parts.length - 1];
    if (!last.matches("[\\w.-]+") || last.startsWith(".")) {
      throw new ModelFileException(
          folder.resolve(ConfigFile.NAME), ModelFileFault.UNKNOWN_TOWER, name);
    }
    return last;
  }
}
