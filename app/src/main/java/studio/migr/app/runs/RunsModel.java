package studio.migr.app.runs;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.store.ProjectException;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.app.train.RunQueue;
import studio.migr.app.train.SlurmJob;
import studio.migr.app.train.TrainerStart;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunRequest;
import studio.migr.training.run.RunStatus;
import studio.migr.training.watch.Branch;
import studio.migr.training.watch.RunCondition;

/**
 * The runs of the open project, found in their folders and looked at again every second, whoever
 * began them. Lives on the JavaFX thread; looks on one of its own.
 */
@Singleton
public final class RunsModel {
  private static final Logger LOG = LoggerFactory.getLogger(RunsModel.class);
  private static final long GLANCE_MS = 1000;
  private static final String SEEN = "seen";
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss");

  private final TaskRunner tasks;
  private final ObservableList<RunItem> runs = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<RunItem>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RunItem>> compared =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RunNews>> news =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<String> part = new ReadOnlyObjectWrapper<>("curves");
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final ScheduledExecutorService watching =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("runs-watch").factory());
  private final Map<Path, RunItem> known = new LinkedHashMap<>(); // of the watching thread
  private @Nullable ScheduledFuture<?> rounds;
  private Optional<Path> expected = Optional.empty();
  private volatile Optional<Path> folder = Optional.empty();
  private volatile Optional<Path> watched = Optional.empty();

  /** A run that ended, and nobody has seen it yet. */
  record RunNews(RunItem run, RunCondition condition) {}

  @Inject
  RunsModel(ProjectModel projects, TaskRunner tasks) {
    this.tasks = tasks;
    projects.stateProperty().subscribe(_ -> turnTo(projects.project()));
    selected.subscribe(
        run -> {
          watched = run.map(RunItem::folder);
          compared.set(run.flatMap(this::parent));
          glance();
        });
    open.subscribe(_ -> seen());
  }

  /** The run that one grew out of: what it did later is shown beside. */
  private Optional<RunItem> parent(RunItem run) {
    return run.facts()
        .branch()
        .flatMap(
            branch -> runs.stream().filter(each -> each.name().equals(branch.of())).findFirst());
  }

  private void turnTo(Optional<Project> project) {
    ScheduledFuture<?> former = rounds;
    if (former != null) {
      former.cancel(false);
      rounds = null;
    }
    folder = project.map(each -> each.folder().resolve("runs"));
    runs.clear();
    selected.set(Optional.empty());
    news.set(Optional.empty());
    problem.set(Optional.empty());
    if (project.isPresent()) {
      rounds = watching.scheduleWithFixedDelay(this::look, 0, GLANCE_MS, TimeUnit.MILLISECONDS);
    }
  }

  /** Looks at once, besides the rounds. */
  private void glance() {
    watching.execute(this::look);
  }

  private void look() {
    try {
      Optional<Path> place = folder;
      if (place.isEmpty()) {
        known.clear();
        return;
      }
      RunQueue.startNext(place.get());
      List<Path> found = RunQueue.runs(place.get());
      known.keySet().retainAll(found);
      Map<RunItem, RunItem.Look> looks = new LinkedHashMap<>();
      for (Path each : found) {
        RunItem item = known.computeIfAbsent(each, RunItem::new);
        looks.put(item, item.look(watched.equals(Optional.of(each))));
      }
      Platform.runLater(() -> show(place.get(), looks));
    } catch (IOException | RuntimeException e) {
      LOG.warn("The runs cannot be looked at", e);
    }
  }

  private void show(Path place, Map<RunItem, RunItem.Look> looks) {
    if (!folder.equals(Optional.of(place))) {
      return; // another project is open by now
    }
    looks.forEach(RunItem::show);
    List<RunItem> all = new ArrayList<>(looks.keySet());
    all.sort(Comparator.comparing((RunItem item) -> item.facts().created()).reversed());
    if (!all.equals(runs)) {
      runs.setAll(all);
    }
    Optional<RunItem> awaited =
        expected.flatMap(
            each -> all.stream().filter(item -> item.folder().equals(each)).findFirst());
    if (awaited.isPresent()) {
      expected = Optional.empty();
      selected.set(awaited);
    }
    Optional<RunItem> chosen = selected.get().filter(all::contains);
    if (!chosen.equals(selected.get()) || (chosen.isEmpty() && !all.isEmpty())) {
      selected.set(chosen.or(() -> all.stream().findFirst()));
    }
    seen();
    news.set(
        all.stream()
            .filter(item -> !item.facts().condition().atWork())
            .filter(RunsModel::ended)
            .filter(item -> !Files.exists(item.folder().resolve(SEEN)))
            .findFirst()
            .map(item -> new RunNews(item, item.facts().condition())));
  }

  private static boolean ended(RunItem item) {
    return switch (item.facts().condition()) {
      case QUEUED, SUBMITTED, CANCELLED, STOPPED -> false; // somebody asked for it
      default -> true;
    };
  }

  /** Who has the room open sees how the chosen run ended. */
  private void seen() {
    selected
        .get()
        .filter(_ -> open.get())
        .filter(item -> !item.facts().condition().atWork() && ended(item))
        .map(item -> item.folder().resolve(SEEN))
        .filter(file -> !Files.exists(file))
        .ifPresent(
            file -> {
              try {
                Files.createFile(file);
              } catch (IOException e) {
                LOG.debug("{} cannot be kept", file, e);
              }
            });
  }

  /** The runs, the newest first. */
  ObservableList<RunItem> runs() {
    return runs;
  }

  ReadOnlyObjectProperty<Optional<RunItem>> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** The run that the selected one is set beside. */
  ReadOnlyObjectProperty<Optional<RunItem>> comparedProperty() {
    return compared.getReadOnlyProperty();
  }

  void compare(Optional<RunItem> other) {
    compared.set(other);
  }

  /** A run that ended without anybody seeing it. */
  ReadOnlyObjectProperty<Optional<RunNews>> newsProperty() {
    return news.getReadOnlyProperty();
  }

  /** Why the last thing asked for was not done. */
  ReadOnlyObjectProperty<Optional<String>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether the room is shown. */
  public BooleanProperty openProperty() {
    return open;
  }

  /** How many runs the project has. */
  public int count() {
    return runs.size();
  }

  /** Selects the run of that name, if there is one. */
  public void choose(String name) {
    runs.stream().filter(each -> each.name().equals(name)).findFirst().ifPresent(this::select);
  }

  /** Whether the metrics of the selected run were read. */
  public boolean drawn() {
    return selected.get().filter(each -> each.metrics().rows() > 0).isPresent();
  }

  /** Which part of the selected run is shown: curves, samples, log, settings or notes. */
  ReadOnlyObjectProperty<String> partProperty() {
    return part.getReadOnlyProperty();
  }

  /** Shows curves, samples, log, settings or notes of the selected run. */
  public void showPart(String name) {
    part.set(name);
  }

  void select(RunItem item) {
    selected.set(Optional.of(item));
  }

  /** Selects the run of this folder as soon as it is seen. */
  void expect(Path run) {
    expected = Optional.of(run);
    glance();
  }

  /** A folder for a new run. */
  Path newFolder(String word) {
    String name = NAME.format(LocalDateTime.now(ZoneId.systemDefault())) + "-" + word;
    Path runsFolder = folder.orElseThrow();
    Path made = runsFolder.resolve(name);
    for (int k = 2; Files.exists(made); k++) {
      made = runsFolder.resolve(name + "-" + k);
    }
    return made;
  }

  /** Something that is done to runs, away from the JavaFX thread. */
  @FunctionalInterface
  interface Deed {
    void run() throws IOException, ProjectException;
  }

  /** Does it in the background, and looks what came of it. */
  void run(String titleKey, Deed deed) {
    problem.set(Optional.empty());
    tasks.start(
        titleKey,
        _ -> {
          deed.run();
          return true;
        },
        (TaskState<Boolean> state) -> {
          if (state instanceof TaskState.Failed<Boolean>(Throwable error)) {
            problem.set(Optional.of(ErrorSentence.of(error)));
          }
          if (!(state instanceof TaskState.Running<Boolean>)) {
            glance();
          }
        });
  }

  private void ofSelected(String titleKey, Handling handling) {
    selected
        .get()
        .ifPresent(item -> run(titleKey, () -> handling.handle(RunDirectory.open(item.folder()))));
  }

  @FunctionalInterface
  private interface Handling {
    void handle(RunDirectory run) throws IOException, ProjectException;
  }

  /** Asks the selected run to end and to keep what it reached; one that waits is not begun. */
  void stop() {
    ofSelected("runs.stopping", run -> ask(run, RunRequest.STOP));
  }

  /** Asks the selected run to end; what it reached is not wanted. */
  void cancel() {
    ofSelected("runs.stopping", run -> ask(run, RunRequest.CANCEL));
  }

  private static void ask(RunDirectory run, RunRequest request)
      throws IOException, ProjectException {
    if (run.unqueue()) {
      run.status().write(NeverBegun.status(run));
      return;
    }
    Optional<String> job = run.job();
    if (job.isPresent() && (run.status().read().isEmpty() || waits(job.get()))) {
      SlurmJob.cancel(job.get());
      run.status().write(NeverBegun.status(run));
      return;
    }
    run.request(request);
  }

  private static boolean waits(String job) throws IOException, ProjectException {
    return SlurmJob.state(job).filter(said -> said.startsWith("PENDING")).isPresent();
  }

  /** Ends the process of the selected run without asking it. */
  void endByForce() {
    ofSelected(
        "runs.stopping",
        run -> {
          Optional<String> job = run.job();
          if (job.isPresent()) {
            SlurmJob.cancel(job.get());
            return;
          }
          Optional<RunStatus> status = run.status().read();
          status
              .map(RunStatus::owner)
              .filter(owner -> owner.isHere() && owner.runs(run.folder().toString()))
              .flatMap(owner -> ProcessHandle.of(owner.pid()))
              .ifPresent(ProcessHandle::destroyForcibly);
        });
  }

  /** Goes on with the selected run from its newest checkpoint. */
  void goOn() {
    ofSelected(
        "runs.starting",
        run -> {
          if (run.clusterOptions().isPresent()) {
            submitAgain(run);
            return;
          }
          String device = RunQueue.device(run);
          run.unqueue();
          if (RunQueue.busy(Objects.requireNonNull(run.folder().getParent()), device)) {
            run.status().clear();
            run.queue(device);
          } else {
            TrainerStart.goOn(run);
          }
        });
  }

  private static void submitAgain(RunDirectory run) throws IOException, ProjectException {
    Optional<String> job = run.job();
    if (job.isPresent() && SlurmJob.state(job.get()).isPresent()) {
      throw new ProjectException(Messages.text("runs.cluster.still", job.get()));
    }
    run.status().clear();
    SlurmJob.submit(run);
  }

  /** Lets a new run grow out of the selected one. */
  void branch(long step) {
    Path into = newFolder("branch");
    expected = Optional.of(into);
    ofSelected(
        "runs.starting",
        run -> {
          RunDirectory branch = Branch.make(run, step, into);
          Optional<List<String>> options = run.clusterOptions();
          if (options.isPresent()) {
            branch.toCluster(options.get());
            SlurmJob.submit(branch);
          } else {
            branch.queue(RunQueue.device(branch));
          }
        });
  }

  /** Moves the selected run to the trash of the project. */
  void trash() {
    Optional<RunItem> item = selected.get();
    item.ifPresent(
        each ->
            run(
                "runs.trashing",
                () -> {
                  if (each.facts().condition().atWork()) {
                    throw new ProjectException(Messages.text("runs.trash.at-work", each.name()));
                  }
                  Path trash = each.folder().resolveSibling(".trash");
                  Files.createDirectories(trash);
                  Path into = trash.resolve(each.name());
                  for (int k = 2; Files.exists(into); k++) {
                    into = trash.resolve(each.name() + "-" + k);
                  }
                  Files.move(each.folder(), into, StandardCopyOption.ATOMIC_MOVE);
                }));
  }
}
