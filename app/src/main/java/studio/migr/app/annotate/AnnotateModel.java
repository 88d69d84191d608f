package studio.migr.app.annotate;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Segment;
import studio.migr.app.label.Suggestion;
import studio.migr.app.library.ClipRow;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.project.Step;
import studio.migr.app.project.UndoReach;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.EmotionScheme;

/**
 * The label under the annotator's hands. Lives on the JavaFX thread; writes one after the other in
 * the background.
 *
 * <p>A change shows at once and is called saved only when it is on disk. If it cannot be saved, it
 * disappears again and the state says why.
 */
@Singleton
public final class AnnotateModel {
  private final AnnotatorModel annotator;
  private final LabelWriter writer = new LabelWriter(this::refresh);
  private final ObjectProperty<Condition> condition = new SimpleObjectProperty<>(Condition.BOTH);
  private final ObjectProperty<Optional<Segment>> segment =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<LabelKey>> target =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Judgement> judgement =
      new ReadOnlyObjectWrapper<>(Judgement.EMPTY);
  private final ReadOnlyBooleanWrapper editable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper();
  private final ObservableList<LabelEvent> ofClip = FXCollections.observableArrayList();
  private final ObservableList<LabelEvent> ofClipToViews =
      FXCollections.unmodifiableObservableList(ofClip);
  private Optional<Aim> aim = Optional.empty();
  private Optional<ClipRow> row = Optional.empty();

  /** What was said and may not be on disk yet; nothing while nothing is written. */
  private final Map<LabelKey, Judgement> ahead = new HashMap<>();

  private final ReadOnlyObjectWrapper<EmotionScheme> scheme =
      new ReadOnlyObjectWrapper<>(EmotionScheme.DFEW);
  private Optional<Project> project = Optional.empty();
  private Subscription subscription = Subscription.EMPTY;

  @Inject
  AnnotateModel(ProjectModel projects, LibraryModel library, AnnotatorModel annotator) {
    this.annotator = annotator;
    projects.onLeaving(writer::finish);
    projects.stateProperty().subscribe(_ -> show(projects.project()));
    library.selectedProperty().subscribe(row -> aim(row));
    annotator.nameProperty().subscribe(() -> aim(library.selectedProperty().get()));
    condition.subscribe(() -> aim(library.selectedProperty().get()));
    segment.subscribe(() -> aim(library.selectedProperty().get()));
  }

  /** What the annotator has when judging; part of what the label is about. */
  public ObjectProperty<Condition> conditionProperty() {
    return condition;
  }

  /** The stretch that is judged; empty for the whole clip. */
  public ObjectProperty<Optional<Segment>> segmentProperty() {
    return segment;
  }

  /** What a label would be about now; empty while no clip is chosen. */
  public ReadOnlyObjectProperty<Optional<LabelKey>> targetProperty() {
    return target.getReadOnlyProperty();
  }

