package studio.migr.app.errors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import studio.migr.app.annotate.Aim;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.clip.Clip;
import studio.migr.app.label.LabelKey;
import studio.migr.app.library.ClipRow;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.message.Messages;
import studio.migr.app.predict.AdoptedModel;
import studio.migr.app.predict.AdoptionModel;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.settings.Settings;
import studio.migr.app.task.TaskHandle;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.emotion.Condition;

/**
 * Who is held against whom, on which clips, and which cell, clip and pair of labels is looked at:
 * the one selection of matrix, lists, charts and player. Lives on the JavaFX thread.
 */
@Singleton
public final class ErrorsModel {
  private static final String SLICES = "errors-slices";

  private final AnnotateModel annotate;
  private final LibraryModel library;
  private final AdoptionModel adoption;
  private final TaskRunner tasks;
  private final Settings settings;
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<CaseTable> table =
      new ReadOnlyObjectWrapper<>(CaseTable.EMPTY);
  private final ObjectProperty<Optional<Comparison>> comparison =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<CaseFilter> filter =
      new SimpleObjectProperty<>(CaseFilter.EVERYTHING);
  private final ReadOnlyObjectWrapper<Matrix> matrix = new ReadOnlyObjectWrapper<>(Matrix.empty());
  private final ObjectProperty<Optional<Cell>> cell = new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty opposite = new SimpleBooleanProperty(true);
  private final ObservableList<ClipCase> clips = FXCollections.observableArrayList();
  private final ObservableList<ClipCase> opposites = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<ClipCase>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Slices> slices;
  private final Set<String> stale = new HashSet<>();
  private Optional<Project> project = Optional.empty();
  private Optional<CaseReader> reader = Optional.empty();
  private Subscription subscription = Subscription.EMPTY;
  private TaskHandle task = () -> {};
  private Optional<Comparison> suggested = Optional.empty();
  private Optional<Aim> aimed = Optional.empty();
  private boolean changing;

  @Inject
  ErrorsModel(
      ProjectModel projects,
      AnnotateModel annotate,
      LibraryModel library,
      AdoptionModel adoption,
      TaskRunner tasks,
      Settings settings) {
    this.adoption = adoption;
    this.annotate = annotate;
    this.library = library;
    this.tasks = tasks;
    this.settings = settings;
    this.slices = new SimpleObjectProperty<>(settings.load(SLICES, Slices.NONE));
    projects.stateProperty().subscribe(_ -> show(projects.project()));
    comparison.subscribe(this::compute);
    filter.subscribe(this::compute);
    cell.subscribe(this::enter);
    opposite.subscribe(this::list);
    open.subscribe(this::turn);
    library.selectedProperty().subscribe(_ -> follow());
  }

  /** Whether the room is on screen. */
  public BooleanProperty openProperty() {
    return open;
  }

