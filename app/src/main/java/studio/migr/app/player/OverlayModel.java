package studio.migr.app.player;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.app.settings.Settings;

/** What the user wants to see on the picture; remembered. Lives on the JavaFX thread. */
@Singleton
final class OverlayModel {
  private static final String SETTINGS = "overlay";

  private final Settings settings;
  private final ReadOnlyObjectWrapper<OverlaySettings> shown;

  @Inject
  OverlayModel(Settings settings) {
    this.settings = settings;
    shown = new ReadOnlyObjectWrapper<>(settings.load(SETTINGS, OverlaySettings.DEFAULT));
  }

  ReadOnlyObjectProperty<OverlaySettings> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  void toggleLandmarks() {
    change(
        now ->
            new OverlaySettings(
                !now.landmarks(), now.box(), now.units(), now.prototypes(), now.place()));
  }

  void toggleBox() {
    change(
        now ->
            new OverlaySettings(
                now.landmarks(), !now.box(), now.units(), now.prototypes(), now.place()));
  }

  void toggleUnits() {
    change(
        now ->
            new OverlaySettings(
                now.landmarks(), now.box(), !now.units(), now.prototypes(), now.place()));
  }

  void togglePrototypes() {
    change(
        now ->
            new OverlaySettings(
                now.landmarks(), now.box(), now.units(), !now.prototypes(), now.place()));
  }

  void togglePlace() {
    change(
        now ->
            new OverlaySettings(
                now.landmarks(), now.box(), now.units(), now.prototypes(), !now.place()));
  }

  private void change(UnaryOperator<OverlaySettings> edit) {
    shown.set(edit.apply(shown.get()));
    settings.save(SETTINGS, shown.get());
  }
}
