package studio.migr.app.predict;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;

/**
 * The model that the open project goes by. What any other said before stays, and is old. Lives on
 * the JavaFX thread.
 */
@Singleton
public final class AdoptionModel {
  private static final Logger LOG = LoggerFactory.getLogger(AdoptionModel.class);

  private final ProjectModel projects;
  private final ReadOnlyObjectWrapper<Optional<AdoptedModel>> adopted =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  @Inject
  AdoptionModel(ProjectModel projects) {
    this.projects = projects;
    projects.stateProperty().subscribe(_ -> read());
  }

  private void read() {
    Optional<Project> open = projects.project();
    try {
      adopted.set(open.isEmpty() ? Optional.empty() : AdoptedModel.of(open.get().folder()));
    } catch (IOException | RuntimeException e) { // a damaged file is no model
      LOG.warn("The project's model cannot be read", e);
      adopted.set(Optional.empty());
    }
  }

  /** The project's model; empty while it goes by none in particular. */
  public ReadOnlyObjectProperty<Optional<AdoptedModel>> adoptedProperty() {
    return adopted.getReadOnlyProperty();
  }

  /** The name of the project's model, if it is not the one with that id. */
  public Optional<String> insteadOf(String modelId) {
    return adopted
        .get()
        .map(AdoptedModel::model)
        .filter(own -> !own.id().equals(modelId))
        .map(ModelName::name);
  }

  /** Makes a model the open project's own. */
  public void adopt(AdoptedModel next, ObjectNode figures) throws IOException {
    next.adopt(projects.project().orElseThrow().folder(), figures);
    read();
  }
}
