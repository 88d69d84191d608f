package studio.migr.app.engine;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
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
import org.jspecify.annotations.Nullable;
import studio.migr.app.predict.ModelName;
import studio.migr.app.settings.Settings;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.adapter.LoraAdapter;
import studio.migr.runtime.inspect.AdapterBases;
import studio.migr.runtime.inspect.Family;
import studio.migr.runtime.inspect.ModelInspector;
import studio.migr.runtime.inspect.ModelReport;
import studio.migr.runtime.tiny.MigrTiny;
import studio.migr.runtime.work.Work;

/**
 * The models that the user has: folders, remembered between sessions, each looked at once the room
 * is open. Lives on the JavaFX thread.
 */
@Singleton
public final class ModelsModel {
  private static final String SETTINGS = "models";
  private static final List<String> SIGNS =
      List.of("config.json", "model.safetensors", "model.safetensors.index.json");

  private final EngineModel engine;
  private final Settings settings;
  private final TaskRunner tasks;
  private final ObservableList<Path> folders = FXCollections.observableArrayList();
  private final Map<Path, TaskState<ModelReport>> reports = new HashMap<>();
  private final ReadOnlyObjectWrapper<Optional<Path>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<TaskState<ModelReport>> report =
      new ReadOnlyObjectWrapper<>(new TaskState.Idle<>());
  private final ReadOnlyObjectWrapper<Optional<Path>> added =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final ObjectProperty<String> device = new SimpleObjectProperty<>(LoadWish.CPU);
  private final ObjectProperty<NumberKind> numbers =
      new SimpleObjectProperty<>(NumberKind.AS_STORED);
  private final ObservableList<Path> bases = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Path> base = new SimpleObjectProperty<>();
  private final ReadOnlyBooleanWrapper basesSought = new ReadOnlyBooleanWrapper();
  private final BooleanBinding adapterChosen;
  private final BooleanBinding loadable;

  @Inject
  ModelsModel(EngineModel engine, Settings settings, TaskRunner tasks) {
    this.engine = engine;
    this.settings = settings;
    this.tasks = tasks;
    KnownModels known = settings.load(SETTINGS, KnownModels.NONE);
    known.folders().forEach(folder -> folders.add(Path.of(folder)));
    device.set(known.device());
    numbers.set(known.numbers());
    device.subscribe(this::remember);
    numbers.subscribe(this::remember);
    adapterChosen = Bindings.createBooleanBinding(() -> isAdapter(report.get()), report);
    loadable =
        Bindings.createBooleanBinding(
            () ->
                report.get() instanceof TaskState.Done<ModelReport>(ModelReport found)
                    && found.loadable()
                    && (found.family() != Family.LORA || base.get() != null)
                    && !(engine.stateProperty().get() instanceof EngineState.Starting),
            report,
            base,
            engine.stateProperty());
    report.subscribe(this::seekBases);
    open.subscribe(
        shown -> {
          if (shown && selected.get().isEmpty() && !folders.isEmpty()) {
            select(folders.getFirst());
          } else if (shown) {
            selected.get().ifPresent(this::select);
          }
        });
  }

  /** Whether a folder looks like a checkpoint's or an adapter's, by the names of its files. */
  public static boolean isModel(Path folder) {
    return Files.isDirectory(folder)
        && (LoraAdapter.isIn(folder)
            || (Files.exists(folder.resolve(SIGNS.getFirst()))
                && SIGNS.stream().skip(1).anyMatch(name -> Files.exists(folder.resolve(name)))));
  }

  private static boolean isAdapter(TaskState<ModelReport> known) {
    return known instanceof TaskState.Done<ModelReport>(ModelReport found)
        && found.family() == Family.LORA;
  }

  /** Looks among the models of the list, and where the adapter lies, for those that it fits. */
  private void seekBases(TaskState<ModelReport> known) {
    bases.clear();
    base.set(null);
    if (!(known instanceof TaskState.Done<ModelReport>(ModelReport found)
        && found.family() == Family.LORA)) {
      return;
    }
    basesSought.set(true);
    Set<Path> places = new LinkedHashSet<>(folders);
    Path around = found.folder().getParent();
    if (around != null) {
      places.add(around);
    }
    places.remove(found.folder());
    tasks.start(
        "engine.inspecting",
        work -> AdapterBases.of(found.folder(), List.copyOf(places), work),
        (TaskState<List<Path>> reached) -> {
          if (report.get() == known && !(reached instanceof TaskState.Running<List<Path>>)) {
            if (reached instanceof TaskState.Done<List<Path>>(List<Path> fitting)) {
              bases.setAll(fitting);
              fitting.stream().findFirst().ifPresent(base::set);
            }
            basesSought.set(false);
          }
        });
  }

