package studio.migr.app.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.clip.Clip;
import studio.migr.app.exchange.intake.ImportPlan;
import studio.migr.app.exchange.intake.ImportPlan.PlannedClip;
import studio.migr.app.exchange.intake.Intake;
import studio.migr.app.exchange.intake.IntakeReport;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.task.Job;
import studio.migr.app.task.TaskHandle;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;

/**
 * Files that the user hands over: clips are added at once, label files are read and wait for the
 * user's word before anything changes. Lives on the JavaFX thread.
 */
@Singleton
public final class ImportModel {
  private final ProjectModel projects;
  private final LibraryModel library;
  private final AnnotatorModel annotator;
  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<Optional<ImportOffer>> offer =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<TaskState<IntakeReport>> taking =
      new ReadOnlyObjectWrapper<>(new TaskState.Idle<>());
  private TaskHandle reading = () -> {};

  @Inject
  ImportModel(
      ProjectModel projects, LibraryModel library, AnnotatorModel annotator, TaskRunner tasks) {
    this.projects = projects;
    this.library = library;
    this.annotator = annotator;
    this.tasks = tasks;
    projects.stateProperty().subscribe(_ -> withdraw());
  }

  /** What waits for the user's word. */
  public ReadOnlyObjectProperty<Optional<ImportOffer>> offerProperty() {
    return offer.getReadOnlyProperty();
  }

  /** How the latest taking of labels stands. */
  public ReadOnlyObjectProperty<TaskState<IntakeReport>> takingProperty() {
    return taking.getReadOnlyProperty();
  }

  /** Adds the clips among the files, then reads the label files and offers what they hold. */
  public void take(List<Path> filesAndFolders) {
    projects
        .project()
        .ifPresent(
            project -> {
              Intake intake = new Intake(project, new LabelSources());
              tasks.start(
                  "exchange.looking",
                  work -> intake.sort(filesAndFolders, work),
                  whenDone(sorted -> sorted(project, intake, sorted)));
            });
  }

  private void sorted(Project project, Intake intake, Intake.Sorted sorted) {
    if (sorted.media().isEmpty()) {
      read(project, intake, sorted, List.of());
    } else { // labels need the clips
      library.add(sorted.media(), report -> read(project, intake, sorted, intake.spokenOf(report)));
    }
  }

  /**
   * @param clips those whose names may be a data set's codes
   */
  private void read(Project project, Intake intake, Intake.Sorted sorted, List<Clip> clips) {
    if (sorted.labels().isEmpty() && Intake.withNames(ImportPlan.EMPTY, clips).files().isEmpty()) {
      return;
    }
    String name = annotator.name();
    prepare(
        work -> {
          ImportPlan plan = Intake.withNames(intake.survey(sorted.labels(), work), clips);
          return ImportOffer.of(project, intake, plan, sorted.unknown(), name);
        },
        made -> !sorted.labels().isEmpty() || made.changesSomething());
  }

  /**
   * @param worthAsking whether the user should see what was made
   */
  private void prepare(Job<ImportOffer> job, Predicate<ImportOffer> worthAsking) {
    reading.cancel();
    reading =
        tasks.start(
            "exchange.reading",
            job,
            whenDone(
                made -> {
                  if (projects.project().equals(Optional.of(made.project()))
                      && worthAsking.test(made)) {
                    taking.set(new TaskState.Idle<>());
                    offer.set(Optional.of(made));
                  }
                }));
  }

  private static <T> Consumer<TaskState<T>> whenDone(Consumer<T> next) {
    return state -> {
      if (state instanceof TaskState.Done<T>(T result)) {
        next.accept(result);
      }
    };
  }

  /** Ties a part of a file to a clip, or to none. */
  public void choose(PlannedClip part, Optional<Clip> clip) {
    offer
        .get()
        .ifPresent(
            now ->
                prepare(
                    _ -> now.with(new Intake(now.project(), new LabelSources()), part, clip),
                    _ -> true));
  }

  /** Takes in what is offered. */
  public void accept() {
    offer
        .get()
        .ifPresent(
            now ->
                tasks.start(
                    "exchange.saving",
                    work ->
                        new Intake(now.project(), new LabelSources())
                            .apply(now.intended(), now.annotator(), work),
                    taking::set));
  }

  /** Lets the offer go; nothing has changed. */
  public void withdraw() {
    reading.cancel();
    offer.set(Optional.empty());
    taking.set(new TaskState.Idle<>());
  }
}
