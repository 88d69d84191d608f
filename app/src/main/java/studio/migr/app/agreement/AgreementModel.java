package studio.migr.app.agreement;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.clip.Clip;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Round;
import studio.migr.app.label.Segment;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.emotion.Condition;

/**
 * What judges said side by side, and what is agreed upon. While the room is open, the label panel
 * sets the gold label of the chosen item. Lives on the JavaFX thread.
 */
@Singleton
public final class AgreementModel {

  /** Which items the list shows. */
  public enum Show {
    DIFFERENCES,
    WITHOUT_GOLD,
    ALL
  }

  /**
   * How far judges agree.
   *
   * @param judged items with two judges or more
   * @param differing those on which they differ
   * @param gold items that have a gold label
   */
  public record Counts(int judged, int differing, int gold) {}

  private final AnnotateModel annotate;
  private final AnnotatorModel annotator;
  private final LibraryModel library;
  private final TaskRunner tasks;
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper useful = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<Show> show = new SimpleObjectProperty<>(Show.DIFFERENCES);
  private final ObjectProperty<Optional<Judge>> first =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Judge>> second =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObservableList<Judge> judges = FXCollections.observableArrayList();
  private final ObservableList<AgreementItem> shown = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<AgreementItem>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Counts> counts =
      new ReadOnlyObjectWrapper<>(new Counts(0, 0, 0));
  private Optional<Project> project = Optional.empty();
  private Subscription subscription = Subscription.EMPTY;
  private List<AgreementItem> all = List.of();
  private Map<String, Clip> clips = Map.of();
  private Map<Long, String> authors = Map.of();

  @Inject
  AgreementModel(
      ProjectModel projects,
      AnnotateModel annotate,
      AnnotatorModel annotator,
      LibraryModel library,
      TaskRunner tasks) {
    this.annotate = annotate;
    this.annotator = annotator;
    this.library = library;
    this.tasks = tasks;
    projects.stateProperty().subscribe(_ -> show(projects.project()));
    show.subscribe(_ -> filter());
    first.subscribe(_ -> refresh());
    second.subscribe(_ -> refresh());
    open.subscribe(this::turn);
  }

  /** Whether the room is on screen. */
  public BooleanProperty openProperty() {
    return open;
  }

  /** Whether there are labels of two judges or more. */
  public ReadOnlyBooleanProperty usefulProperty() {
    return useful.getReadOnlyProperty();
  }

  public ObjectProperty<Show> showProperty() {
    return show;
  }

  /** One of the two judges that are compared; empty for all of them. */
  public ObjectProperty<Optional<Judge>> firstProperty() {
    return first;
  }

  /** The other of the two. */
  public ObjectProperty<Optional<Judge>> secondProperty() {
    return second;
  }

  public ObservableList<Judge> judges() {
    return judges;
  }

  public ObservableList<AgreementItem> shown() {
    return shown;
  }

  public ReadOnlyObjectProperty<Optional<AgreementItem>> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Counts> countsProperty() {
    return counts.getReadOnlyProperty();
  }

  /** What a clip is called. */
  public String nameOf(AgreementItem item) {
    return Optional.ofNullable(clips.get(item.clipId())).map(Clip::name).orElse(item.clipId());
  }

  /** The gold label of {@code item} in words, with who settled it and when; empty without one. */
  public Optional<String> settled(AgreementItem item) {
    return item.gold()
        .map(
            gold ->
                JudgeWords.settled(
                    gold, authors.getOrDefault(gold.change(), gold.key().annotator())));
  }

  /** When a judge said it, how sure, from which model it was accepted, and the note. */
  public String saidHow(AgreementItem.Verdict verdict) {
    return JudgeWords.how(
        verdict.event(),
        project
            .flatMap(target -> target.labels().acceptedIn(verdict.event().change()))
            .map(accepted -> accepted.suggestion().model()));
  }

  public void select(AgreementItem item) {
    selected.set(Optional.of(item));
    aim();
    library.select(item.clipId());
  }

  /** Chooses what was judged of a clip or of a stretch of it, whatever the list shows. */
  void visit(String clipId, Condition condition, Optional<Segment> stretch) {
    Optional<AgreementItem> wanted =
        all.stream()
            .filter(
                item ->
                    item.clipId().equals(clipId)
                        && item.condition() == condition
                        && item.segment().equals(stretch))
            .findFirst();
    wanted.ifPresent(
        item -> {
          if (shown.stream().noneMatch(item::sameAs)) {
            show.set(Show.ALL);
          }
          select(item);
        });
  }

  /** Chooses the item {@code steps} further down the list. */
  public void move(int steps) {
    if (!shown.isEmpty()) {
      int at = indexOfSelected();
      int next = at < 0 ? 0 : Math.clamp((long) at + steps, 0, shown.size() - 1);
      select(shown.get(next));
    }
  }

  /** Chooses the next item on which judges differ, or the one before. */
  public void moveToDifference(int direction) {
    for (int at = indexOfSelected() + direction; at >= 0 && at < shown.size(); at += direction) {
      if (shown.get(at).differs()) {
        select(shown.get(at));
        return;
      }
    }
  }

