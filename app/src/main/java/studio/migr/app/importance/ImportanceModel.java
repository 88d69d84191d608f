package studio.migr.app.importance;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Subscription;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.settings.Settings;
import studio.migr.app.suggest.ModelSight;

/**
 * What people go by in the clip on screen. Lives on the JavaFX thread; asks the database for one
 * clip at a time.
 */
@Singleton
public final class ImportanceModel {
  private final LibraryModel library;
  private final AnnotatorModel annotator;
  private final ModelSight sight;
  private final ReadOnlyObjectWrapper<ImportanceState> state =
      new ReadOnlyObjectWrapper<>(new ImportanceState.NoClip());
  private final BooleanProperty open;
  private Optional<Project> project = Optional.empty();
  private Optional<String> revealed = Optional.empty();
  private Subscription subscription = Subscription.EMPTY;

  @Inject
  ImportanceModel(
      ProjectModel projects,
      LibraryModel library,
      AnnotatorModel annotator,
      ModelSight sight,
      Settings settings) {
    this.sight = sight;
    this.library = library;
    this.annotator = annotator;
    open =
        new SimpleBooleanProperty(settings.load("importance", ImportanceSettings.DEFAULT).open());
    open.addListener((_, _, now) -> settings.save("importance", new ImportanceSettings(now)));
    projects.stateProperty().subscribe(_ -> follow(projects.project()));
    library.selectedProperty().subscribe(_ -> refresh());
    annotator.nameProperty().subscribe(_ -> refresh());
    sight.blindedProperty().subscribe(_ -> refresh());
  }

  public ReadOnlyObjectProperty<ImportanceState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Whether the section is unfolded; remembered. */
  BooleanProperty openProperty() {
    return open;
  }

  /** Shows the others' answers to the clip on screen before the annotator gave one. */
  void reveal() {
    revealed = clip();
    refresh();
  }

  private Optional<String> clip() {
    return library.selectedProperty().get().map(row -> row.clip().id());
  }

  private void follow(Optional<Project> opened) {
    subscription.unsubscribe();
    project = opened;
    subscription =
        opened
            .map(
                now ->
                    now.labels()
                        .onChange(this::changed)
                        .and(now.votes().onChange(this::changed))
                        .and(now.rounds().onChange(() -> Platform.runLater(this::refresh))))
            .orElse(Subscription.EMPTY);
    refresh();
  }

  private void changed(Set<String> clips) {
    Platform.runLater(
        () -> {
          if (clip().filter(clips::contains).isPresent()) {
            refresh();
          }
        });
  }

  private void refresh() {
    Optional<String> chosen = clip();
    state.set(
        project
            .flatMap(open -> chosen.map(clip -> stateOf(open, clip)))
            .orElse(new ImportanceState.NoClip()));
  }

  private ImportanceState stateOf(Project open, String clipId) {
    PeopleVotes people = PeopleVotes.of(open, clipId);
    boolean others =
        !people.sources().isEmpty()
            || people.annotators().stream().anyMatch(name -> !name.equals(annotator.name()));
    boolean judged = people.annotators().contains(annotator.name());
    boolean firm = sight.blindedProperty().get();
    if (others && firm) {
      return new ImportanceState.Hidden(true);
    }
    if (others && !judged && !revealed.equals(Optional.of(clipId))) {
      return new ImportanceState.Hidden(false);
    }
    return new ImportanceState.Shown(people, people.importance());
  }
}
