package studio.migr.app.player;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import studio.migr.runtime.attention.FramePlace;

/**
 * Patches of the picture that somebody looked at: shares in rows and columns for the frame on
 * screen. Lives on the JavaFX thread.
 */
@Singleton
public final class LitPatches {
  /**
   * What is lit.
   *
   * @param shares in rows and columns
   * @param place what of the frame they lie over; empty for all of it
   */
  public record Lit(double[][] shares, Optional<FramePlace> place) {}

  private final ObjectProperty<Optional<Lit>> patches =
      new SimpleObjectProperty<>(Optional.empty());

  @Inject
  LitPatches() {}

  public ObjectProperty<Optional<Lit>> patchesProperty() {
    return patches;
  }
}
