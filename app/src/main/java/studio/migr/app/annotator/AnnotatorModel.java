package studio.migr.app.annotator;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import studio.migr.app.label.LabelKey;
import studio.migr.app.settings.Settings;

/** The name that new labels carry; remembered between runs. Lives on the JavaFX thread. */
@Singleton
public final class AnnotatorModel {
  private final Settings settings;
  private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper();

  @Inject
  AnnotatorModel(Settings settings) {
    this.settings = settings;
    name.set(settings.load("annotator", Annotator.loggedIn()).name());
  }

  public ReadOnlyStringProperty nameProperty() {
    return name.getReadOnlyProperty();
  }

  public String name() {
    return name.get();
  }

  /** Takes a new name; a blank one, or that of agreed labels, changes nothing. */
  public void rename(String next) {
    if (!next.isBlank() && !next.strip().equals(LabelKey.GOLD)) {
      name.set(next.strip());
      settings.save("annotator", new Annotator(name.get()));
    }
  }
}
