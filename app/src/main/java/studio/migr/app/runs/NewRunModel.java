package studio.migr.app.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.engine.ModelsModel;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.settings.Settings;
import studio.migr.app.store.ProjectException;
import studio.migr.app.task.TaskHandle;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.app.train.PlanWorker;
import studio.migr.app.train.RunQueue;
import studio.migr.app.train.SlurmJob;
import studio.migr.app.train.TrainerStart;
import studio.migr.app.train.TrainerWorker;
import studio.migr.training.grpo.GrpoRunSettings;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.sft.SftSettings;
import studio.migr.training.trainer.ExternalStage;
import studio.migr.training.trainer.Stage;
import studio.migr.training.trainer.TrainerConfig;
import studio.migr.training.trainer.TrainerProgram;

/** What a new run would be. Lives on the JavaFX thread; checks and plans in the background. */
@Singleton
final class NewRunModel {
  private static final Logger LOG = LoggerFactory.getLogger(NewRunModel.class);
  private static final String PRESETS = "run-presets";
  private static final String CACHE = "cache";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where a run is to be computed. */
  sealed interface Where {
    /** On this machine, as soon as its device is free. */
    record Here() implements Where {}

    /**
     * On a cluster.
     *
     * @param options more for sbatch
     */
    record Cluster(List<String> options) implements Where {}
  }

  private final ProjectModel projects;
  private final ModelsModel models;
  private final RunsModel runs;
  private final Settings settings;
  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<Optional<String>> answer =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private TaskHandle planning = () -> {};

  @Inject
  NewRunModel(
      ProjectModel projects,
      ModelsModel models,
      RunsModel runs,
      Settings settings,
      TaskRunner tasks) {
    this.projects = projects;
    this.models = models;
    this.runs = runs;
    this.settings = settings;
    this.tasks = tasks;
  }

  /** What is said of the settings: a plan, or what is wrong with them. */
  ReadOnlyObjectProperty<Optional<String>> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  void forgetAnswer() {
    planning.cancel();
    answer.set(Optional.empty());
  }

  /** Every setting of a stage, as it is where nothing is said. */
  static ObjectNode defaults(String stage) {
    return switch (stage) {
      case "sft" -> cleared(TrainerConfig.json(SftSettings.DEFAULTS));
      case "grpo" -> cleared(GrpoRunSettings.defaults());
      default -> JSON.createObjectNode();
    };
  }

  private static ObjectNode cleared(ObjectNode all) {
    all.remove(List.of("model", "adapter", "snapshot", CACHE));
    return all;
  }

  /** Presets of the program, then the user's own. */
  List<Preset> presets() {
    List<Preset> all = new ArrayList<>(Preset.all());
    settings
        .load(PRESETS, KnownPresets.NONE)
        .byName()
        .forEach(
            (name, text) ->
                parse(text)
                    .ifPresent(
                        each -> {
                          String stage = each.path(TrainerProgram.STAGE).asText();
                          each.remove(TrainerProgram.STAGE);
                          all.add(new Preset(name, stage, each));
                        }));
    return all;
  }

  /** Keeps settings under a name. */
  void keepPreset(String name, String stage, ObjectNode given) {
    Map<String, String> all = new TreeMap<>(settings.load(PRESETS, KnownPresets.NONE).byName());
    all.put(name, given.deepCopy().put(TrainerProgram.STAGE, stage).toString());
    settings.save(PRESETS, new KnownPresets(all));
  }

