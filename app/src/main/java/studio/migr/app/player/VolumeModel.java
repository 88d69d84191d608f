package studio.migr.app.player;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.app.settings.Settings;

/** How loud clips are played; remembered. Lives on the JavaFX thread. */
@Singleton
final class VolumeModel {
  private static final String SETTINGS = "volume";
  private static final double STEP = 0.1;

  private final Settings settings;
  private final ReadOnlyObjectWrapper<VolumeSettings> now;

  @Inject
  VolumeModel(Settings settings) {
    this.settings = settings;
    now = new ReadOnlyObjectWrapper<>(settings.load(SETTINGS, VolumeSettings.DEFAULT));
  }

  ReadOnlyObjectProperty<VolumeSettings> nowProperty() {
    return now.getReadOnlyProperty();
  }

  /** Sets the volume, brought within 0..1; it can be heard again. */
  void setVolume(double volume) {
    set(new VolumeSettings(volume, false));
  }

  void louder() {
    setVolume(now.get().volume() + STEP);
  }

  void quieter() {
    setVolume(now.get().volume() - STEP);
  }

  void toggleMuted() {
    set(new VolumeSettings(now.get().volume(), !now.get().muted()));
  }

  private void set(VolumeSettings next) {
    if (!next.equals(now.get())) {
      now.set(next);
      settings.save(SETTINGS, next);
    }
  }
}
