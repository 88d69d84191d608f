package studio.migr.app.settings;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one record for each feature as a small JSON file in the user's settings folder. A missing
 * or damaged file gives the defaults; a folder that cannot be written costs only the memory, never
 * the work.
 */
@Singleton
public final class Settings {
  private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Path folder;

  @Inject
  Settings() {
    this(SettingsFolder.path());
  }

  public Settings(Path folder) {
    this.folder = folder;
  }

  /** Does before, on any thread, what the first {@link #load} would otherwise take its time for. */
  public static void prepare() throws IOException {
    JSON.readValue("{}", Nothing.class);
  }

  private record Nothing() {}

  /**
   * The remembered record.
   *
   * @param name the feature's name; the file is {@code name.json}
   * @param defaults what holds when nothing is remembered
   */
  public <T extends Record> T load(String name, T defaults) {
    Path file = folder.resolve(name + ".json");
    if (!Files.exists(file)) {
      return defaults;
    }
    try {
      @SuppressWarnings("unchecked")
      T loaded = (T) JSON.readValue(file.toFile(), defaults.getClass());
      return loaded;
    } catch (IOException | RuntimeException e) {
      LOG.warn("Settings {} are damaged and start afresh", file, e);
      return defaults;
    }
  }

  /** Remembers {@code value}; the old file stays until the new one is complete. */
  public void save(String name, Record value) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve(name + ".json");
      Path fresh = Files.createTempFile(folder, name, ".tmp");
      JSON.writerWithDefaultPrettyPrinter().writeValue(fresh.toFile(), value);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("Settings {} could not be kept in {}", name, folder, e);
    }
  }
}