  private int indexOfSelected() {
    return selected
        .get()
        .map(
            item -> {
              for (int i = 0; i < shown.size(); i++) {
                if (shown.get(i).sameAs(item)) {
                  return i;
                }
              }
              return -1;
            })
        .orElse(-1);
  }

  /** Makes what the judge with that number (from 0) says the gold label. */
  public void adopt(int number) {
    selected
        .get()
        .filter(item -> open.get() && number < item.verdicts().size())
        .ifPresent(item -> annotate.decide(item.verdicts().get(number).judgement()));
  }

  /** Items without gold on which all judges say the same. */
  public List<AgreementItem> unanimous() {
    return all.stream().filter(item -> item.unanimous() && item.gold().isEmpty()).toList();
  }

  /** Makes gold of what all judges say, as one undoable step. */
  public void acceptUnanimous() {
    List<Labels.Change> changes =
        unanimous().stream()
            .map(item -> new Labels.Change(item.goldKey(), item.sharedAnswers()))
            .toList();
    project
        .filter(_ -> !changes.isEmpty())
        .ifPresent(
            target ->
                tasks.start(
                    "agreement.accepting",
                    _ -> target.labels().apply(annotator.name(), changes),
                    (TaskState<List<LabelEvent>> _) -> {}));
  }

  private void turn(boolean shownNow) {
    if (shownNow) {
      refresh();
      if (selected.get().isEmpty()) {
        move(0);
      }
    }
    aim();
    library.walkBy(shownNow ? Optional.of(new Walk()) : Optional.empty());
  }

  private final class Walk implements LibraryModel.Walk {
    @Override
    public void move(int steps) {
      AgreementModel.this.move(steps);
    }

    @Override
    public void done() {
      AgreementModel.this.move(1);
    }
  }

  /** While the room is open, the label panel is about the gold label. */
  private void aim() {
    annotate.aimAt(
        open.get()
            ? Optional.of(selected.get().map(item -> Aim.at(item.goldKey())).orElse(Aim.nothing(0)))
            : Optional.empty());
  }

  private void show(Optional<Project> opened) {
    subscription.unsubscribe();
    project = opened;
    open.set(false);
    selected.set(Optional.empty());
    first.set(Optional.empty());
    second.set(Optional.empty());
    useful.set(false);
    subscription =
        opened
            .map(target -> target.labels().onChange(_ -> Platform.runLater(this::refresh)))
            .orElse(Subscription.EMPTY);
    refresh();
  }

  private void refresh() {
    if (!open.get() && project.isPresent()) {
      // Asked with every label of an annotator: all labels are not read for that.
      useful.set(useful.get() || mayHaveSeveral(project.get()));
      return;
    }
    List<LabelEvent> labels = project.map(target -> target.labels().current()).orElse(List.of());
    List<Judge> found = judgesOf(labels);
    if (!found.equals(judges)) {
      judges.setAll(found);
    }
    useful.set(judges.size() > 1 || labels.stream().anyMatch(event -> event.key().isGold()));
    if (!open.get()) {
      return; // without a project
    }
    clips =
        project.map(target -> target.library().clips()).orElse(List.of()).stream()
            .collect(Collectors.toMap(Clip::id, Function.identity()));
    authors = project.map(target -> target.labels().authors()).orElse(Map.of());
    all = AgreementItem.of(labels, compared());
    int judged = (int) all.stream().filter(item -> item.verdicts().size() > 1).count();
    int differing = (int) all.stream().filter(AgreementItem::differs).count();
    int gold = (int) all.stream().filter(item -> item.gold().isPresent()).count();
    counts.set(new Counts(judged, differing, gold));
    selected.set(selected.get().flatMap(item -> all.stream().filter(item::sameAs).findFirst()));
    filter();
  }

  /** Whether several people said something, one of them in several rounds, or what is right. */
  private static boolean mayHaveSeveral(Project target) {
    return target.labels().annotators().size() > 1
        || (!target.rounds().all().isEmpty() && !target.labels().annotators().isEmpty());
  }

  private List<Judge> compared() {
    List<Judge> pair = new ArrayList<>();
    first.get().ifPresent(pair::add);
    second.get().ifPresent(pair::add);
    return pair.size() == 2 ? pair : List.copyOf(judges);
  }

  private List<Judge> judgesOf(List<LabelEvent> labels) {
    Map<Long, String> rounds =
        project.map(target -> target.rounds().all()).orElse(List.of()).stream()
            .collect(Collectors.toMap(Round::id, round -> round.plan().name()));
    Set<Judge> found = new LinkedHashSet<>();
    for (LabelEvent event : labels) {
      LabelKey key = event.key();
      if (!key.isGold()) {
        String round = rounds.get(key.round());
        found.add(
            new Judge(
                key.annotator(),
                key.round(),
                round == null ? key.annotator() : key.annotator() + " · " + round));
      }
    }
    return found.stream().sorted(java.util.Comparator.comparing(Judge::name)).toList();
  }

  private void filter() {
    shown.setAll(
        all.stream()
            .filter(
                item ->
                    switch (show.get()) {
                      case DIFFERENCES -> item.differs();
                      case WITHOUT_GOLD -> item.gold().isEmpty() && item.verdicts().size() > 1;
                      case ALL -> true;
                    })
            .toList());
  }
}
