package studio.migr.app.study;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import studio.migr.app.clip.Clip;
import studio.migr.app.dataset.ClipPersons;
import studio.migr.app.label.DataSet;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Round;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.message.Messages;
import studio.migr.app.plot.Plot;
import studio.migr.app.predict.ModelName;
import studio.migr.app.predict.Prediction;
import studio.migr.app.predict.PredictionFile;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.round.RoundModel;
import studio.migr.app.task.TaskHandle;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.app.truth.GeneratedModel;
import studio.migr.runtime.emotion.Condition;

/**
 * The importance studies of the open project: drawing one, and what came of one. Lives on the
 * JavaFX thread; reads what models said in the background.
 */
@Singleton
public final class StudyModel {
  static final int FEWEST = 2;

  /** Of fewer the paper's question cannot be answered. */
  static final int ENOUGH = 20;

  private static final List<Condition> ORDER =
      List.of(Condition.AUDIO, Condition.VISUAL, Condition.BOTH);

  /** What models said of the clips of a project. */
  record Said(Map<ModelName, Map<String, Prediction>> byModel) {
    static final Said NOTHING = new Said(Map.of());

    List<ModelName> models() {
      return List.copyOf(byModel.keySet());
    }

    Map<String, Prediction> of(ModelName model) {
      return byModel.getOrDefault(model, Map.of());
    }
  }

  private final ProjectModel projects;
  private final RoundModel rounds;
  private final GeneratedModel origin;
  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<TaskState<Said>> said =
      new ReadOnlyObjectWrapper<>(new TaskState.Idle<>());
  private final ObjectProperty<Optional<Round>> study =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<ModelName>> model =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<TaskState<StudyReport>> report =
      new ReadOnlyObjectWrapper<>(new TaskState.Idle<>());
  private TaskHandle reading = () -> {};
  private TaskHandle computing = () -> {};

  @Inject
  StudyModel(ProjectModel projects, RoundModel rounds, GeneratedModel origin, TaskRunner tasks) {
    this.projects = projects;
    this.rounds = rounds;
    this.origin = origin;
    this.tasks = tasks;
    projects.stateProperty().subscribe(_ -> forget());
    study.subscribe(_ -> compute());
    model.subscribe(_ -> compute());
  }

  private void forget() {
    cancel();
    said.set(new TaskState.Idle<>());
    report.set(new TaskState.Idle<>());
    study.set(Optional.empty());
    model.set(Optional.empty());
  }

  ReadOnlyObjectProperty<TaskState<Said>> saidProperty() {
    return said.getReadOnlyProperty();
  }

  /** What models said; nothing while it is being read. */
  Said said() {
    return said.get() instanceof TaskState.Done<Said>(var read) ? read : Said.NOTHING;
  }

  /** The study whose report is shown. */
  ObjectProperty<Optional<Round>> studyProperty() {
    return study;
  }

  /** The model that it is held against. */
  ObjectProperty<Optional<ModelName>> modelProperty() {
    return model;
  }

  public ReadOnlyObjectProperty<TaskState<StudyReport>> reportProperty() {
    return report.getReadOnlyProperty();
  }

  /** All studies, the newest first. */
  public List<Round> studies() {
    return projects.project().map(open -> open.rounds().all()).orElse(List.of()).stream()
        .filter(round -> round.plan().study())
        .toList()
        .reversed();
  }

  /** Reads anew what models said, and computes the report of the newest study or that chosen. */
  public void look() {
    List<Round> all = studies();
    Optional<Round> chosen =
        study.get().filter(now -> all.stream().anyMatch(each -> each.id() == now.id()));
    study.set(chosen.or(() -> all.stream().findFirst()));
    read();
  }

  void read() {
    reading.cancel();
    Optional<Project> open = projects.project();
    if (open.isEmpty()) {
      return;
    }
    reading =
        tasks.start(
            "study.reading",
            _ -> read(open.get()),
            (TaskState<Said> now) -> {
              said.set(now);
              if (now instanceof TaskState.Done<Said>(var all)) {
                boolean known = model.get().filter(all.byModel()::containsKey).isPresent();
                if (known) {
                  compute();
                } else {
                  model.set(all.models().stream().findFirst());
                }
              }
            });
  }

  private static Said read(Project open) throws IOException {
    return new Said(PredictionFile.readAll(open.predictionsFolder()));
  }

  /** Stops what runs. */
  void cancel() {
    reading.cancel();
    computing.cancel();
  }

