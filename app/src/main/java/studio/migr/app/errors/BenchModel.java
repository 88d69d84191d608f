package studio.migr.app.errors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import studio.migr.app.message.Messages;
import studio.migr.app.plot.Plot;
import studio.migr.app.task.TaskHandle;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.prototype.EmotionPrototype;
import studio.migr.runtime.work.Work;

/**
 * What stands beside the clips of a pair: the clip's face, voice and trace against the two classes,
 * people beside the model, and the model's figures. Lives on the JavaFX thread; knows no control.
 */
@Singleton
public final class BenchModel {

  /** What is shown. */
  public enum Aspect {
    FACE,
    VOICE,
    TRACE,
    REASONING,
    PEOPLE,
    FIGURES,
    DRIFT,
    CONDITIONS,
    MATRIX
  }

  /** Surprise and fear share these units, and these tell them apart (EMFACS). */
  private static final List<Integer> SURPRISE_AND_FEAR = List.of(1, 2, 5, 26, 4, 7, 20);

  private static final int MOST_UNITS = 8;

  /** What was read for the pair and the clip. */
  private record Read(
      Cell pair, String clip, ClassBands first, ClassBands second, ClipEvidence evidence) {}

  private final ErrorsModel errors;
  private final CasesModel cases;
  private final SourceNames names;
  private final TaskRunner tasks;
  private final ObjectProperty<Aspect> aspect = new SimpleObjectProperty<>(Aspect.FACE);
  private final ReadOnlyObjectWrapper<Optional<Plot>> plot =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ModelFigures>> figures =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<List<PairPeople>> people = Optional.empty();
  private Optional<Read> read = Optional.empty();
  private TaskHandle reading = () -> {};
  private TaskHandle computing = () -> {};

  @Inject
  BenchModel(ErrorsModel errors, CasesModel cases, SourceNames names, TaskRunner tasks) {
    this.names = names;
    this.errors = errors;
    this.cases = cases;
    this.tasks = tasks;
    aspect.subscribe(_ -> refresh());
    errors.selectedProperty().subscribe(_ -> refresh());
    errors.matrixProperty().subscribe(_ -> stale());
    errors.cellProperty().subscribe(_ -> refresh());
    errors.openProperty().subscribe(_ -> stale());
  }

  /** What is shown now. */
  public ObjectProperty<Aspect> aspectProperty() {
    return aspect;
  }

  /** The chart of what is shown, if there is one. */
  ReadOnlyObjectProperty<Optional<Plot>> plotProperty() {
    return plot.getReadOnlyProperty();
  }

  /** The chosen pair, else none. */
  Optional<Cell> pair() {
    return errors.cellProperty().get();
  }

  /** The people beside the model, for both directions of the pair; empty until it is known. */
  List<PairPeople> people() {
    return people
        .filter(known -> pair().equals(Optional.of(known.getFirst().cell())))
        .orElse(List.of());
  }

  private void stale() {
    figures.set(Optional.empty());
    people = Optional.empty();
    read = Optional.empty();
    refresh();
  }

  private void refresh() {
    if (!errors.openProperty().get()) {
      reading.cancel();
      computing.cancel();
      plot.set(Optional.empty());
      return;
    }
    switch (aspect.get()) {
      case FACE, VOICE, TRACE -> showEvidence();
      case REASONING -> plot.set(Optional.empty());
      case PEOPLE -> showPeople();
      case MATRIX -> plot.set(matrixPlot());
      case FIGURES, DRIFT, CONDITIONS -> showFigures();
    }
  }

  private void showPeople() {
    Optional<Cell> confused = pair().filter(cell -> !cell.agrees());
    if (confused.isEmpty() || !people().isEmpty()) {
      plot.set(
          confused.isEmpty()
              ? Optional.empty()
              : Optional.of(PairPlot.of(people(), names.of(errors.model()))));
      return;
    }
    plot.set(Optional.empty());
    computing.cancel();
    Cell cell = confused.get();
    List<ClipCase> clips = errors.passing();
    Matrix matrix = errors.matrixProperty().get();
    computing =
        tasks.start(
            "errors.computing",
            work ->
                List.of(
                    PairPeople.of(cell, clips, matrix, work),
                    PairPeople.of(cell.opposite(), clips, matrix, work)),
            (TaskState<List<PairPeople>> state) -> {
              if (state instanceof TaskState.Done<List<PairPeople>>(var done)
                  && errors.matrixProperty().get() == matrix) {
                people = Optional.of(done);
                refresh();
              }
            });
  }

