package studio.migr.app.sharing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.label.LabelConflict;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;

/**
 * Labels that were given in two places without knowing of each other, and the decision between
 * them. Lives on the JavaFX thread.
 */
@Singleton
final class ConflictsModel {
  private final ProjectModel projects;
  private final AnnotatorModel annotator;
  private final LibraryModel library;
  private final TaskRunner tasks;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();

  @Inject
  ConflictsModel(
      ProjectModel projects, AnnotatorModel annotator, LibraryModel library, TaskRunner tasks) {
    this.projects = projects;
    this.annotator = annotator;
    this.library = library;
    this.tasks = tasks;
    projects.stateProperty().subscribe(_ -> open.set(projects.project().isPresent()));
  }

  /** Whether there is a project that could have some. */
  ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** Those that nobody decided yet. */
  List<LabelConflict> all() {
    return projects.project().map(project -> project.labels().conflicts()).orElse(List.of());
  }

  /** What people call the clip. */
  String nameOf(LabelConflict conflict) {
    String id = conflict.holds().key().clipId();
    return projects
        .project()
        .flatMap(project -> project.library().find(id))
        .map(clip -> clip.name())
        .orElse(id);
  }

  /** One decides about one's own labels; about those of others, a lead. */
  boolean maySettle(LabelConflict conflict) {
    return conflict.holds().key().annotator().equals(annotator.name())
        || projects
            .project()
            .filter(project -> project.members().leads(annotator.name()))
            .isPresent();
  }

  /**
   * Makes one of the two judgements the label, as a step that can be taken back.
   *
   * @param then hears, once it is saved or could not be, why it could not
   */
  void settle(LabelEvent chosen, Consumer<Optional<String>> then) {
    Optional<Project> project = projects.project();
    if (project.isEmpty()) {
      return;
    }
    Labels labels = project.get().labels();
    List<Labels.Change> change = List.of(new Labels.Change(chosen.key(), chosen.judgement()));
    tasks.start(
        "sharing.settling",
        _ -> labels.apply(annotator.name(), change),
        (TaskState<List<LabelEvent>> reached) -> {
          switch (reached) {
            case TaskState.Done<List<LabelEvent>> _ -> then.accept(Optional.empty());
            case TaskState.Failed<List<LabelEvent>>(Throwable error) ->
                then.accept(Optional.of(ErrorSentence.of(error)));
            default -> {}
          }
        });
  }

  /** Chooses the clip in the list. */
  void visit(LabelConflict conflict) {
    library.select(conflict.holds().key().clipId());
  }
}
