package studio.migr.app.agreement;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import studio.migr.app.agreement.FiguresQuestion.Answer;
import studio.migr.app.agreement.FiguresQuestion.JudgePair;
import studio.migr.app.agreement.FiguresQuestion.Part;
import studio.migr.app.agreement.JudgedUnits.Unit;
import studio.migr.app.clip.Clip;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.message.Messages;
import studio.migr.app.plot.Plot;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.task.TaskHandle;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.app.truth.GeneratedModel;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;

/**
 * How far the judges of the open project agree; computed in the background while somebody looks,
 * and anew when a label changes. Lives on the JavaFX thread.
 */
@Singleton
public final class FiguresModel {
  private final ProjectModel projects;
  private final AgreementModel agreement;
  private final GeneratedModel origin;
  private final TaskRunner tasks;
  private final ObjectProperty<Answer> answer = new SimpleObjectProperty<>(Answer.EMOTION);
  private final ObjectProperty<Part> part = new SimpleObjectProperty<>(Part.CLIPS);
  private final ObjectProperty<Condition> condition = new SimpleObjectProperty<>(Condition.BOTH);
  private final ReadOnlyObjectWrapper<TaskState<AgreementFigures>> state =
      new ReadOnlyObjectWrapper<>(new TaskState.Idle<>());
  private Map<String, String> names = Map.of();
  private Subscription listening = Subscription.EMPTY;
  private TaskHandle computing = () -> {};

  @Inject
  FiguresModel(
      ProjectModel projects, AgreementModel agreement, GeneratedModel origin, TaskRunner tasks) {
    this.projects = projects;
    this.agreement = agreement;
    this.origin = origin;
    this.tasks = tasks;
    answer.subscribe(_ -> recompute());
    part.subscribe(_ -> recompute());
    condition.subscribe(_ -> recompute());
  }

  public ObjectProperty<Answer> answerProperty() {
    return answer;
  }

  public ObjectProperty<Part> partProperty() {
    return part;
  }

  public ObjectProperty<Condition> conditionProperty() {
    return condition;
  }

  /** How the computation goes, and at last the figures. */
  public ReadOnlyObjectProperty<TaskState<AgreementFigures>> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** The figures, once they are there. */
  Optional<AgreementFigures> figures() {
    return state.get() instanceof TaskState.Done<AgreementFigures>(var figures)
        ? Optional.of(figures)
        : Optional.empty();
  }

  /** Begins to compute, under the condition with most labels, and follows what changes. */
  public void look() {
    stopLooking();
    projects
        .project()
        .ifPresent(
            project -> {
              names =
                  project.library().clips().stream()
                      .collect(Collectors.toMap(Clip::id, Clip::name));
              listening =
                  project
                      .labels()
                      .onChange(_ -> Platform.runLater(this::recompute))
                      .and(project.rounds().onChange(() -> Platform.runLater(this::recompute)));
              Condition most = mostJudged(project.labels().current());
              if (condition.get() == most) {
                recompute();
              } else {
                condition.set(most);
              }
            });
  }

  private static Condition mostJudged(List<LabelEvent> labels) {
    Map<Condition, Long> counts =
        labels.stream()
            .collect(Collectors.groupingBy(each -> each.key().condition(), Collectors.counting()));
    return List.of(Condition.BOTH, Condition.AUDIO, Condition.VISUAL).stream()
        .max(Comparator.comparingLong(each -> counts.getOrDefault(each, 0L)))
        .filter(each -> counts.getOrDefault(each, 0L) > counts.getOrDefault(Condition.BOTH, 0L))
        .orElse(Condition.BOTH);
  }

  /** Computes no longer, nor follows. */
  void stopLooking() {
    listening.unsubscribe();
    listening = Subscription.EMPTY;
    computing.cancel();
  }

  /** Stops the computation; {@link #recompute()} begins it again. */
  void cancel() {
    computing.cancel();
  }

  void recompute() {
    Optional<Project> project = projects.project();
    if (project.isEmpty() || listening == Subscription.EMPTY) {
      return; // nobody looks
    }
    computing.cancel();
    FiguresQuestion question =
        new FiguresQuestion(answer.get(), part.get(), condition.get(), pair());
    List<String> order =
        question.answer() == Answer.EMOTION
            ? project.get().scheme().emotions()
            : Arrays.stream(DominantModality.values()).map(DominantModality::id).toList();
    computing =
        tasks.start(
            "agreement.figures.computing",
            work -> {
              Set<RoundEntry> done = project.get().rounds().done();
              return AgreementFigures.of(
                  project.get().labels().current(), done::contains, question, order, work);
            },
            (TaskState<AgreementFigures> now) -> {
              boolean old =
                  now instanceof TaskState.Done<AgreementFigures>(var figures)
                      && !figures.question().equals(asked());
              if (!old) {
                state.set(now);
              }
            });
  }

  private FiguresQuestion asked() {
    return new FiguresQuestion(answer.get(), part.get(), condition.get(), pair());
  }

  private Optional<JudgePair> pair() {
    return agreement
        .firstProperty()
        .get()
        .flatMap(
            first -> agreement.secondProperty().get().map(second -> new JudgePair(first, second)));
  }

  /** Of whom, of what and given what: the head of all figures, and the chart's title. */
  String title() {
    String whose =
        pair()
            .map(
                pair ->
                    Messages.text(
                        "agreement.figures.pair", pair.first().name(), pair.second().name()))
            .orElseGet(
                () ->
                    Messages.text(
                        "agreement.figures.people",
                        figures().map(each -> each.agreement().judges()).orElse(0)));
    String words =
        Messages.text(
            "agreement.figures.title",
            Messages.text("agreement.figures." + id(answer.get())),
            Messages.text("agreement.figures." + id(part.get())),
            Messages.text("annotate.condition.short." + condition.get().id()),
            whose);
    return origin.clipsProperty().get().isEmpty() ? words : Messages.text("truth.project", words);
  }

  static String id(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** The chart of the figures. */
  Optional<Plot> plot() {
    return figures().map(each -> AgreementPlot.of(each, title()));
  }

  /** What a unit is called: its clip, and where in it. */
  String nameOf(Unit unit) {
    String name = Optional.ofNullable(names.get(unit.clipId())).orElse(unit.clipId());
    return unit.stretch()
        .map(
            stretch ->
                Messages.text(
                    "agreement.figures.stretch",
                    name,
                    String.format(Locale.ROOT, "%.2f", stretch.startMs() / 1000),
                    String.format(Locale.ROOT, "%.2f", stretch.endMs() / 1000)))
        .orElse(name);
  }

  /** What each judge said of it. */
  String saidOf(Unit unit) {
    Function<Map.Entry<String, String>, String> words =
        each -> each.getKey() + ": " + FiguresWords.of(answer.get(), each.getValue());
    return unit.said().entrySet().stream().map(words).collect(Collectors.joining(" · "));
  }

  /** Shows a unit in the room. */
  void visit(Unit unit) {
    agreement.visit(unit.clipId(), condition.get(), unit.stretch());
  }
}