  private Optional<Plot> matrixPlot() {
    return errors
        .comparisonProperty()
        .get()
        .map(
            now ->
                new MatrixPlot(
                    errors.matrixProperty().get(),
                    names.of(now.rows()),
                    names.of(now.columns()),
                    Messages.text("annotate.condition.short." + now.condition().id())));
  }

  private void showEvidence() {
    Optional<ClipCase> clip = errors.selectedProperty().get();
    Optional<Cell> pair = pair();
    if (clip.isEmpty() || pair.isEmpty() || cases.project().isEmpty()) {
      plot.set(Optional.empty());
      return;
    }
    boolean same =
        read.filter(now -> now.pair().equals(pair.get()) && now.clip().equals(clip.get().clipId()))
            .isPresent();
    if (same) {
      plot.set(evidence(read.orElseThrow(), clip.get()));
      return;
    }
    plot.set(Optional.empty());
    reading.cancel();
    EvidenceReader source = new EvidenceReader(cases.project().get(), cases.reader().orElseThrow());
    Optional<Read> before = read.filter(now -> now.pair().equals(pair.get()));
    List<ClipCase> all = cases.tableProperty().get().cases();
    Source model = errors.model();
    reading =
        tasks.start(
            "errors.reading-clip",
            work -> read(source, before, pair.get(), clip.get(), all, model, work),
            (TaskState<Read> state) -> {
              if (state instanceof TaskState.Done<Read>(var done)) {
                read = Optional.of(done);
                if (errors
                        .selectedProperty()
                        .get()
                        .map(ClipCase::clipId)
                        .equals(Optional.of(done.clip()))
                    && pair().equals(Optional.of(done.pair()))) {
                  refresh();
                }
              }
            });
  }

  private static Read read(
      EvidenceReader source,
      Optional<Read> before,
      Cell pair,
      ClipCase clip,
      List<ClipCase> all,
      Source model,
      Work work) {
    return new Read(
        pair,
        clip.clipId(),
        before.map(Read::first).orElseGet(() -> source.bands(pair.row(), all, work)),
        before.map(Read::second).orElseGet(() -> source.bands(pair.column(), all, work)),
        source.of(clip, model, work));
  }

  private Optional<Plot> evidence(Read now, ClipCase clip) {
    return switch (aspect.get()) {
      case FACE ->
          now.evidence()
              .face()
              .map(
                  face ->
                      new FacePlot(
                          clip.name(), face, now.first(), now.second(), units(now.pair())));
      case VOICE ->
          now.evidence()
              .voice()
              .map(voice -> new VoicePlot(clip.name(), voice, now.first(), now.second()));
      case TRACE ->
          now.evidence()
              .explanation()
              .map(said -> new TracePlot(clip.name(), said.trace(), now.pair()));
      default -> Optional.empty();
    };
  }

  /** The units that a pair shares, then those that separate it. */
  static List<ActionUnit> units(Cell pair) {
    if (List.of("surprise", "fear").containsAll(List.of(pair.row(), pair.column()))) {
      return SURPRISE_AND_FEAR.stream().map(ActionUnit::new).toList();
    }
    List<TreeSet<ActionUnit>> both = new ArrayList<>();
    for (String label : List.of(pair.row(), pair.column())) {
      both.add(
          EmotionPrototype.ALL.stream()
              .filter(prototype -> prototype.emotion().equals(label))
              .flatMap(prototype -> prototype.weights().keySet().stream())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    List<ActionUnit> units = new ArrayList<>(both.getFirst());
    units.retainAll(both.getLast());
    both.forEach(one -> one.stream().filter(unit -> !units.contains(unit)).forEach(units::add));
    return units.stream().limit(MOST_UNITS).toList();
  }

  private void showFigures() {
    if (!(errors.model() instanceof Source.Model) || cases.reader().isEmpty()) {
      plot.set(Optional.empty());
      return;
    }
    if (figures.get().isPresent()) {
      ModelFigures known = figures.get().orElseThrow();
      plot.set(
          switch (aspect.get()) {
            case DRIFT -> known.drift();
            case CONDITIONS -> Optional.of(known.conditions());
            default -> Optional.of(known.figures());
          });
      return;
    }
    plot.set(Optional.empty());
    computing.cancel();
    List<ClipCase> clips = errors.passing();
    Source model = errors.model();
    String name = names.of(model);
    CaseReader source = cases.reader().get();
    Matrix of = errors.matrixProperty().get();
    computing =
        tasks.start(
            "errors.computing",
            work -> ModelFigures.of(clips, model, name, source.judge(), work),
            (TaskState<ModelFigures> state) -> {
              if (state instanceof TaskState.Done<ModelFigures>(var done)
                  && errors.matrixProperty().get() == of) {
                figures.set(Optional.of(done));
                refresh();
              }
            });
  }
}
