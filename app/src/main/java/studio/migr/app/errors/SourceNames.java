package studio.migr.app.errors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import studio.migr.app.message.Messages;
import studio.migr.app.predict.AdoptedModel;
import studio.migr.app.predict.AdoptionModel;

/** Sources in words; a model that the project no longer goes by is called old. */
@Singleton
public final class SourceNames {
  private final AdoptionModel adoption;

  @Inject
  SourceNames(AdoptionModel adoption) {
    this.adoption = adoption;
  }

  /** The model that the project goes by, if a source is a model before it. */
  Optional<String> insteadOf(Source source) {
    return source instanceof Source.Model(var key, _) ? adoption.insteadOf(key) : Optional.empty();
  }

  String of(Source source) {
    String name = SourceName.of(source);
    return insteadOf(source).isPresent() ? Messages.text("errors.old", name) : name;
  }

  /** Changes when the project goes by another model. */
  ReadOnlyObjectProperty<Optional<AdoptedModel>> adoptedProperty() {
    return adoption.adoptedProperty();
  }
}