  /** The clips that a study with this model may ask about. */
  List<Candidate> candidates(ModelName which) {
    Map<String, Prediction> predictions = said().of(which);
    return projects.project().map(open -> open.library().clips()).orElse(List.of()).stream()
        .filter(clip -> !clip.missing() && ORDER.stream().allMatch(clip::offers))
        .flatMap(
            clip ->
                Optional.ofNullable(predictions.get(clip.id()))
                    .flatMap(
                        each ->
                            each.verdict()
                                .map(
                                    verdict ->
                                        new Candidate(
                                            clip.id(),
                                            each.answer(),
                                            verdict,
                                            ClipPersons.FROM_NAMES.of(clip))))
                    .stream())
        .toList();
  }

  /** Everybody who ever labelled here, without data sets and gold. */
  List<String> people() {
    return rounds.people().stream()
        .filter(who -> !who.equals(LabelKey.GOLD) && !DataSet.isDataSet(who))
        .toList();
  }

  /** Whether a round has this name. */
  boolean isTaken(String name) {
    return projects.project().map(open -> open.rounds().all()).orElse(List.of()).stream()
        .anyMatch(round -> round.plan().name().equals(name));
  }

  int roundsSoFar() {
    return projects.project().map(open -> open.rounds().all().size()).orElse(0);
  }

  /**
   * Hands the clips to everybody, blind, in all conditions: first the sound alone, then the picture
   * alone, then both with the direct question.
   *
   * @throws IllegalArgumentException if a name, clips or people are missing or come twice
   */
  void start(String name, List<Candidate> sample, List<String> people, long seed) {
    rounds.start(
        new RoundPlan(
                name,
                sample.stream().map(Candidate::clipId).toList(),
                people,
                ORDER,
                RoundPlan.Sharing.EVERYONE_ALL,
                OptionalLong.of(seed),
                true)
            .asStudy());
  }

  private void compute() {
    computing.cancel();
    Optional<Project> open = projects.project();
    if (open.isEmpty() || study.get().isEmpty()) {
      report.set(new TaskState.Idle<>());
      return;
    }
    Round now = study.get().get();
    Map<String, Prediction> predictions = model.get().map(each -> said().of(each)).orElse(Map.of());
    computing =
        tasks.start(
            "study.computing",
            work -> {
              Set<RoundEntry> done = open.get().rounds().done(now);
              return StudyReport.of(
                  now,
                  StudyAnswers.of(now, open.get().labels().current(), done::contains),
                  predictions,
                  work);
            },
            (TaskState<StudyReport> next) -> {
              if (study.get().equals(Optional.of(now))) {
                report.set(next);
              }
            });
  }

  /** The report, once it is there. */
  Optional<StudyReport> reported() {
    return report.get() instanceof TaskState.Done<StudyReport>(var done)
        ? Optional.of(done)
        : Optional.empty();
  }

  /** The chart of the report. */
  Optional<Plot> plot() {
    return reported().map(each -> StudyPlot.of(each, title(each)));
  }

  String title(StudyReport of) {
    String words =
        Messages.text(
            "study.report.title",
            of.study().plan().name(),
            of.study().plan().clips().size(),
            of.people().size(),
            model.get().map(ModelName::name).orElse("–"));
    return origin.clipsProperty().get().isEmpty() ? words : Messages.text("truth.project", words);
  }

  /** How the sample is spread, in words: how many of each modality and of each emotion. */
  static String spread(List<Candidate> sample) {
    Map<String, Long> modalities = new LinkedHashMap<>();
    Map<String, Long> labels = new LinkedHashMap<>();
    for (Candidate each : sample) {
      modalities.merge(Messages.text("annotate.dominant." + each.verdict().id()), 1L, Long::sum);
      labels.merge(each.label(), 1L, Long::sum);
    }
    return Messages.text("study.spread", counts(modalities), counts(labels));
  }

  private static String counts(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(each -> each.getKey() + " " + each.getValue())
        .collect(Collectors.joining(", "));
  }

  /** What a clip is called. */
  String nameOf(String clipId) {
    return projects
        .project()
        .flatMap(open -> open.library().find(clipId))
        .map(Clip::name)
        .orElse(clipId);
  }

  /** Leaves the sheet for a clip. */
  void visit(String clipId) {
    rounds.visit(clipId);
  }

  /** The people named in a field, in its order. */
  static List<String> namesIn(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
