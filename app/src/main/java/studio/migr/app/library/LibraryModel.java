package studio.migr.app.library;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.clip.Clip;
import studio.migr.app.clip.ImportReport;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.work.Work;

/**
 * The clips of the open project as the list shows them, and which of them is chosen. Lives on the
 * JavaFX thread.
 *
 * <p>The filter is applied when it changes and when the user moves on, not while a label changes: a
 * clip that was just labelled does not vanish under the annotator's hands.
 */
@Singleton
public final class LibraryModel {
  private final TaskRunner tasks;
  private final AnnotatorModel annotator;
  private final ObservableList<ClipRow> rows = FXCollections.observableArrayList();
  private final FilteredList<ClipRow> shown = new FilteredList<>(rows);
  private final ObservableList<ClipRow> shownToViews =
      FXCollections.unmodifiableObservableList(shown);
  private final Map<String, ClipRow> byId = new HashMap<>();
  private final StringProperty search = new SimpleStringProperty("");
  private final ObjectProperty<ClipFilter> filter =
      new SimpleObjectProperty<>(new ClipFilter.Everything());
  private final ReadOnlyObjectWrapper<Optional<ClipRow>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<TaskState<ImportReport>> importing =
      new ReadOnlyObjectWrapper<>(new TaskState.Idle<>());
  private final ReadOnlyObjectWrapper<EmotionScheme> scheme =
      new ReadOnlyObjectWrapper<>(EmotionScheme.DFEW);
  private Optional<Project> project = Optional.empty();
  private Subscription subscription = Subscription.EMPTY;

  @Inject
  LibraryModel(ProjectModel projects, TaskRunner tasks, AnnotatorModel annotator) {
    this.tasks = tasks;
    this.annotator = annotator;
    search.subscribe(this::applyFilter);
    filter.subscribe(this::applyFilter);
    annotator.nameProperty().subscribe(() -> refreshLabels(byId.keySet()));
    projects.stateProperty().subscribe(_ -> show(projects.project()));
  }

  /** The rows that pass search and filter, in order of import. */
  public ObservableList<ClipRow> shown() {
    return shownToViews;
  }

  /** How many clips the project has. */
  public int total() {
    return rows.size();
  }

  /** Part of a file name, in any case. */
  public StringProperty searchProperty() {
    return search;
  }

  public ObjectProperty<ClipFilter> filterProperty() {
    return filter;
  }

  /** The emotions by which clips can be looked for. */
  public ReadOnlyObjectProperty<EmotionScheme> schemeProperty() {
    return scheme.getReadOnlyProperty();
  }

  /** The chosen clip; it stays chosen when a filter hides it. */
  public ReadOnlyObjectProperty<Optional<ClipRow>> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** How the latest import stands. */
  public ReadOnlyObjectProperty<TaskState<ImportReport>> importingProperty() {
    return importing.getReadOnlyProperty();
  }

  public void select(ClipRow row) {
    if (!selected.get().equals(Optional.of(row))) {
      selected.set(Optional.of(row));
    }
  }

  /** Chooses the clip {@code steps} further down the list (up, if negative), if there is one. */
  public void move(int steps) {
    int at = selected.get().map(shown::indexOf).orElse(-1);
    int next = Math.clamp((long) at + steps, 0, Math.max(0, shown.size() - 1));
    if (!shown.isEmpty() && next != at) {
      select(shown.get(next));
    }
  }

  /** Adds files and folders of clips to the open project, in the background. */
  public void add(List<Path> filesAndFolders) {
    project.ifPresent(
        open ->
            tasks.start(
                "library.importing",
                work -> open.library().add(filesAndFolders, work),
                (TaskState<ImportReport> state) -> {
                  importing.set(state);
                  if (!(state instanceof TaskState.Running)) {
                    selectFirstIfNone();
                  }
                }));
  }

