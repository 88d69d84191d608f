package studio.migr.app.settings;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * Whether the window keeps still: nothing moves by itself then but the clip that plays. What the
 * user chose, and until then what the platform is set to. Whatever moves asks here. Lives on the
 * JavaFX thread.
 */
@Singleton
public final class Motion {
  private static final String SETTINGS = "motion";

  /** What the user chose. */
  public enum Choice {
    SYSTEM,
    FULL,
    REDUCED
  }

  /** What is remembered. */
  public record Remembered(Choice choice) {
    static final Remembered DEFAULT = new Remembered(Choice.SYSTEM);
  }

  private final Settings settings;
  private final ReadOnlyBooleanProperty ofPlatform;
  private final ReadOnlyBooleanWrapper reduced = new ReadOnlyBooleanWrapper();
  private Choice choice;

  @Inject
  Motion(Settings settings) {
    this(settings, Platform.getPreferences().reducedMotionProperty());
  }

  /**
   * @param ofPlatform what the platform is set to
   */
  Motion(Settings settings, ReadOnlyBooleanProperty ofPlatform) {
    this.settings = settings;
    this.ofPlatform = ofPlatform;
    this.choice = settings.load(SETTINGS, Remembered.DEFAULT).choice();
    ofPlatform.subscribe(_ -> refresh());
  }

  public ReadOnlyBooleanProperty reducedProperty() {
    return reduced.getReadOnlyProperty();
  }

  /** Changes to the other, and remembers it. */
  public void toggle() {
    choice = reduced.get() ? Choice.FULL : Choice.REDUCED;
    settings.save(SETTINGS, new Remembered(choice));
    refresh();
  }

  private void refresh() {
    reduced.set(choice == Choice.REDUCED || choice == Choice.SYSTEM && ofPlatform.get());
  }
}
