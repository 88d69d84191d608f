package studio.migr.app.suggest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.clip.Clip;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Suggestion;
import studio.migr.app.library.ClipRow;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.predict.Prediction;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.runtime.emotion.Condition;

/**
 * What a model proposes for the clip on screen, and accepting it. Nothing of it is a label before.
 * Lives on the JavaFX thread.
 */
@Singleton
public final class SuggestModel {
  private final ProjectModel projects;
  private final LibraryModel library;
  private final AnnotateModel annotate;
  private final PredictionsModel predictions;
  private final ModelSight sight;
  private final ReadOnlyObjectWrapper<SuggestState> state =
      new ReadOnlyObjectWrapper<>(new SuggestState.Nothing());
  private final BooleanBinding acceptable;

  @Inject
  SuggestModel(
      ProjectModel projects,
      LibraryModel library,
      AnnotateModel annotate,
      PredictionsModel predictions,
      ModelSight sight) {
    this.projects = projects;
    this.library = library;
    this.annotate = annotate;
    this.predictions = predictions;
    this.sight = sight;
    acceptable =
        Bindings.createBooleanBinding(
            () -> annotate.editableProperty().get() && open().isPresent(),
            annotate.editableProperty(),
            state);
    predictions.predictionsProperty().subscribe(_ -> refresh());
    sight.allowedProperty().subscribe(_ -> refresh());
    library.selectedProperty().subscribe(_ -> refresh());
    annotate.targetProperty().subscribe(_ -> refresh());
    annotate.judgementProperty().subscribe(_ -> refresh());
    annotate.ofClip().subscribe(this::refresh);
  }

  public ReadOnlyObjectProperty<SuggestState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What can be accepted now. */
  private Optional<Suggestion> open() {
    return state.get() instanceof SuggestState.Shown shown ? shown.open() : Optional.empty();
  }

  /** Whether there is something to accept. */
  public BooleanBinding acceptable() {
    return acceptable;
  }

  /** Makes what is proposed the annotator's own label, as far as the label is still open. */
  public void accept() {
    if (acceptable.get()) {
      open().ifPresent(annotate::accept);
    }
  }

  /** Accepts and goes to the next clip. */
  public void acceptAndGoOn() {
    accept();
    library.done();
  }

  private void refresh() {
    Optional<ClipRow> row = library.selectedProperty().get();
    Optional<Prediction> said = row.flatMap(each -> predictions.of(each.clip().id()));
    if (said.isEmpty()) {
      state.set(new SuggestState.Nothing());
    } else if (!sight.allowedProperty().get()) {
      state.set(new SuggestState.Hidden());
    } else {
      Prediction prediction = said.get();
      state.set(
          new SuggestState.Shown(
              prediction, openPart(row.get().clip(), prediction), isAccepted(prediction)));
    }
  }

  private Optional<Suggestion> openPart(Clip clip, Prediction prediction) {
    Optional<LabelKey> key = annotate.targetProperty().get();
    boolean sameQuestion =
        key.filter(
                target ->
                    target.clipId().equals(clip.id())
                        && target.segment().isEmpty()
                        && (target.condition() == Condition.BOTH || !clip.offers(Condition.BOTH)))
            .isPresent();
    if (!sameQuestion || !annotate.scheme().contains(prediction.answer())) {
      return Optional.empty();
    }
    Judgement now = annotate.judgementProperty().get();
    return Optional.of(suggestion(prediction))
        .filter(proposed -> !proposed.completing(now).equals(now));
  }

  private static Suggestion suggestion(Prediction prediction) {
    return new Suggestion(
        prediction.model().name(),
        prediction.model().id(),
        prediction.answer(),
        Math.clamp(prediction.probability(), 0, 1),
        prediction.verdict());
  }

  private boolean isAccepted(Prediction prediction) {
    Optional<Project> project = projects.project();
    Optional<LabelKey> key = annotate.targetProperty().get();
    if (project.isEmpty() || key.isEmpty()) {
      return false;
    }
    return annotate.ofClip().stream()
        .filter(event -> event.key().equals(key.get()))
        .findFirst()
        .flatMap(event -> project.get().labels().acceptedIn(event.change()))
        .filter(accepted -> accepted.suggestion().modelId().equals(prediction.model().id()))
        .isPresent();
  }
}
