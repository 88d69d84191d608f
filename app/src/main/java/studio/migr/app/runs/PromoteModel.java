package studio.migr.app.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.app.clip.Clip;
import studio.migr.app.engine.EngineModel;
import studio.migr.app.engine.EngineState;
import studio.migr.app.engine.ModelsModel;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.predict.AdoptedModel;
import studio.migr.app.predict.AdoptionModel;
import studio.migr.app.predict.ModelName;
import studio.migr.app.predict.Prediction;
import studio.migr.app.predict.PredictionFile;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.store.ProjectException;
import studio.migr.app.task.TaskHandle;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.app.train.ComparisonWorker;
import studio.migr.runtime.work.Work;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.Snapshot;
import studio.migr.training.dataset.Split;
import studio.migr.training.evaluate.McNemar;

/**
 * Sets the model that a run made beside the one before, on the same clips with the same labels, and
 * makes it the project's model. Lives on the JavaFX thread; the models are asked in a process of
 * their own.
 */
@Singleton
final class PromoteModel {
  private final ProjectModel projects;
  private final ModelsModel models;
  private final EngineModel engine;
  private final LibraryModel library;
  private final AdoptionModel adoption;
  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<TaskState<Promotion>> state =
      new ReadOnlyObjectWrapper<>(new TaskState.Idle<>());
  private TaskHandle comparing = () -> {};
  private Optional<Path> candidate = Optional.empty();
  private String runName = "";

  @Inject
  PromoteModel(
      ProjectModel projects,
      ModelsModel models,
      EngineModel engine,
      LibraryModel library,
      AdoptionModel adoption,
      TaskRunner tasks) {
    this.projects = projects;
    this.models = models;
    this.engine = engine;
    this.library = library;
    this.adoption = adoption;
    this.tasks = tasks;
  }

  /** The project's model. */
  ReadOnlyObjectProperty<Optional<AdoptedModel>> adoptedProperty() {
    return adoption.adoptedProperty();
  }

  /** How the comparison stands. */
  ReadOnlyObjectProperty<TaskState<Promotion>> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** The model that a run is compared with: the project's, or else the one it began with. */
  Path before(RunItem run) {
    return adoptedProperty()
        .get()
        .map(AdoptedModel::folder)
        .filter(Files::isDirectory)
        .orElseGet(() -> Path.of(run.facts().config().path("model").asText()));
  }

  /** The clips of the run's snapshot in the part that was not taught; all if there is no part. */
  private static List<ClipRecord> clips(Path snapshot, boolean whole) throws IOException {
    Snapshot read = Snapshot.read(snapshot);
    List<ClipRecord> test = read.of(Split.TEST);
    return whole || test.isEmpty() ? read.clips() : test;
  }

  /**
   * Asks both models.
   *
   * @param whole whether about all clips of the snapshot, also those that were taught
   */
  void compare(RunItem run, Path before, boolean whole) {
    Optional<Project> project = projects.project();
    if (project.isEmpty()) {
      return;
    }
    comparing.cancel();
    runName = run.name();
    Path snapshot = Path.of(run.facts().config().path("snapshot").asText());
    Path made = run.folder().resolve("model");
    Path place = project.get().folder().resolve("models").resolve(run.name());
    candidate = Optional.of(place);
    comparing =
        tasks.start(
            "runs.comparing",
            work -> {
              bring(made, place);
              return compare(project.get(), before, place, clips(snapshot, whole), work);
            },
            state::set);
  }

  /** A model outlives its run, and has a name that tells it from others. */
  private static void bring(Path from, Path to) throws IOException {
    if (Files.isDirectory(to)) {
      return;
    }
    Path unfinished = to.resolveSibling("." + to.getFileName());
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.toList();
    }
    Files.createDirectories(unfinished);
    for (Path file : files) {
      Path into = unfinished.resolve(from.relativize(file).toString());
      if (Files.isDirectory(file)) {
        Files.createDirectories(into);
      } else if (!Files.exists(into)) {
        try {
          Files.createLink(into, file);
        } catch (IOException | UnsupportedOperationException e) {
          Files.copy(file, into); // another disk, or a file system without links
        }
      }
    }
    Files.move(unfinished, to);
  }

  private static Promotion compare(
      Project project, Path before, Path after, List<ClipRecord> known, Work work)
      throws IOException, ProjectException {
    Map<Path, Clip> byPath = new HashMap<>();
    project.library().clips().forEach(clip -> byPath.put(clip.path(), clip));
    Map<String, ClipRecord> asked = new HashMap<>();
    List<String> ids = new ArrayList<>();
    for (ClipRecord record : known) {
      Clip clip = byPath.get(Path.of(record.media()));
      if (clip != null && !clip.missing()) {
        ids.add(clip.id());
        asked.put(clip.id(), record);
      }
    }
    if (ids.isEmpty()) {
      throw ProjectException.of("runs.promote.no-clips");
    }
    ComparisonWorker.ask(project.folder(), List.of(before, after), ids, work);
    Map<ModelName, Map<String, Prediction>> all =
        PredictionFile.readAll(project.predictionsFolder());
    Map<String, Prediction> said = all.getOrDefault(ModelName.of(before), Map.of());
    Map<String, Prediction> says = all.getOrDefault(ModelName.of(after), Map.of());
    List<Promotion.Compared> compared = new ArrayList<>();
    int generated = 0;
    for (String id : ids) {
      ClipRecord record = asked.get(id);
      Prediction old = said.get(id);
      Prediction now = says.get(id);
      if (record != null && old != null && now != null) {
        generated += record.generated() ? 1 : 0;
        compared.add(
            new Promotion.Compared(id, record.clip(), record.label(), old.answer(), now.answer()));
      }
    }
    return new Promotion(
        ModelName.of(before).name(),
        ModelName.of(after).name(),
        compared,
        known.size() - compared.size(),
        generated);
  }

  void cancel() {
    comparing.cancel();
    state.set(new TaskState.Idle<>());
  }

  /** Shows a clip behind a figure. */
  void show(Promotion.Compared clip) {
    library.select(clip.clipId());
  }

  /** Makes the compared model the project's own. */
  void adopt() throws IOException {
    if (!(state.get() instanceof TaskState.Done<Promotion>(Promotion promotion))) {
      return;
    }
    Path folder = candidate.orElseThrow();
    McNemar test = promotion.test();
    ObjectNode figures = new ObjectMapper().createObjectNode();
    figures.put("clips", promotion.clips().size()).put("generated", promotion.generated());
    figures.put("fixed", test.onlySecond()).put("broken", test.onlyFirst());
    figures.put("mcnemar_p", test.p());
    adoption.adopt(
        new AdoptedModel(
            ModelName.of(folder), folder, runName, Instant.now().truncatedTo(ChronoUnit.SECONDS)),
        figures);
    models.know(folder);
    if (!(engine.stateProperty().get() instanceof EngineState.Off)) {
      models.select(folder);
      models.load();
    }
    state.set(new TaskState.Idle<>());
  }
}
