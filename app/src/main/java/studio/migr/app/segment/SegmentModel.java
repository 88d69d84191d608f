package studio.migr.app.segment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Segment;
import studio.migr.app.player.ClipSource;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.player.TimeRange;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.suggest.ModelSight;

/**
 * The labelled stretches of the open clip, and the one of them that is chosen. Lives on the JavaFX
 * thread; knows no control.
 *
 * <p>Only the annotator's own can be chosen and changed. A change shows at once; each is one step
 * that can be taken back. The chosen segment is also the player's selection, so that it loops and
 * that a label goes to it.
 */
@Singleton
public final class SegmentModel {
  /** Two times that differ by less are the same instant, in ms. */
  private static final double SAME_MS = 0.5;

  private final ProjectModel projects;
  private final PlayerModel player;
  private final AnnotateModel annotate;
  private final AnnotatorModel annotator;
  private final ModelSight sight;

  private final ObservableList<LabelEvent> segments = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<LabelKey>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<SegmentEdit>> edit =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Subscription subscription = Subscription.EMPTY;

  /** Changes that are shown here and not yet on disk. */
  private int unsaved;

  /** Set while this model itself changes the selection. */
  private boolean selecting;

  @Inject
  SegmentModel(
      ProjectModel projects,
      PlayerModel player,
      AnnotateModel annotate,
      AnnotatorModel annotator,
      ModelSight sight) {
    this.sight = sight;
    this.projects = projects;
    this.player = player;
    this.annotate = annotate;
    this.annotator = annotator;
    projects.stateProperty().subscribe(_ -> listen());
    player.sourceProperty().subscribe(this::open);
    annotator.nameProperty().subscribe(this::refresh);
    annotate
        .targetProperty()
        .map(key -> key.map(LabelKey::round).orElse(0L))
        .subscribe(_ -> refresh());
    sight.blindedProperty().subscribe(_ -> refresh());
    player.selection().rangeProperty().subscribe(this::follow);
  }

  /** Everybody's segments of the open clip, in order of their starts. */
  public ObservableList<LabelEvent> segments() {
    return FXCollections.unmodifiableObservableList(segments);
  }

  /** Those of {@code name}, in order of their starts. */
  public List<LabelEvent> of(String name) {
    return segments.stream().filter(event -> event.key().annotator().equals(name)).toList();
  }

  /** Who has segments in this clip, the annotator always first. */
  public List<String> annotators() {
    List<String> names = new ArrayList<>(List.of(annotator.name()));
    segments.stream()
        .map(event -> event.key().annotator())
        .distinct()
        .sorted()
        .filter(name -> !name.equals(annotator.name()))
        .forEach(names::add);
    return names;
  }

  /** Whether {@code key} is the annotator's own, who alone may change it. */
  public boolean isOwn(LabelKey key) {
    return key.annotator().equals(annotator.name());
  }

  /**
   * Whether segments can be made and changed: a clip is chosen and the project is not read-only.
   */
  public ReadOnlyBooleanProperty editableProperty() {
    return annotate.editableProperty();
  }

  public ReadOnlyObjectProperty<Optional<LabelKey>> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** The segment that is being dragged. */
  public ReadOnlyObjectProperty<Optional<SegmentEdit>> editProperty() {
    return edit.getReadOnlyProperty();
  }

  // ---- choosing

  /** Chooses one of the annotator's own segments, which selects its stretch. */
  public void choose(LabelKey key) {
    if (isOwn(key)) {
      chosen.set(Optional.of(key));
      select(rangeOf(key));
    }
  }

  /**
   * Chooses the next of the annotator's own segments and goes to its start; the first one after the
   * play head if none is chosen.
   *
   * @param steps 1 for the next, −1 for the one before
   */
  public void chooseBy(int steps) {
    List<LabelEvent> own = of(annotator.name());
    if (own.isEmpty()) {
      return;
    }
    List<LabelKey> keys = own.stream().map(LabelEvent::key).toList();
    int at = chosen.get().map(keys::indexOf).orElse(-1);
    int next = at >= 0 ? Math.clamp(at + steps, 0, keys.size() - 1) : nearPlayHead(keys, steps);
    choose(keys.get(next));
    player.seek(rangeOf(keys.get(next)).startMs());
  }

