package studio.migr.app.runs;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The checkpoint of the selected run that is chosen. */
@Singleton
final class BranchChoice {
  private final ObjectProperty<Optional<Long>> step = new SimpleObjectProperty<>(Optional.empty());

  @Inject
  BranchChoice() {}

  ObjectProperty<Optional<Long>> step() {
    return step;
  }
}
