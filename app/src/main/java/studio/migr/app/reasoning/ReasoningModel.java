package studio.migr.app.reasoning;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.util.Subscription;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.label.ReasoningCorrection.Decision;
import studio.migr.app.label.ReasoningPart;
import studio.migr.app.library.ClipRow;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.predict.Prediction;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.settings.Settings;
import studio.migr.app.suggest.ModelSight;
import studio.migr.app.suggest.PredictionsModel;
import studio.migr.runtime.reasoning.SegmentKind;

/**
 * The reasoning of the chosen model about the clip on screen, as the annotator left it. Every
 * change is saved at once, as a step that undo takes back; the model's own words stay as they were.
 * Lives on the JavaFX thread; writes in the background.
 */
@Singleton
public final class ReasoningModel {
  private final ProjectModel projects;
  private final LibraryModel library;
  private final AnnotateModel annotate;
  private final AnnotatorModel annotator;
  private final PredictionsModel predictions;
  private final ModelSight sight;
  private final ReadOnlyObjectWrapper<Optional<ReasoningDraft>> draft =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper editable = new ReadOnlyBooleanWrapper();
  private final IntegerProperty chosen = new SimpleIntegerProperty(-1);
  private final BooleanProperty open;
  private Subscription subscription = Subscription.EMPTY;
  private final Map<Whose, Unsaved> unsaved = new HashMap<>();

  /** A reasoning that somebody corrects. */
  private record Whose(String clip, String annotator) {}

  /** How it will stand once so many changes are written. */
  private record Unsaved(ReasoningDraft draft, int changes) {}

  @Inject
  ReasoningModel(
      ProjectModel projects,
      LibraryModel library,
      AnnotateModel annotate,
      AnnotatorModel annotator,
      PredictionsModel predictions,
      ModelSight sight,
      Settings settings) {
    this.projects = projects;
    this.library = library;
    this.annotate = annotate;
    this.annotator = annotator;
    this.predictions = predictions;
    this.sight = sight;
    open = new SimpleBooleanProperty(settings.load("reasoning", ReasoningSettings.DEFAULT).open());
    open.addListener((_, _, now) -> settings.save("reasoning", new ReasoningSettings(now)));
    projects.stateProperty().subscribe(_ -> follow(projects.project()));
    library
        .selectedProperty()
        .subscribe(
            _ -> {
              chosen.set(-1);
              refresh();
            });
    annotator.nameProperty().subscribe(_ -> refresh());
    predictions.predictionsProperty().subscribe(_ -> refresh());
    sight.allowedProperty().subscribe(_ -> refresh());
  }

  /** What stands there now; empty without a prediction, or while it may not be seen. */
  ReadOnlyObjectProperty<Optional<ReasoningDraft>> draftProperty() {
    return draft.getReadOnlyProperty();
  }

  /** Whether there is something to change, and the project can be written. */
  public ReadOnlyBooleanProperty editableProperty() {
    return editable.getReadOnlyProperty();
  }

  /** The segment that keys are about; −1 for none. */
  IntegerProperty chosenProperty() {
    return chosen;
  }

  /** Whether the section is unfolded; remembered. */
  BooleanProperty openProperty() {
    return open;
  }

  /** Chooses the segment {@code steps} further, from the last to the first. */
  public void chooseBy(int steps) {
    int count = draft.get().map(now -> now.parts().size()).orElse(0);
    if (count > 0) {
      open.set(true);
      chosen.set(Math.floorMod((chosen.get() < 0 && steps < 0 ? 0 : chosen.get()) + steps, count));
    }
  }

  /** Moves a segment up or down by one. */
  public void move(int index, int by) {
    draft
        .get()
        .filter(now -> isPart(now, index) && isPart(now, index + by))
        .ifPresent(
            now -> {
              save(now.moved(index, index + by));
              chosen.set(index + by);
            });
  }

  /** Rates a segment; the same rating once more takes it back. */
  public void rate(int index, ReasoningPart.Rating rating) {
    with(index, now -> now.rated(index, rating));
  }

  /** Takes a segment out. */
  public void remove(int index) {
    with(index, now -> now.without(index));
  }

  /**
   * Puts the annotator's words in the place of a segment's; without words it goes.
   *
   * @param of where the words were typed: of another clip than that on screen, if that was left
   *     meanwhile
   */
  void rewrite(ReasoningDraft of, int index, String words) {
    String plain = ReasoningPart.plain(words);
    if (!isPart(of, index) || plain.equals(of.parts().get(index).text())) {
      return;
    }
    save(
        plain.isEmpty()
            ? of.without(index)
            : of.replaced(index, of.parts().get(index).rewritten(plain, annotator.name())));
  }