  private int nearPlayHead(List<LabelKey> keys, int steps) {
    double now = player.positionMsProperty().get();
    int after = 0;
    while (after < keys.size() && rangeOf(keys.get(after)).startMs() < now - SAME_MS) {
      after++;
    }
    return Math.clamp(steps > 0 ? after : after - 1, 0, keys.size() - 1);
  }

  private void select(TimeRange range) {
    selecting = true;
    player.selection().select(range.startMs(), range.endMs());
    selecting = false;
  }

  /** Whoever selects something else has left the segment. */
  private void follow(Optional<TimeRange> range) {
    if (!selecting) {
      chosen.set(
          chosen.get().filter(key -> range.filter(now -> isSame(now, rangeOf(key))).isPresent()));
    }
  }

  private static boolean isSame(TimeRange a, TimeRange b) {
    return Math.abs(a.startMs() - b.startMs()) < SAME_MS
        && Math.abs(a.endMs() - b.endMs()) < SAME_MS;
  }

  // ---- changing

  /**
   * Shows where a segment would be if it, or an edge of it, was dragged there.
   *
   * @param byMs how far the pointer went
   * @param reachMs how near an edge of a neighbour or the play head has to be to be snapped to; 0
   *     snaps to nothing, not even to frames
   */
  public void drag(LabelKey key, SegmentPart part, double byMs, double reachMs) {
    if (!isOwn(key) || !annotate.editableProperty().get() || player.source().isEmpty()) {
      return;
    }
    TimeRange range = rangeOf(key);
    TimeRange moved = dragging(Optional.of(key), reachMs).moved(range, part, byMs);
    edit.set(Optional.of(new SegmentEdit(key, moved)));
  }

  /**
   * Where an end of a selection that is drawn to {@code ms} comes to lie: at a neighbour or the
   * play head in reach, else at a frame.
   *
   * @param reachMs 0 snaps to nothing
   */
  public double snapped(double ms, double reachMs) {
    return player.source().isEmpty() ? ms : dragging(Optional.empty(), reachMs).place(ms);
  }

  private SegmentDrag dragging(Optional<LabelKey> moving, double reachMs) {
    return new SegmentDrag(
        grid(), new TimeRange(player.startMs(), player.endMs()), edges(moving), reachMs);
  }

  /** What a moving edge is drawn to: other own segments and the play head. */
  private List<Double> edges(Optional<LabelKey> moving) {
    List<Double> edges = new ArrayList<>(List.of(player.positionMsProperty().get()));
    for (LabelEvent event : of(annotator.name())) {
      if (!moving.equals(Optional.of(event.key()))) {
        TimeRange range = rangeOf(event.key());
        edges.add(range.startMs());
        edges.add(range.endMs());
      }
    }
    return edges;
  }

  private FrameGrid grid() {
    return new FrameGrid(player.source().orElseThrow().info());
  }

  /** Leaves the dragged segment where it is shown now. */
  public void drop() {
    Optional<SegmentEdit> done = edit.get();
    edit.set(Optional.empty());
    done.ifPresent(moved -> move(moved.key(), moved.range()));
  }

  /**
   * Moves the chosen segment, or an edge of it, by frames; a sound alone by 10 ms each. Its length
   * in frames stays when the whole is moved.
   */
  public void nudge(SegmentPart part, int frames) {
    if (chosen.get().isEmpty() || player.source().isEmpty()) {
      return;
    }
    LabelKey key = chosen.get().get();
    TimeRange range = rangeOf(key);
    FrameGrid grid = grid();
    double start =
        part == SegmentPart.END ? range.startMs() : grid.shifted(range.startMs(), frames);
    double end = part == SegmentPart.START ? range.endMs() : grid.shifted(range.endMs(), frames);
    boolean stuck =
        part == SegmentPart.WHOLE
            && (isClose(start, range.startMs()) || isClose(end, range.endMs()));
    if (!stuck && end > start) {
      move(key, new TimeRange(start, end));
    }
  }