  /** Whether what models said, and faces, are still being read. */
  public ReadOnlyBooleanProperty readingProperty() {
    return reading.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<CaseTable> tableProperty() {
    return table.getReadOnlyProperty();
  }

  /** Empty while there are not two to compare. */
  public ObjectProperty<Optional<Comparison>> comparisonProperty() {
    return comparison;
  }

  public ObjectProperty<CaseFilter> filterProperty() {
    return filter;
  }

  public ReadOnlyObjectProperty<Matrix> matrixProperty() {
    return matrix.getReadOnlyProperty();
  }

  /** The chosen cell. */
  public ObjectProperty<Optional<Cell>> cellProperty() {
    return cell;
  }

  /** Whether the opposite confusion stands beside the chosen one. */
  public BooleanProperty oppositeProperty() {
    return opposite;
  }

  /** The clips of the chosen cell. */
  public ObservableList<ClipCase> clips() {
    return clips;
  }

  /** The clips of the opposite cell; none unless it is wanted, and on the diagonal. */
  public ObservableList<ClipCase> opposites() {
    return opposites;
  }

  /** The clip that is looked at; it stays when a new label takes it out of its cell. */
  public ReadOnlyObjectProperty<Optional<ClipCase>> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Slices> slicesProperty() {
    return slices;
  }

  /** The clips that pass the filter. */
  List<ClipCase> passing() {
    return table.get().passing(filter.get(), model());
  }

  /** Whose answers importance, reasoning and kinds are about: the columns', else the rows'. */
  public Source model() {
    return comparison
        .get()
        .map(now -> now.rows() instanceof Source.Model ? now.rows() : now.columns())
        .map(
            either ->
                comparison.get().orElseThrow().columns() instanceof Source.Model model
                    ? model
                    : either)
        .orElse(Source.REFERENCE);
  }

  /** The open project's reader, for what is asked of one clip. */
  Optional<CaseReader> reader() {
    return reader;
  }

  Optional<Project> project() {
    return project;
  }

  public void select(ClipCase clip) {
    selected.set(Optional.of(clip));
    library.select(clip.clipId());
    aim();
  }

  /** Looks at the two directions of a confusion side by side. */
  public void pair(Cell pair) {
    opposite.set(true);
    cell.set(Optional.of(pair));
  }

  /** The model that the project goes by, if a source is a model before it. */
  Optional<String> insteadOf(Source source) {
    return source instanceof Source.Model(var key, _) ? adoption.insteadOf(key) : Optional.empty();
  }

  /** A source in words; a model that the project no longer goes by is called old. */
  String name(Source source) {
    String name = SourceName.of(source);
    return insteadOf(source).isPresent() ? Messages.text("errors.old", name) : name;
  }

  /** Changes when the project goes by another model. */
  ReadOnlyObjectProperty<Optional<AdoptedModel>> adoptedProperty() {
    return adoption.adoptedProperty();
  }

  /** Keeps what is looked at under a name; what had that name is replaced. */
  public void save(String name) {
    comparison
        .get()
        .filter(_ -> !name.isBlank())
        .ifPresent(
            now ->
                keep(
                    slices
                        .get()
                        .with(
                            new Slice(
                                name.strip(),
                                SourceName.kept(now.rows()),
                                SourceName.kept(now.columns()),
                                now.condition(),
                                filter.get(),
                                cell.get().orElse(null),
                                opposite.get()))));
  }

  public void forget(String name) {
    keep(slices.get().without(name));
  }

  private void keep(Slices next) {
    slices.set(next);
    settings.save(SLICES, next);
  }

  /**
   * Looks at what was kept.
   *
   * @return whether everybody whom it compares is still there
   */
  public boolean show(Slice slice) {
    Optional<Source> rows = kept(slice.rows());
    Optional<Source> columns = kept(slice.columns());
    if (rows.isEmpty() || columns.isEmpty()) {
      return false;
    }
    changing = true;
    filter.set(slice.filter());
    opposite.set(slice.opposite());
    comparison.set(Optional.of(new Comparison(rows.get(), columns.get(), slice.condition())));
    cell.set(slice.chosen());
    changing = false;
    compute();
    return true;
  }

  private Optional<Source> kept(String name) {
    return table.get().sources().stream()
        .filter(each -> SourceName.kept(each).equals(name))
        .findFirst();
  }

  private void show(Optional<Project> opened) {
    task.cancel();
    subscription.unsubscribe();
    project = opened;
    reader = opened.map(CaseReader::new);
    stale.clear();
    open.set(false);
    selected.set(Optional.empty());
    cell.set(Optional.empty());
    filter.set(CaseFilter.EVERYTHING);
    comparison.set(Optional.empty());
    table.set(CaseTable.EMPTY);
    subscription =
        opened
            .map(
                target ->
                    target
                        .labels()
                        .onChange(ids -> Platform.runLater(() -> labelled(ids)))
                        .and(target.library().onChange(() -> Platform.runLater(this::clipsChanged)))
                        .and(target.rounds().onChange(() -> Platform.runLater(this::clipsChanged))))
            .orElse(Subscription.EMPTY);
  }

  private void clipsChanged() {
    if (open.get()) {
      read();
    } else {
      table.set(CaseTable.EMPTY); // read anew when somebody looks
    }
  }

  private void turn(boolean shown) {
    library.walkBy(shown ? Optional.of(new Walk()) : Optional.empty());
    if (shown) {
      read();
      aim();
    } else {
      task.cancel();
      aimed = Optional.empty();
      annotate.aimAt(Optional.empty());
    }
  }

  /** Reads everything anew: first people, so that there is something to see at once. */
  void read() {
    if (reader.isEmpty()) {
      return;
    }
    task.cancel();
    CaseReader source = reader.get();
    reading.set(true);
    task =
        tasks.start(
            "errors.reading",
            work -> {
              CaseTable people = source.people(work);
              Platform.runLater(() -> publish(source, people, false));
              return source.details(people, work);
            },
            (TaskState<CaseTable> state) -> {
              if (state instanceof TaskState.Done<CaseTable>(var all)) {
                publish(source, all, true);
              } else if (!(state instanceof TaskState.Running)) {
                reading.set(false);
              }
            });
  }

  private void publish(CaseReader source, CaseTable next, boolean whole) {
    if (!reader.equals(Optional.of(source))) {
      return; // of a project that was closed
    }
    if (whole || table.get().cases().isEmpty()) {
      table.set(next);
      if (whole) {
        reading.set(false);
      }
      labelled(Set.copyOf(stale)); // what was said while it was read
      suggest();
      compute();
    }
  }

  /** Whom to compare where nobody chose: the newest model with what is right, else two people. */
  private void suggest() {
    List<Source> sources = table.get().sources();
    boolean stands =
        comparison
            .get()
            .filter(now -> sources.contains(now.rows()) && sources.contains(now.columns()))
            .filter(now -> !comparison.get().equals(suggested))
            .isPresent();
    if (stands || sources.size() < 2) {
      return;
    }
    List<Source.Model> models = table.get().models();
    List<Source> people = sources.stream().filter(each -> each instanceof Source.Person).toList();
    Source columns =
        models.isEmpty()
            ? people.getLast()
            : models.stream()
                .filter(each -> insteadOf(each).isEmpty())
                .findFirst()
                .orElse(models.getFirst());
    Source rows =
        models.isEmpty() && people.size() > 1 ? people.get(people.size() - 2) : sources.getFirst();
    if (!rows.equals(columns)) {
      suggested = Optional.of(withMost(rows, columns));
      comparison.set(suggested);
    }
  }

  /** Under the condition of which both have most, sound and picture first. */
  private Comparison withMost(Source rows, Source columns) {
    Comparison best = new Comparison(rows, columns, Condition.BOTH);
    int most = 0;
    for (Condition condition : Condition.values()) {
      Comparison next = new Comparison(rows, columns, condition);
      int compared = table.get().matrix(next, CaseFilter.EVERYTHING, columns).compared();
      if (compared > most) {
        most = compared;
        best = next;
      }
    }
    return best;
  }

  private void labelled(Set<String> ids) {
    if (!open.get() || reader.isEmpty() || table.get().cases().isEmpty()) {
      stale.addAll(ids);
      return;
    }
    stale.removeAll(ids);
    if (reading.get()) {
      stale.addAll(ids); // what is being read may be older than this
    }
    List<ClipCase> changed = ids.stream().flatMap(id -> table.get().find(id).stream()).toList();
    if (!changed.isEmpty()) {
      table.set(table.get().with(reader.get().saidAnew(changed)));
      suggest();
      compute();
    }
  }

  private void compute() {
    if (changing) {
      return;
    }
    matrix.set(
        comparison
            .get()
            .map(now -> table.get().matrix(now, filter.get(), model()))
            .orElseGet(Matrix::empty));
    if (cell.get().isEmpty() && open.get()) {
      cell.set(matrix.get().mostConfused());
    }
    list();
  }

  /** Another cell is looked at: its first clip, unless the clip on screen lies in it. */
  private void enter() {
    list();
    Optional<String> now = selected.get().map(ClipCase::clipId);
    if (open.get()
        && !changing
        && shown().stream().noneMatch(each -> now.equals(Optional.of(each.clipId())))) {
      shown().stream().findFirst().ifPresent(this::select);
    }
  }

  private void list() {
    if (changing) {
      return;
    }
    Optional<Cell> chosen = cell.get();
    clips.setAll(chosen.map(matrix.get()::clips).orElse(List.of()));
    opposites.setAll(
        chosen
            .filter(now -> opposite.get() && !now.agrees())
            .map(now -> matrix.get().clips(now.opposite()))
            .orElse(List.of()));
    Optional<String> id = selected.get().map(ClipCase::clipId);
    selected.set(id.flatMap(table.get()::find));
    if (open.get() && selected.get().isEmpty()) {
      shown().stream().findFirst().ifPresent(this::select);
    }
    aim();
  }

  /** The clips of both columns, one after the other. */
  private List<ClipCase> shown() {
    List<ClipCase> all = new ArrayList<>(clips);
    all.addAll(opposites);
    return all;
  }

  private void follow() {
    if (!open.get()) {
      return;
    }
    Optional<String> now = library.selectedProperty().get().map(row -> row.clip().id());
    if (now.isPresent() && !now.equals(selected.get().map(ClipCase::clipId))) {
      selected.set(table.get().find(now.get()));
      aim();
    }
  }

  /** Chooses the clip {@code steps} further down both lists. */
  public void move(int steps) {
    List<ClipCase> all = shown();
    if (!all.isEmpty()) {
      int at = -1;
      for (int k = 0; k < all.size(); k++) {
        at = selected.get().map(ClipCase::clipId).equals(Optional.of(all.get(k).clipId())) ? k : at;
      }
      select(all.get(at < 0 ? 0 : Math.clamp((long) at + steps, 0, all.size() - 1)));
    }
  }

  private final class Walk implements LibraryModel.Walk {
    @Override
    public void move(int steps) {
      ErrorsModel.this.move(steps);
    }

    @Override
    public void done() {
      ErrorsModel.this.move(1);
    }
  }

  /** While what is right is compared, the label panel sets it: the gold label of the clip. */
  private void aim() {
    if (!open.get()) {
      return; // another room may have its own
    }
    boolean right =
        comparison
            .get()
            .filter(
                now ->
                    now.rows().equals(Source.REFERENCE) || now.columns().equals(Source.REFERENCE))
            .isPresent();
    Optional<Aim> next =
        library
            .selectedProperty()
            .get()
            .map(ClipRow::clip)
            .filter(
                clip ->
                    right && selected.get().map(ClipCase::clipId).equals(Optional.of(clip.id())))
            .map(
                clip ->
                    Aim.at(new LabelKey(clip.id(), LabelKey.GOLD, given(clip), Optional.empty())));
    if (!next.equals(aimed)) {
      aimed = next;
      annotate.aimAt(next);
    }
  }

  /** What whoever judges the clip has of it. */
  private static Condition given(Clip clip) {
    return clip.offers(Condition.BOTH)
        ? Condition.BOTH
        : clip.hasSound() ? Condition.AUDIO : Condition.VISUAL;
  }
}
