package studio.migr.app.face;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import studio.migr.app.settings.Settings;
import studio.migr.app.settings.SettingsFolder;
import studio.migr.runtime.face.net.FaceNets;
import studio.migr.runtime.face.net.FaceNetsException;

/**
 * Which nets measure faces: a landmarker that the user names in the environment or in the settings,
 * else those packed with the studio.
 */
public final class FaceInstrument {
  /** The environment's variable with the path of a {@code face_landmarker.task}. */
  public static final String VARIABLE = "MIGR_FACE_LANDMARKER";

  private static final String SETTINGS = "face";

  private final Settings settings;
  private final Map<String, String> environment;

  public FaceInstrument(Settings settings, Map<String, String> environment) {
    this.settings = settings;
    this.environment = environment;
  }

  /** As the user of this process has it. */
  public static FaceInstrument ofUser() {
    return new FaceInstrument(new Settings(SettingsFolder.path()), System.getenv());
  }

  /** The landmarker that the user names, if any. */
  public Optional<Path> landmarker() {
    String named =
        environment.getOrDefault(
            VARIABLE, settings.load(SETTINGS, FaceSettings.DEFAULTS).landmarker());
    return named == null || named.isBlank() ? Optional.empty() : Optional.of(Path.of(named));
  }

  /**
   * Nets for the calling thread.
   *
   * @throws FaceNetsException if there are none
   */
  public FaceNets open() throws FaceNetsException {
    return FaceNets.open(landmarker());
  }
}