  /** Adds a segment that the model did not write. */
  void add(SegmentKind kind, String words) {
    String plain = ReasoningPart.plain(words);
    if (!plain.isEmpty()) {
      draft
          .get()
          .ifPresent(now -> save(now.with(ReasoningPart.added(kind, plain, annotator.name()))));
    }
  }

  /** Accepts the reasoning as it stands, or takes that back. */
  public void accept() {
    decide(Decision.ACCEPTED);
  }

  /** Rejects the reasoning, or takes that back. */
  public void reject() {
    decide(Decision.REJECTED);
  }

  private void decide(Decision decision) {
    draft
        .get()
        .filter(now -> decision == Decision.REJECTED || !now.parts().isEmpty())
        .ifPresent(now -> save(now.decided(now.decision() == decision ? Decision.OPEN : decision)));
  }

  private void with(int index, UnaryOperator<ReasoningDraft> change) {
    draft.get().filter(now -> isPart(now, index)).ifPresent(now -> save(change.apply(now)));
  }

  private static boolean isPart(ReasoningDraft of, int index) {
    return index >= 0 && index < of.parts().size();
  }

  /** The label of the annotator, if there is one, is what the reasoning has to argue for. */
  private void save(ReasoningDraft next) {
    Optional<Project> project = projects.project();
    if (project.isEmpty() || project.get().readOnlyReason().isPresent()) {
      return;
    }
    String answer =
        library
            .selectedProperty()
            .get()
            .filter(row -> row.clip().id().equals(next.clipId()))
            .flatMap(row -> row.judgement().emotion())
            .orElse(next.answer());
    // Without a segment left there is nothing to accept: it is rejected.
    Decision decision = next.parts().isEmpty() ? Decision.REJECTED : next.decision();
    ReasoningDraft saved =
        new ReasoningDraft(next.clipId(), next.model(), next.parts(), answer, decision, true);
    if (draft.get().filter(now -> now.clipId().equals(next.clipId())).isPresent()) {
      draft.set(Optional.of(saved));
    }
    String who = annotator.name();
    Whose whose = new Whose(next.clipId(), who);
    unsaved.merge(
        whose, new Unsaved(saved, 1), (before, now) -> new Unsaved(saved, before.changes() + 1));
    annotate.write(
        () ->
            project
                .get()
                .reasoningCorrections()
                .correct(
                    next.clipId(),
                    who,
                    next.model().name(),
                    next.model().id(),
                    next.parts(),
                    answer,
                    decision),
        () -> {
          unsaved.computeIfPresent(
              whose,
              (_, now) -> now.changes() == 1 ? null : new Unsaved(now.draft(), now.changes() - 1));
          refresh();
        });
  }

  private void follow(Optional<Project> opened) {
    subscription.unsubscribe();
    subscription =
        opened.map(now -> now.labels().onChange(this::changed)).orElse(Subscription.EMPTY);
    refresh();
  }

  private void changed(Set<String> clips) {
    Platform.runLater(
        () -> {
          if (draft.get().filter(now -> clips.contains(now.clipId())).isPresent()) {
            refresh();
          }
        });
  }

  private void refresh() {
    Optional<Project> project = projects.project();
    Optional<Prediction> said =
        sight.allowedProperty().get()
            ? library
                .selectedProperty()
                .get()
                .map(ClipRow::clip)
                .flatMap(clip -> predictions.of(clip.id()))
            : Optional.empty();
    Optional<ReasoningDraft> next =
        project.flatMap(now -> said.map(prediction -> draftOf(now, prediction)));
    editable.set(
        next.isPresent() && project.map(now -> now.readOnlyReason().isEmpty()).orElse(false));
    draft.set(next);
    int count = next.map(now -> now.parts().size()).orElse(0);
    chosen.set(Math.min(chosen.get(), count - 1));
  }

  /** While changes are being written, what is shown is ahead of the disk. */
  private ReasoningDraft draftOf(Project project, Prediction prediction) {
    Unsaved ahead = unsaved.get(new Whose(prediction.clipId(), annotator.name()));
    if (ahead != null && ahead.draft().model().id().equals(prediction.model().id())) {
      return ahead.draft();
    }
    return project
        .reasoningCorrections()
        .of(prediction.clipId(), annotator.name(), prediction.model().id())
        .map(ReasoningDraft::of)
        .orElseGet(() -> ReasoningDraft.of(prediction));
  }

  /** The kinds that the model left out. */
  List<SegmentKind> missing() {
    return draft
        .get()
        .map(
            now ->
                List.of(SegmentKind.VIS_DESC, SegmentKind.AUD_DESC, SegmentKind.TEXT).stream()
                    .filter(kind -> now.parts().stream().noneMatch(part -> part.kind() == kind))
                    .toList())
        .orElse(List.of());
  }
}
