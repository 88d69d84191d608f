package studio.migr.app.errors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import studio.migr.app.settings.Settings;

/** The slices that were given a name; remembered. Lives on the JavaFX thread. */
@Singleton
public final class SlicesModel {
  private static final String SETTINGS = "errors-slices";

  private final Settings settings;
  private final ObjectProperty<Slices> slices;

  @Inject
  SlicesModel(Settings settings) {
    this.settings = settings;
    this.slices = new SimpleObjectProperty<>(settings.load(SETTINGS, Slices.NONE));
  }

  public ReadOnlyObjectProperty<Slices> slicesProperty() {
    return slices;
  }

  /** Keeps a slice; what had its name is replaced. */
  public void keep(Slice slice) {
    keep(slices.get().with(slice));
  }

  public void forget(String name) {
    keep(slices.get().without(name));
  }

  private void keep(Slices next) {
    slices.set(next);
    settings.save(SETTINGS, next);
  }
}