  /** The current label of the target. */
  public ReadOnlyObjectProperty<Judgement> judgementProperty() {
    return judgement.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<SaveState> saveStateProperty() {
    return writer.stateProperty();
  }

  /** Whether a clip is chosen and the project can be written. */
  public ReadOnlyBooleanProperty editableProperty() {
    return editable.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty redoableProperty() {
    return redoable.getReadOnlyProperty();
  }

  /**
   * The annotator's own current labels of the chosen clip; other people's stay hidden, to keep
   * judgements free.
   */
  public ObservableList<LabelEvent> ofClip() {
    return ofClipToViews;
  }

  /** The emotions to choose from. */
  public EmotionScheme scheme() {
    return scheme.get();
  }

  public ReadOnlyObjectProperty<EmotionScheme> schemeProperty() {
    return scheme.getReadOnlyProperty();
  }

  /** Sets an emotion of the scheme. */
  public void chooseEmotion(String emotion) {
    if (scheme().contains(emotion)) {
      change(label -> label.withEmotion(Optional.of(emotion)));
    }
  }

  /** Sets the emotion with that key, one of {@link EmotionScheme#KEYS}; nothing without one. */
  public void chooseEmotion(char key) {
    scheme().byKey(key).ifPresent(emotion -> chooseEmotion(emotion.name()));
  }

  public void chooseDominant(DominantModality dominant) {
    change(label -> label.withDominant(Optional.of(dominant)));
  }

  public void chooseConfidence(OptionalDouble confidence) {
    change(label -> label.withConfidence(confidence));
  }

  public void note(String text) {
    change(label -> label.withNote(Optional.of(text)));
  }

  /** Sets all parts of the label at once. */
  public void decide(Judgement whole) {
    change(_ -> whole);
  }

  /** Makes what a model proposes the label, where it is still open, and remembers that it was. */
  public void accept(Suggestion suggestion) {
    Judgement next = suggestion.completing(judgement.get());
    Optional<LabelKey> key = target.get();
    if (!editable.get() || key.isEmpty() || next.equals(judgement.get())) {
      return;
    }
    say(key.get(), next);
    Labels.Change change = new Labels.Change(key.get(), next);
    withProject(
        open ->
            writer.save(
                () -> open.labels().accept(annotator.name(), change, suggestion), () -> {}));
  }

  /** Lets labels be about something else than the clip on screen; empty: about that again. */
  public void aimAt(Optional<Aim> next) {
    aim = next;
    aim(row);
  }

  /** Whether labels are about the clip on screen, whichever that is. */
  boolean isFree() {
    return aim.isEmpty();
  }

  /** Empties the label; as every change it can be taken back. */
  public void clear() {
    change(_ -> Judgement.EMPTY);
  }

  /**
   * Saves labels of the annotator's own as one step that can be taken back.
   *
   * @param then runs once they are saved, or could not be; the save state says which
   */
  public void apply(List<Labels.Change> changes, Runnable then) {
    if (!editable.get()) {
      then.run();
      return;
    }
    withProject(open -> writer.write(() -> open.labels().apply(annotator.name(), changes), then));
  }

  /** Takes back the annotator's last change; in a round, only what was said in it. */
  public void undo() {
    UndoReach reach = reach();
    withProject(
        open -> writer.step(() -> moved(open.labels().undo(annotator.name(), reach), true)));
  }

  /** Makes again what was taken back, under the same limit as {@link #undo()}. */
  public void redo() {
    UndoReach reach = reach();
    withProject(
        open -> writer.step(() -> moved(open.labels().redo(annotator.name(), reach), false)));
  }

  /** What was done; empty if there was nothing to do. */
  private static Optional<SaveState.Moved> moved(Optional<Step> step, boolean back) {
    return step.map(each -> new SaveState.Moved(each, back));
  }

  private UndoReach reach() {
    return UndoReach.within(aim.map(Aim::round).orElse(0L));
  }

  private void change(UnaryOperator<Judgement> edit) {
    Judgement next = edit.apply(judgement.get());
    if (!editable.get() || next.equals(judgement.get())) {
      return;
    }
    LabelKey key = target.get().orElseThrow();
    say(key, next);
    withProject(
        open ->
            writer.save(
                () -> open.labels().apply(annotator.name(), List.of(new Labels.Change(key, next))),
                () -> {}));
  }

  private void say(LabelKey key, Judgement next) {
    ahead.put(key, next);
    judgement.set(next);
  }

  /** Saves several labels as one step. */
  void apply(List<Labels.Change> changes) {
    withProject(
        open -> writer.save(() -> open.labels().apply(annotator.name(), changes), () -> {}));
  }

  private void withProject(Consumer<Project> action) {
    project.filter(open -> open.readOnlyReason().isEmpty()).ifPresent(action);
  }

  /** Something that is written to the project. */
  public interface Writing {
    void run() throws ProjectException;
  }

  /**
   * Writes something after the labels set so far, and shows whether it is saved.
   *
   * @param then runs on the JavaFX thread if it is
   */
  public void save(Writing writing, Runnable then) {
    writer.save(writing::run, then);
  }

  /**
   * As {@link #save}.
   *
   * @param then runs on the JavaFX thread once it is saved, or could not be; the save state says
   *     which
   */
  public void write(Writing writing, Runnable then) {
    writer.write(writing::run, then);
  }

  private void show(Optional<Project> opened) {
    subscription.unsubscribe();
    project = opened;
    ahead.clear();
    writer.startAnew();
    subscription =
        opened
            .map(open -> open.labels().onChange(_ -> Platform.runLater(this::refreshIfQuiet)))
            .orElse(Subscription.EMPTY);
    refresh();
  }

  private void aim(Optional<ClipRow> chosenRow) {
    row = chosenRow;
    target.set(
        aim.isPresent()
            ? aim.get().key().map(this::withSegment)
            : row.map(
                chosen ->
                    new LabelKey(
                        chosen.clip().id(), annotator.name(), condition.get(), segment.get())));
    refresh();
  }

  private LabelKey withSegment(LabelKey key) {
    return aim.map(Aim::segments).orElse(false) && segment.get().isPresent()
        ? new LabelKey(key.clipId(), key.annotator(), key.condition(), segment.get(), key.round())
        : key;
  }

  /**
   * While writes are under way the screen is ahead of the disk; it is read again after the last
   * one.
   */
  private void refreshIfQuiet() {
    if (writer.isQuiet()) {
      refresh();
    }
  }

  private void refresh() {
    Optional<LabelKey> key = target.get();
    scheme.set(project.map(Project::scheme).orElse(EmotionScheme.DFEW));
    editable.set(
        key.isPresent()
            && !aim.map(Aim::readOnly).orElse(false)
            && project.map(open -> open.readOnlyReason().isEmpty()).orElse(false));
    undoable.set(
        project.map(open -> open.labels().canUndo(annotator.name(), reach())).orElse(false));
    redoable.set(
        project.map(open -> open.labels().canRedo(annotator.name(), reach())).orElse(false));
    if (writer.isQuiet()) {
      ahead.clear();
    }
    judgement.set(key.map(this::saidOf).orElse(Judgement.EMPTY));
    ofClip.setAll(
        project
            .flatMap(open -> key.map(k -> open.labels().currentOf(k.clipId())))
            .orElse(List.of())
            .stream()
            .filter(event -> key.map(k -> isSameJudge(k, event.key())).orElse(false))
            .toList());
  }

  private Judgement saidOf(LabelKey key) {
    return Optional.ofNullable(ahead.get(key))
        .or(() -> project.flatMap(open -> open.labels().current(key)).map(LabelEvent::judgement))
        .orElse(Judgement.EMPTY);
  }

  /**
   * Whether a label may be on screen now: in a round, only what the judge said in it under the same
   * condition. What others said, or the judge before, would lead the judgement.
   */
  public boolean mayShow(LabelKey key) {
    return target
        .get()
        .filter(now -> now.round() != 0)
        .map(now -> isSameJudge(now, key))
        .orElse(true);
  }

  /** In a round only what was said of its entry; elsewhere all that the person said. */
  private static boolean isSameJudge(LabelKey target, LabelKey key) {
    return key.annotator().equals(target.annotator())
        && (target.round() == 0
            || (target.round() == key.round() && target.condition() == key.condition()));
  }
}
