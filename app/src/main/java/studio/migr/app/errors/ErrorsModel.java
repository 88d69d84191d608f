package studio.migr.app.errors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.project.ProjectModel;

/**
 * Who is held against whom, on which clips, and which cell, clip and pair of labels is looked at:
 * the one selection of matrix, lists, charts and player. Lives on the JavaFX thread.
 */
@Singleton
public final class ErrorsModel {
  private final CasesModel cases;
  private final SourceNames names;
  private final LibraryModel library;
  private final BooleanProperty open = new SimpleBooleanProperty();
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
  private Optional<Comparison> suggested = Optional.empty();
  private boolean changing;

  @Inject
  ErrorsModel(ProjectModel projects, CasesModel cases, SourceNames names, LibraryModel library) {
    this.names = names;
    this.cases = cases;
    this.library = library;
    projects.stateProperty().subscribe(_ -> forget());
    cases.tableProperty().subscribe(_ -> readAnew());
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

  /** The clips that pass the filter. */
  List<ClipCase> passing() {
    return table().passing(filter.get(), model());
  }

  private CaseTable table() {
    return cases.tableProperty().get();
  }

  /** Whose answers importance, reasoning and kinds are about: the columns', else the rows'. */
  public Source model() {
    return comparison
        .get()
        .map(now -> now.columns() instanceof Source.Model ? now.columns() : now.rows())
        .filter(either -> either instanceof Source.Model)
        .or(() -> comparison.get().map(Comparison::columns))
        .orElse(Source.REFERENCE);
  }

  /** Whether somebody is held against what is right. */
  boolean comparesWithRight() {
    return comparison
        .get()
        .filter(
            now -> now.rows().equals(Source.REFERENCE) || now.columns().equals(Source.REFERENCE))
        .isPresent();
  }

  public void select(ClipCase clip) {
    selected.set(Optional.of(clip));
    library.select(clip.clipId());
  }

  /** Looks at the two directions of a confusion side by side. */
  public void pair(Cell pair) {
    opposite.set(true);
    cell.set(Optional.of(pair));
  }

  /** What is looked at, to be kept under a name; empty without a name or a comparison. */
  public Optional<Slice> slice(String name) {
    return comparison
        .get()
        .filter(_ -> !name.isBlank())
        .map(
            now ->
                new Slice(
                    name.strip(),
                    SourceName.kept(now.rows()),
                    SourceName.kept(now.columns()),
                    now.condition(),
                    filter.get(),
                    cell.get().orElse(null),
                    opposite.get()));
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
    return table().sources().stream()
        .filter(each -> SourceName.kept(each).equals(name))
        .findFirst();
  }

  private void forget() {
    open.set(false);
    selected.set(Optional.empty());
    cell.set(Optional.empty());
    filter.set(CaseFilter.EVERYTHING);
    comparison.set(Optional.empty());
  }

  private void turn(boolean shown) {
    library.walkBy(shown ? Optional.of(new Walk()) : Optional.empty());
    cases.watch(shown);
  }

  private void readAnew() {
    List<Source> sources = table().sources();
    boolean stands =
        comparison
            .get()
            .filter(now -> sources.contains(now.rows()) && sources.contains(now.columns()))
            .filter(now -> !comparison.get().equals(suggested))
            .isPresent();
    if (!stands) {
      SuggestedComparison.of(table(), each -> names.insteadOf(each).isPresent())
          .ifPresent(
              next -> {
                suggested = Optional.of(next);
                comparison.set(suggested);
              });
    }
    compute();
  }

  private void compute() {
    if (changing) {
      return;
    }
    matrix.set(
        comparison
            .get()
            .map(now -> table().matrix(now, filter.get(), model()))
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
    selected.set(id.flatMap(table()::find));
    if (open.get() && selected.get().isEmpty()) {
      shown().stream().findFirst().ifPresent(this::select);
    }
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
      selected.set(table().find(now.get()));
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
}
