package studio.migr.app.round;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import studio.migr.app.annotate.Aim;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.clip.Clip;
import studio.migr.app.label.Round;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.runtime.emotion.Condition;

/**
 * The annotator's queue of a round. While the room is open, the player gives exactly what the entry
 * asks for, and the label panel is about the entry. Lives on the JavaFX thread.
 */
@Singleton
public final class RoundModel {

  /** How far one person is under one condition. */
  public record Progress(String annotator, Condition condition, int done, int total) {}

  private final AnnotateModel annotate;
  private final AnnotatorModel annotator;
  private final LibraryModel library;
  private final PlayerModel player;
  private final BlindRound blind;
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper useful = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Round>> round =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Round>> started =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> visited =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<QueueEntry>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableList<Round> rounds = FXCollections.observableArrayList();
  private final ObservableList<QueueEntry> queue = FXCollections.observableArrayList();
  private final ObservableList<Progress> progress = FXCollections.observableArrayList();
  private Optional<Project> project = Optional.empty();
  private Subscription subscription = Subscription.EMPTY;

  @Inject
  RoundModel(
      ProjectModel projects,
      AnnotateModel annotate,
      AnnotatorModel annotator,
      LibraryModel library,
      PlayerModel player,
      BlindRound blind) {
    this.annotate = annotate;
    this.annotator = annotator;
    this.library = library;
    this.player = player;
    this.blind = blind;
    projects.stateProperty().subscribe(_ -> show(projects.project()));
    annotator.nameProperty().subscribe(this::refresh);
    open.subscribe(this::turn);
  }

  /** Whether the room is on screen. */
  public BooleanProperty openProperty() {
    return open;
  }

  /** Whether there is a round. */
  public ReadOnlyBooleanProperty usefulProperty() {
    return useful.getReadOnlyProperty();
  }

  /** The round that was started just now in this window. */
  public ReadOnlyObjectProperty<Optional<Round>> startedProperty() {
    return started.getReadOnlyProperty();
  }

