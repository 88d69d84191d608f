package studio.migr.app.player;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Patches of the picture that somebody looked at: shares in rows and columns over the whole frame,
 * for the frame on screen. Lives on the JavaFX thread.
 */
@Singleton
public final class LitPatches {
  private final ObjectProperty<Optional<double[][]>> patches =
      new SimpleObjectProperty<>(Optional.empty());

  @Inject
  LitPatches() {}

  public ObjectProperty<Optional<double[][]>> patchesProperty() {
    return patches;
  }
}