  private static boolean isClose(double a, double b) {
    return Math.abs(a - b) < SAME_MS;
  }

  /** The label goes from the old stretch to the new one in one step. */
  private void move(LabelKey key, TimeRange range) {
    Segment old = key.segment().orElseThrow();
    long start = old.timeBase().toTicks(range.startMs());
    long end = Math.max(start + 1, old.timeBase().toTicks(range.endMs()));
    LabelKey next =
        new LabelKey(
            key.clipId(),
            key.annotator(),
            key.condition(),
            Optional.of(new Segment(start, end, old.timeBase())),
            key.round());
    Optional<LabelEvent> event = find(key);
    boolean taken = find(next).isPresent(); // two labels of one stretch cannot be told apart
    if (event.isEmpty() || next.equals(key) || taken || !annotate.editableProperty().get()) {
      return;
    }
    Judgement judgement = event.get().judgement();
    segments.remove(event.get());
    segments.add(
        new LabelEvent(
            event.get().id(), event.get().change(), event.get().time(), next, judgement));
    sort();
    choose(next);
    save(List.of(new Labels.Change(key, Judgement.EMPTY), new Labels.Change(next, judgement)));
  }

  /** Takes the label from the chosen stretch; the selection goes with it. */
  public void remove() {
    Optional<LabelEvent> event = chosen.get().flatMap(this::find);
    if (event.isPresent() && annotate.editableProperty().get()) {
      segments.remove(event.get());
      chosen.set(Optional.empty());
      player.selection().clear();
      save(List.of(new Labels.Change(event.get().key(), Judgement.EMPTY)));
    }
  }

  private void save(List<Labels.Change> changes) {
    unsaved++;
    annotate.apply(
        changes,
        () -> {
          unsaved--;
          refresh();
        });
  }

  private Optional<LabelEvent> find(LabelKey key) {
    return segments.stream().filter(event -> event.key().equals(key)).findFirst();
  }

  /** The stretch of a label, in ms on the container's clock. */
  public static TimeRange rangeOf(LabelKey key) {
    Segment segment = key.segment().orElseThrow();
    return new TimeRange(segment.startMs(), segment.endMs());
  }

  // ---- what there is

  private void open(Optional<ClipSource> source) {
    edit.set(Optional.empty());
    chosen.set(Optional.empty());
    refresh();
  }

  private void listen() {
    subscription.unsubscribe();
    subscription =
        projects
            .project()
            .map(open -> open.labels().onChange(_ -> Platform.runLater(this::refresh)))
            .orElse(Subscription.EMPTY);
    refresh();
  }

  /** While changes are being written, what is shown is ahead of the disk. */
  private void refresh() {
    if (unsaved > 0) {
      return;
    }
    Optional<Project> project = projects.project();
    Optional<ClipSource> source = player.source();
    List<LabelEvent> found =
        project.isEmpty() || source.isEmpty()
            ? List.of()
            : project.get().labels().currentOf(source.get().id()).stream()
                .filter(event -> event.key().segment().isPresent())
                .filter(event -> annotate.mayShow(event.key()))
                .filter(event -> isOwn(event.key()) || !sight.blindedProperty().get())
                .sorted(BY_START)
                .toList();
    if (!found.equals(segments)) {
      segments.setAll(found);
    }
    chosen.set(chosen.get().filter(key -> isOwn(key) && find(key).isPresent()));
  }

  private void sort() {
    FXCollections.sort(segments, BY_START);
  }

  private static final Comparator<LabelEvent> BY_START =
      Comparator.<LabelEvent>comparingDouble(event -> rangeOf(event.key()).startMs())
          .thenComparingDouble(event -> rangeOf(event.key()).endMs());
}
