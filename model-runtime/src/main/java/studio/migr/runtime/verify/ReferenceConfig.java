package studio.migr.runtime.verify;

import java.io.IOException;
import java.nio.file.Path;
import studio.migr.runtime.config.ConfigFile;
import studio.migr.runtime.config.ModelConfig;

/** The configuration of a part of a reference folder, which has to be of a certain family. */
final class ReferenceConfig {
  private ReferenceConfig() {}

  /**
   * @throws IOException if it cannot be read or is of another family
   */
  static <T extends ModelConfig> T read(Path folder, Class<T> family) throws IOException {
    ModelConfig config = ConfigFile.read(folder);
    if (!family.isInstance(config)) {
      throw new IOException(folder + " holds no " + family.getSimpleName());
    }
    return family.cast(config);
  }
}
