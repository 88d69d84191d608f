package studio.migr.app.library;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
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
  private static final int FEW = 16;

  private final TaskRunner tasks;
  private final AnnotatorModel annotator;
  private final ObservableList<ClipRow> rows = FXCollections.observableArrayList();
  private final FilteredList<ClipRow> shown = new FilteredList<>(rows);
  private final SortedList<ClipRow> ordered = new SortedList<>(shown);
  private final ObservableList<ClipRow> shownToViews =
      FXCollections.unmodifiableObservableList(ordered);
  private final Map<String, ClipRow> byId = new HashMap<>();
  private final ObjectProperty<ClipFilter> filter =
      new SimpleObjectProperty<>(ClipFilter.EVERYTHING);
  private final ObjectProperty<ClipOrder> order = new SimpleObjectProperty<>(ClipOrder.IMPORT);
  private final ObservableList<ClipRow> marked = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<ClipRow>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<TaskState<ImportReport>> importing =
      new ReadOnlyObjectWrapper<>(new TaskState.Idle<>());
  private final List<Consumer<List<ClipRow>>> labelListeners = new ArrayList<>();
  private Optional<Project> project = Optional.empty();
  private Optional<Walk> walk = Optional.empty();
  private Subscription subscription = Subscription.EMPTY;

  @Inject
  LibraryModel(ProjectModel projects, TaskRunner tasks, AnnotatorModel annotator) {
    this.tasks = tasks;
    this.annotator = annotator;
    filter.subscribe(() -> shown.setPredicate(filter.get()::accepts));
    order.subscribe(this::putInOrder);
    annotator.nameProperty().subscribe(() -> refreshLabels(byId.keySet()));
    projects.stateProperty().subscribe(_ -> show(projects.project()));
  }

  /** The rows that pass the filter, in the chosen order. */
  public ObservableList<ClipRow> shown() {
    return shownToViews;
  }

  /** How many clips the project has. */
  public int total() {
    return rows.size();
  }

  /** All clips of the project, in order of import. */
  public List<ClipRow> all() {
    return rows;
  }

  public ObjectProperty<ClipFilter> filterProperty() {
    return filter;
  }

  public ObjectProperty<ClipOrder> orderProperty() {
    return order;
  }

  /** The clips that are marked in the list, for what is done to several at once. */
  public ObservableList<ClipRow> marked() {
    return marked;
  }

  /** The emotions that labels of the open project can have. */
  public List<String> emotions() {
    return project.map(open -> open.scheme().emotions()).orElse(List.of());
  }

  /** Everyone who has labels in the open project, in order. */
  public List<String> annotators() {
    return project.map(open -> open.labels().annotators()).orElse(List.of());
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

  /** Chooses a clip by its id, whether or not the filter shows it. */
  public void select(String clipId) {
    Optional.ofNullable(byId.get(clipId)).ifPresent(this::select);
  }

  /** What decides which clip is next while it is not the list. */
  public interface Walk {
    /** Goes {@code steps} further (back, if negative). */
    void move(int steps);

    /** The clip is done: what comes next. */
    void done();
  }

  /** Lets {@code next} decide which clip comes next; empty: the list again. */
  public void walkBy(Optional<Walk> next) {
    walk = next;
  }

  /** The clip is done: goes to the next one. */
  public void done() {
    walk.ifPresentOrElse(Walk::done, () -> move(1));
  }

  /** Chooses the clip {@code steps} further down the list (up, if negative), if there is one. */
  public void move(int steps) {
    if (walk.isPresent()) {
      walk.get().move(steps);
      return;
    }
    int at = selected.get().map(ordered::indexOf).orElse(-1);
    int next = Math.clamp((long) at + steps, 0, Math.max(0, ordered.size() - 1));
    if (!ordered.isEmpty() && next != at) {
      select(ordered.get(next));
    }
  }

  /** Puts the list into the chosen order as things stand now. */
  public void putInOrder() {
    @Nullable Comparator<ClipRow> comparator = order.get().comparator();
    // A new object each time: only then does the list sort again.
    ordered.setComparator(comparator == null ? null : (a, b) -> comparator.compare(a, b));
  }

  /** {@code listener} hears of rows whose labels or clips may be others now. */
  public void onLabels(Consumer<List<ClipRow>> listener) {
    labelListeners.add(listener);
  }

  /** Adds files and folders of clips to the open project, in the background. */
  public void add(List<Path> filesAndFolders) {
    add(filesAndFolders, _ -> {});
  }

  /** Adds as {@link #add(List)} does; {@code next} hears what was added, unless it failed. */
  public void add(List<Path> filesAndFolders, Consumer<ImportReport> next) {
    project.ifPresent(
        open ->
            tasks.start(
                "library.importing",
                work -> {
                  ImportReport report = open.library().add(filesAndFolders, work);
                  lookForAus(open, work);
                  return report;
                },
                (TaskState<ImportReport> state) -> {
                  importing.set(state);
                  if (!(state instanceof TaskState.Running)) {
                    selectFirstIfNone();
                  }
                  if (state instanceof TaskState.Done<ImportReport>(ImportReport report)) {
                    next.accept(report);
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
    filter.set(ClipFilter.EVERYTHING);
    subscription =
        opened
            .map(
                open ->
                    open.library()
                        .onChange(() -> Platform.runLater(this::refreshClips))
                        .and(
                            open.labels()
                                .onChange(ids -> Platform.runLater(() -> refreshLabels(ids))))
                        .and(
                            open.auTracks()
                                .onChange(
                                    id -> {
                                      boolean known = open.auTracks().known(id);
                                      Platform.runLater(() -> markAus(Map.of(id, known)));
                                    }))
                        .and(
                            open.readingProblems()
                                .onChange(id -> Platform.runLater(() -> markProblem(open, id)))))
            .orElse(Subscription.EMPTY);
    refreshClips();
    selectFirstIfNone();
    start(
        "library.looking-for-files",
        (open, work) -> {
          open.library().refreshMissing(work);
          lookForAus(open, work);
          return open;
        },
        _ -> {});
  }

  /** Not on the JavaFX thread: it asks the disk about files beside every clip. */
  private void lookForAus(Project open, Work work) {
    Map<String, Boolean> known = new HashMap<>();
    for (Clip clip : open.library().clips()) {
      work.check();
      known.put(clip.id(), open.auTracks().known(clip.id()));
    }
    Platform.runLater(
        () -> {
          markAus(known);
          known.keySet().forEach(id -> markProblem(open, id));
        });
  }

  private void markProblem(Project open, String clipId) {
    ClipRow row = byId.get(clipId);
    if (row != null) {
      row.setProblem(open.readingProblems().of(clipId));
    }
  }

  private void markAus(Map<String, Boolean> known) {
    known.forEach(
        (id, has) -> {
          ClipRow row = byId.get(id);
          if (row != null) {
            row.setAus(has);
          }
        });
  }

  private void refreshClips() {
    Map<String, ClipRow> before = Map.copyOf(byId);
    byId.clear();
    List<ClipRow> next =
        project.map(open -> open.library().clips()).orElse(List.of()).stream()
            .map(clip -> keepOrMake(before.get(clip.id()), clip))
            .toList();
    next.forEach(row -> byId.put(row.clip().id(), row));
    refreshLabels(byId.keySet()); // before the list sorts and filters them
    rows.setAll(next);
    selected.get().map(row -> byId.get(row.clip().id())).ifPresent(this::select);
    selectFirstIfNone();
  }

  private static ClipRow keepOrMake(@Nullable ClipRow before, Clip clip) {
    if (before != null && before.clip().equals(clip)) {
      return before;
    }
    ClipRow row = new ClipRow(clip);
    row.setAus(before != null && before.hasAus());
    row.setProblem(before == null ? Optional.empty() : before.problemProperty().get());
    return row;
  }

  private void selectFirstIfNone() {
    if (selected.get().isEmpty() && !ordered.isEmpty()) {
      select(ordered.getFirst());
    }
  }

  private void refreshLabels(Set<String> clipIds) {
    Map<String, List<LabelEvent>> labels =
        project.stream()
            .flatMap(open -> labels(open, clipIds))
            .collect(Collectors.groupingBy(event -> event.key().clipId()));
    List<ClipRow> refreshed = new ArrayList<>();
    for (String id : clipIds) {
      ClipRow row = byId.get(id);
      if (row != null) {
        List<LabelEvent> ofClip = labels.getOrDefault(id, List.of());
        row.setAnnotators(
            ofClip.stream().map(event -> event.key().annotator()).collect(Collectors.toSet()));
        Optional<LabelEvent> own = ownOfWholeClip(ofClip);
        row.setLabelled(own.map(LabelEvent::time));
        row.setJudgement(own.map(LabelEvent::judgement).orElse(Judgement.EMPTY));
        refreshed.add(row);
      }
    }
    labelListeners.forEach(listener -> listener.accept(refreshed));
  }

  /** Those of a few clips are asked for one by one: cheaper than all labels of the project. */
  private static Stream<LabelEvent> labels(Project open, Set<String> clipIds) {
    return clipIds.size() <= FEW
        ? clipIds.stream().flatMap(id -> open.labels().currentOf(id).stream())
        : open.labels().current().stream();
  }

  /** The annotator's newest label of the whole clip, whatever the condition it was judged under. */
  private Optional<LabelEvent> ownOfWholeClip(List<LabelEvent> labels) {
    return labels.stream()
        .filter(event -> event.key().annotator().equals(annotator.name()))
        .filter(event -> event.key().segment().isEmpty())
        .max(Comparator.comparingLong(LabelEvent::id));
  }
}