  /** The models that the selected adapter fits. */
  public ObservableList<Path> bases() {
    return bases;
  }

  /** Beside which of them it is loaded; null if it fits none. */
  public ObjectProperty<@Nullable Path> baseProperty() {
    return base;
  }

  /** Whether they are being looked for. */
  public ReadOnlyBooleanProperty basesSoughtProperty() {
    return basesSought.getReadOnlyProperty();
  }

  /** Whether an adapter is selected. */
  public BooleanBinding adapterChosen() {
    return adapterChosen;
  }

  public ObservableList<Path> folders() {
    return folders;
  }

  public ReadOnlyObjectProperty<Optional<Path>> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** What is known of the selected model. */
  public ReadOnlyObjectProperty<TaskState<ModelReport>> reportProperty() {
    return report.getReadOnlyProperty();
  }

  /** The model that was added last. */
  public ReadOnlyObjectProperty<Optional<Path>> addedProperty() {
    return added.getReadOnlyProperty();
  }

  /** Whether the room is shown. */
  public BooleanProperty openProperty() {
    return open;
  }

  /** On which device the next model is loaded. */
  public ObjectProperty<String> deviceProperty() {
    return device;
  }

  public ObjectProperty<NumberKind> numbersProperty() {
    return numbers;
  }

  /** Whether the selected model can be loaded. */
  public BooleanBinding loadable() {
    return loadable;
  }

  /** Adds a model, if it is not there yet, and shows what it is. */
  public void add(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    if (!folders.contains(whole)) {
      folders.add(whole);
      remember();
    }
    reports.remove(whole);
    select(whole);
    added.set(Optional.empty()); // also a model added twice is news
    added.set(Optional.of(whole));
  }

  /** Adds a model to the list without turning to it. */
  public void know(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    if (!folders.contains(whole)) {
      folders.add(whole);
      remember();
    }
  }

  /** Forgets the selected model; its folder stays as it is. */
  public void remove() {
    selected
        .get()
        .ifPresent(
            folder -> {
              folders.remove(folder);
              reports.remove(folder);
              remember();
              selected.set(Optional.empty());
              report.set(new TaskState.Idle<>());
              folders.stream().findFirst().ifPresent(this::select);
            });
  }

  /** Shows what a model is; looks into its folder if that was not done yet. */
  public void select(Path folder) {
    selected.set(Optional.of(folder));
    TaskState<ModelReport> known = reports.get(folder);
    if (known != null) {
      report.set(known);
      return;
    }
    tasks.start(
        "engine.inspecting",
        _ -> ModelInspector.inspect(folder, Long.MAX_VALUE),
        (TaskState<ModelReport> reached) -> {
          reports.put(folder, reached);
          if (selected.get().equals(Optional.of(folder))) {
            report.set(reached);
          }
        });
  }

  /**
   * How a model of the list is loaded: as chosen for the next one, an adapter beside the first
   * model that it fits. Any thread, and some time.
   *
   * @throws UnfitModelException if it is an adapter that fits none
   */
  private static LoadWish wish(
      Path folder, List<Path> places, String device, NumberKind numbers, Work work)
      throws IOException, UnfitModelException {
    if (!LoraAdapter.isIn(folder)) {
      return LoadWish.here(folder.toString(), device, numbers);
    }
    List<Path> bases = AdapterBases.of(folder, places, work);
    if (bases.isEmpty()) {
      throw new UnfitModelException("engine.base.none");
    }
    return LoadWish.here(bases.getFirst().toString(), device, numbers).beside(folder.toString());
  }

  /** The models that could be asked beside the one that is loaded, the studio's own among them. */
  public List<OtherModel> others() {
    String place = device.get();
    NumberKind kind = numbers.get();
    List<Path> all = List.copyOf(folders);
    List<OtherModel> others = new ArrayList<>();
    for (Path folder : all) {
      others.add(
          new OtherModel(
              ModelName.forPeople(folder.toString()),
              work -> wish(folder, all, place, kind, work)));
    }
    if (all.stream().noneMatch(MigrTiny::is)) {
      others.add(
          new OtherModel(MigrTiny.NAME, _ -> LoadWish.asStored(OwnModel.folder().toString())));
    }
    return others;
  }

  /** Loads the selected model as chosen. */
  public void load() {
    Path beside = base.get();
    selected
        .get()
        .map(
            folder ->
                beside == null
                    ? LoadWish.here(folder.toString(), device.get(), numbers.get())
                    : LoadWish.here(beside.toString(), device.get(), numbers.get())
                        .beside(folder.toString()))
        .ifPresent(engine::load);
  }

  private void remember() {
    settings.save(
        SETTINGS,
        new KnownModels(
            folders.stream().map(Path::toString).toList(), device.get(), numbers.get()));
  }
}