  /** The id of the clip to which the annotator went from the review of a round. */
  public ReadOnlyObjectProperty<Optional<String>> visitedProperty() {
    return visited.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Round>> roundProperty() {
    return round.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<QueueEntry>> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** All rounds, newest first. */
  public ObservableList<Round> rounds() {
    return rounds;
  }

  public ObservableList<QueueEntry> queue() {
    return queue;
  }

  public ObservableList<Progress> progress() {
    return progress;
  }

  /** Everybody who ever labelled here, to be asked again. */
  public List<String> people() {
    return project.map(target -> target.labels().annotators()).orElse(List.of());
  }

  /** Starts a round, as {@code plan} says. */
  public void start(RoundPlan plan) {
    project.ifPresent(
        target ->
            annotate.save(
                () -> target.rounds().start(annotator.name(), plan),
                () -> {
                  refresh();
                  rounds.stream()
                      .filter(made -> made.plan().equals(plan))
                      .findFirst()
                      .ifPresent(
                          made -> {
                            choose(made);
                            started.set(Optional.of(made));
                          });
                }));
  }

  /** Shows another round. */
  void choose(Round next) {
    round.set(Optional.of(next));
    selected.set(Optional.empty());
    refresh();
    if (open.get()) {
      selectFirstOpen();
    }
  }

  void select(QueueEntry entry) {
    selected.set(Optional.of(entry));
    give();
  }

  private void selectFirstOpen() {
    queue.stream()
        .filter(entry -> !entry.done())
        .findFirst()
        .or(() -> queue.stream().findFirst())
        .ifPresentOrElse(this::select, this::give);
  }

  /** Whether the chosen entry can be changed again. */
  boolean canReopen() {
    return selected.get().map(QueueEntry::done).orElse(false)
        && round.get().map(now -> !now.closed()).orElse(false);
  }

  void reopen(String reason) {
    withEntry(
        (target, entry) ->
            annotate.save(
                () -> target.rounds().reopen(annotator.name(), entry, reason), this::refresh));
  }

  /** Ends the round for everybody. */
  void close() {
    project.ifPresent(
        target ->
            round
                .get()
                .ifPresent(
                    now ->
                        annotate.save(
                            () -> target.rounds().close(annotator.name(), now), this::refresh)));
  }

  /** Whether the annotator's part of the shown round is over, so that all of it may be seen. */
  boolean canReveal() {
    return round
        .get()
        .filter(
            now -> now.closed() || (!queue.isEmpty() && queue.stream().allMatch(QueueEntry::done)))
        .isPresent();
  }

  /** What was said in the shown round; nothing before {@link #canReveal()}. */
  List<RoundReview> review() {
    return project
        .filter(_ -> canReveal())
        .flatMap(target -> round.get().map(now -> RoundReview.of(target, now, annotator.name())))
        .orElse(List.of());
  }

  /** The conditions under which the annotator judges in the shown round, in their order. */
  List<Condition> ownConditions() {
    return round.get().map(now -> now.plan().conditionsOf(annotator.name())).orElse(List.of());
  }

  /** Leaves the round for one of its clips. */
  public void visit(String clipId) {
    visited.set(Optional.of(clipId)); // first: while the room is open, the queue chooses the clip
    visited.set(Optional.empty());
    library.select(clipId);
  }

  private void finish() {
    withEntry(
        (target, entry) -> {
          if (selected.get().map(QueueEntry::done).orElse(true)) {
            next();
          } else {
            annotate.save(
                () -> target.rounds().finish(annotator.name(), entry),
                () -> {
                  refresh();
                  next();
                });
          }
        });
  }

  /** The next entry that is not done, from here on and then from the start. */
  private void next() {
    int at = selected.get().map(QueueEntry::number).orElse(0);
    queue.stream()
        .filter(entry -> !entry.done() && entry.number() > at)
        .findFirst()
        .or(() -> queue.stream().filter(entry -> !entry.done()).findFirst())
        .ifPresent(this::select);
  }

  private void move(int steps) {
    if (!queue.isEmpty()) {
      int at = selected.get().map(QueueEntry::number).orElse(1) - 1;
      select(queue.get(Math.clamp((long) at + steps, 0, queue.size() - 1)));
    }
  }

  private interface EntryAction {
    void run(Project project, RoundEntry entry);
  }

  private void withEntry(EntryAction action) {
    project.ifPresent(
        target -> selected.get().ifPresent(chosen -> action.run(target, chosen.entry())));
  }

  private final class Walk implements LibraryModel.Walk {
    @Override
    public void move(int steps) {
      RoundModel.this.move(steps);
    }

    @Override
    public void done() {
      finish();
    }
  }

  private void turn(boolean shown) {
    library.walkBy(shown ? Optional.of(new Walk()) : Optional.empty());
    if (shown) {
      refresh();
      selectFirstOpen();
    } else {
      player.condition().demand(Optional.empty());
      annotate.aimAt(Optional.empty());
    }
  }

  /** Gives the annotator the chosen entry: its clip, under its condition, and nothing else. */
  private void give() {
    if (!open.get()) {
      return;
    }
    Optional<QueueEntry> chosen = selected.get();
    if (chosen.isEmpty()) {
      annotate.aimAt(Optional.of(Aim.nothing(round.get().map(Round::id).orElse(0L))));
      return;
    }
    RoundEntry entry = chosen.get().entry();
    // The condition first: not one frame of what is withheld may show.
    player.condition().demand(Optional.of(entry.condition()));
    boolean over = chosen.get().done() || round.get().map(Round::closed).orElse(true);
    annotate.aimAt(Optional.of(Aim.atEntry(entry.key(), over)));
    library.select(entry.clipId());
  }

  private void show(Optional<Project> opened) {
    subscription.unsubscribe();
    open.set(false);
    project = opened;
    round.set(Optional.empty());
    started.set(Optional.empty());
    selected.set(Optional.empty());
    subscription =
        opened
            .map(target -> target.rounds().onChange(() -> Platform.runLater(this::refresh)))
            .orElse(Subscription.EMPTY);
    refresh();
  }

  private void refresh() {
    List<Round> all =
        new ArrayList<>(project.map(target -> target.rounds().all()).orElse(List.of())).reversed();
    rounds.setAll(all);
    useful.set(!all.isEmpty());
    Optional<Round> before = round.get();
    Optional<Round> bound = project.flatMap(blind::waiting);
    round.set(
        bound
            .or(
                () ->
                    all.stream()
                        .filter(each -> before.map(Round::id).equals(Optional.of(each.id())))
                        .findFirst())
            .or(() -> all.stream().filter(each -> !each.closed()).findFirst())
            .or(() -> all.stream().findFirst()));
    fillQueue();
    Optional<RoundEntry> chosen = selected.get().map(QueueEntry::entry);
    selected.set(
        queue.stream().filter(each -> chosen.equals(Optional.of(each.entry()))).findFirst());
    if (selected.get().isPresent()) {
      give();
    } else if (open.get()) {
      selectFirstOpen();
    }
    blind.run(bound);
  }

  private void fillQueue() {
    if (project.isEmpty() || round.get().isEmpty()) {
      queue.clear();
      progress.clear();
      return;
    }
    Project target = project.get();
    Round now = round.get().get();
    Set<RoundEntry> done = target.rounds().done(now);
    Map<String, String> names = new HashMap<>();
    for (Clip clip : target.library().clips()) {
      names.put(clip.id(), clip.name());
    }
    List<QueueEntry> mine = new ArrayList<>();
    for (RoundEntry entry : target.rounds().queue(now, annotator.name())) {
      mine.add(
          new QueueEntry(
              mine.size() + 1,
              entry,
              done.contains(entry),
              names.getOrDefault(entry.clipId(), entry.clipId())));
    }
    queue.setAll(mine);
    List<Progress> lines = new ArrayList<>();
    for (String person : now.plan().annotators()) {
      List<RoundEntry> theirs = target.rounds().queue(now, person);
      for (Condition condition : now.plan().conditionsOf(person)) {
        List<RoundEntry> part =
            theirs.stream().filter(entry -> entry.condition() == condition).toList();
        int finished = (int) part.stream().filter(done::contains).count();
        lines.add(new Progress(person, condition, finished, part.size()));
      }
    }
    progress.setAll(lines);
  }
}