  /**
   * Ties the missing clip {@code clip} to {@code file}; {@code failed} hears why that is refused.
   */
  public void relocate(Clip clip, Path file, Consumer<Throwable> failed) {
    start(
        "library.relocating",
        (open, work) -> {
          open.library().relocate(clip.id(), file, work);
          return clip;
        },
        failed);
  }

  /** Looks for all missing clips below {@code folder}, by their content. */
  public void findMoved(Path folder, Consumer<Throwable> failed) {
    start("library.relocating", (open, work) -> open.library().findMoved(folder, work), failed);
  }

  private interface ProjectJob<T> {
    T run(Project project, Work work) throws Exception;
  }

  private <T> void start(String titleKey, ProjectJob<T> job, Consumer<Throwable> failed) {
    project.ifPresent(
        open ->
            tasks.start(
                titleKey,
                work -> job.run(open, work),
                (TaskState<T> state) -> {
                  if (state instanceof TaskState.Failed<T>(Throwable error)) {
                    failed.accept(error);
                  }
                }));
  }

  private void show(Optional<Project> opened) {
    subscription.unsubscribe();
    project = opened;
    importing.set(new TaskState.Idle<>());
    selected.set(Optional.empty());
    search.set("");
    filter.set(new ClipFilter.Everything());
    subscription =
        opened
            .map(
                open ->
                    open.library()
                        .onChange(() -> Platform.runLater(this::refreshClips))
                        .and(
                            open.labels()
                                .onChange(ids -> Platform.runLater(() -> refreshLabels(ids)))))
            .orElse(Subscription.EMPTY);
    refreshClips();
    selectFirstIfNone();
    start(
        "library.looking-for-files",
        (open, work) -> {
          open.library().refreshMissing(work);
          return open;
        },
        _ -> {});
  }

  private void refreshClips() {
    Map<String, Judgement> labels = wholeClipLabels();
    Map<String, ClipRow> before = Map.copyOf(byId);
    byId.clear();
    List<ClipRow> next =
        project.map(open -> open.library().clips()).orElse(List.of()).stream()
            .map(clip -> keepOrMake(before.get(clip.id()), clip, labels))
            .toList();
    next.forEach(row -> byId.put(row.clip().id(), row));
    rows.setAll(next);
    selected.get().map(row -> byId.get(row.clip().id())).ifPresent(this::select);
    selectFirstIfNone();
  }

  private static ClipRow keepOrMake(
      @Nullable ClipRow before, Clip clip, Map<String, Judgement> labels) {
    return before != null && before.clip().equals(clip)
        ? before
        : new ClipRow(clip, labels.getOrDefault(clip.id(), Judgement.EMPTY));
  }

  private void selectFirstIfNone() {
    if (selected.get().isEmpty() && !shown.isEmpty()) {
      select(shown.getFirst());
    }
  }

  private void refreshLabels(Set<String> clipIds) {
    Map<String, Judgement> labels = wholeClipLabels();
    for (String id : clipIds) {
      ClipRow row = byId.get(id);
      if (row != null) {
        row.setJudgement(labels.getOrDefault(id, Judgement.EMPTY));
      }
    }
  }

  /**
   * The annotator's newest label of each whole clip, whatever the condition it was judged under.
   */
  private Map<String, Judgement> wholeClipLabels() {
    scheme.set(project.map(Project::scheme).orElse(EmotionScheme.DFEW));
    Map<String, Judgement> labels = new HashMap<>();
    project.map(open -> open.labels().current()).orElse(List.of()).stream()
        .filter(event -> event.key().annotator().equals(annotator.name()))
        .filter(event -> event.key().segment().isEmpty())
        .sorted(Comparator.comparingLong(LabelEvent::id))
        .forEach(event -> labels.put(event.key().clipId(), event.judgement()));
    return labels;
  }

  private void applyFilter() {
    String wanted = search.get().strip().toLowerCase(Locale.ROOT);
    ClipFilter kind = filter.get();
    shown.setPredicate(
        row -> kind.accepts(row) && row.clip().name().toLowerCase(Locale.ROOT).contains(wanted));
  }
}
