package studio.migr.app.queue;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.project.ProjectModel;

/** How the annotator's day goes. Lives on the JavaFX thread; asks the database for today alone. */
@Singleton
final class PaceModel {
  private final ProjectModel projects;
  private final AnnotatorModel annotator;
  private final ReadOnlyObjectWrapper<Pace> pace = new ReadOnlyObjectWrapper<>(Pace.NONE);

  @Inject
  PaceModel(ProjectModel projects, AnnotatorModel annotator, LibraryModel library) {
    this.projects = projects;
    this.annotator = annotator;
    library.onLabels(_ -> refresh());
  }

  ReadOnlyObjectProperty<Pace> paceProperty() {
    return pace.getReadOnlyProperty();
  }

  private void refresh() {
    ZoneId here = ZoneId.systemDefault();
    Instant midnight = LocalDate.now(here).atStartOfDay(here).toInstant();
    pace.set(
        projects
            .project()
            .map(open -> Pace.of(open.labels().momentsOf(annotator.name(), midnight)))
            .orElse(Pace.NONE));
  }
}