  static Optional<ObjectNode> parse(String text) {
    try {
      return JSON.readTree(text) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** A value as it was typed: a number or a list where it is one, else a text. */
  static JsonNode value(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return node == null || node.isMissingNode() ? TextNode.valueOf(text) : node;
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(text);
    }
  }

  /** The models that there are: what runs made, the newest first, then those of the user's list. */
  List<String> models() {
    List<String> all = new ArrayList<>();
    runs.runs().stream()
        .filter(run -> run.facts().hasModel())
        .forEach(run -> all.add(run.folder().resolve("model").toString()));
    models.folders().forEach(folder -> all.add(folder.toString()));
    return all.stream().distinct().toList();
  }

  /** The snapshots of the project, the newest first. */
  List<String> snapshots() {
    Optional<Path> folder = projects.project().map(open -> open.folder().resolve("snapshots"));
    if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder.get())) {
      return all.filter(
              each -> !String.valueOf(each.getFileName()).startsWith(".")) // being written
          .filter(each -> Files.exists(each.resolve("snapshot.json")))
          .sorted((a, b) -> Long.compare(b.toFile().lastModified(), a.toFile().lastModified()))
          .map(Path::toString)
          .toList();
    } catch (IOException e) {
      LOG.debug("no snapshots", e);
      return List.of();
    }
  }

  /** Says what a run by these settings would be. */
  void plan(String stage, ObjectNode given) {
    planning.cancel();
    answer.set(Optional.of(Messages.text("runs.planning")));
    ObjectNode all = complete(stage, given);
    planning =
        tasks.start(
            "runs.planning",
            work -> {
              check(stage, all);
              return PlanWorker.ask(all.deepCopy().put(TrainerProgram.STAGE, stage), work);
            },
            (TaskState<ObjectNode> state) -> {
              switch (state) {
                case TaskState.Done<ObjectNode>(ObjectNode plan) ->
                    answer.set(Optional.of(words(plan)));
                case TaskState.Failed<ObjectNode>(Throwable error) ->
                    answer.set(Optional.of(ErrorSentence.of(error)));
                case TaskState.Cancelled<ObjectNode> _ -> answer.set(Optional.empty());
                default -> {}
              }
            });
  }

  private static String words(ObjectNode plan) {
    double gib = plan.path("memory_bytes").asDouble() / (1L << 30);
    double all = memoryOfTheMachine() / (double) (1L << 30);
    String words =
        Messages.text(
            "runs.plan",
            plan.path("samples").asText(),
            plan.path("steps").asText(),
            String.format(Locale.getDefault(), "%.1f", gib),
            RunWords.duration(Duration.ofSeconds(Math.round(plan.path("seconds").asDouble()))));
    return gib > all && all > 0
        ? words
            + " "
            + Messages.text("runs.plan.too-large", String.format(Locale.getDefault(), "%.1f", all))
        : words;
  }

  private static long memoryOfTheMachine() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }

  private ObjectNode complete(String stage, ObjectNode given) {
    ObjectNode all = given.deepCopy();
    if (!stage.equals("external") && all.path(CACHE).asText().isBlank()) {
      projects
          .project()
          .ifPresent(open -> all.put(CACHE, open.cacheFolder().resolve("training").toString()));
    }
    return all;
  }

  private static Stage stage(String name) {
    return Stream.concat(TrainerWorker.STAGES.stream(), Stream.of(new ExternalStage()))
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Whether the settings can be, as the trainer will read them. */
  private static void check(String stage, ObjectNode all) throws IOException {
    inFile(
        all,
        file -> {
          Stage kind = stage(stage);
          kind.dataset(kind.settings(file));
          return true;
        });
  }

  @FunctionalInterface
  private interface OfFile<T> {
    T of(Path file) throws IOException, ProjectException;
  }

  private static <T> T inFile(ObjectNode all, OfFile<T> use) throws IOException {
    Path file = Files.createTempFile("migr-run-", ".json");
    try {
      Files.writeString(file, all.toString());
      return use.of(file);
    } catch (ProjectException e) {
      throw new IOException(e.sentence(), e);
    } finally {
      Files.delete(file);
    }
  }

  /**
   * Begins a run.
   *
   * @param name for its folder; blank for the time
   * @param begun hears that it has begun
   */
  void begin(String stage, ObjectNode given, String name, Where where, Runnable begun) {
    answer.set(Optional.empty());
    ObjectNode all = complete(stage, given);
    String word = name.strip().replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    Path folder = runs.newFolder(word.isBlank() ? stage : word);
    tasks.start(
        "runs.starting",
        _ -> {
          check(stage, all);
          RunDirectory run = inFile(all, file -> TrainerStart.make(stage(stage), file, folder));
          try {
            hand(run, where);
          } catch (IOException | ProjectException e) {
            MoreFiles.deleteRecursively(
                run.folder(), RecursiveDeleteOption.ALLOW_INSECURE); // nobody will train it
            throw e;
          }
          return run.folder();
        },
        (TaskState<Path> state) -> {
          switch (state) {
            case TaskState.Done<Path> _ -> {
              runs.expect(folder);
              begun.run();
            }
            case TaskState.Failed<Path>(Throwable error) ->
                answer.set(Optional.of(ErrorSentence.of(error)));
            default -> {}
          }
        });
  }

  private static void hand(RunDirectory run, Where where) throws IOException, ProjectException {
    switch (where) {
      case Where.Here _ -> {
        run.queue(RunQueue.device(run));
        RunQueue.startNext(Objects.requireNonNull(run.folder().toAbsolutePath().getParent()));
      }
      case Where.Cluster(List<String> options) -> {
        run.toCluster(options);
        SlurmJob.submit(run);
      }
    }
  }
}
