package studio.migr.app.queue;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import studio.migr.app.library.ClipHint;
import studio.migr.app.library.ClipOrder;
import studio.migr.app.library.ClipRow;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.message.Messages;
import studio.migr.app.predict.AdoptionModel;
import studio.migr.app.predict.Prediction;
import studio.migr.app.round.BlindRound;
import studio.migr.app.suggest.ModelSight;
import studio.migr.app.suggest.PredictionsModel;

/**
 * Which clips are worth a look first. Reasons follow what is labelled at once; the order stays as
 * it is while somebody works along it, and is made anew when the list is opened, the model speaks
 * or the annotator asks for it. Lives on the JavaFX thread.
 */
@Singleton
public final class QueueModel {
  private final LibraryModel library;
  private final PredictionsModel predictions;
  private final AdoptionModel adoption;
  private final ModelSight sight;
  private final Map<ClipRow, Worth> worths = new HashMap<>();
  private final ReadOnlyIntegerWrapper left = new ReadOnlyIntegerWrapper();

  @Inject
  QueueModel(
      LibraryModel library,
      PredictionsModel predictions,
      AdoptionModel adoption,
      ModelSight sight,
      BlindRound blind) {
    this.library = library;
    this.predictions = predictions;
    this.adoption = adoption;
    this.sight = sight;
    library.onLabels(this::judge);
    library.shown().subscribe(this::forgetGone);
    predictions.predictionsProperty().subscribe(_ -> judgeAll());
    adoption.adoptedProperty().subscribe(_ -> judgeAll());
    sight.labelFirstProperty().subscribe(_ -> judgeAll());
    blind.runningProperty().subscribe(_ -> judgeAll());
    library
        .orderProperty()
        .subscribe(
            order -> {
              if (order == ClipOrder.WORTH_A_LOOK) {
                putInOrder();
              }
            });
  }

  /** How many clips there is a reason to look at. */
  public ReadOnlyIntegerProperty leftProperty() {
    return left.getReadOnlyProperty();
  }

  /** Shows the clips that are worth a look first, and begins with the first of them. */
  public void begin() {
    library.orderProperty().set(ClipOrder.WORTH_A_LOOK);
    putInOrder();
    if (!library.shown().isEmpty()) {
      library.select(library.shown().getFirst());
    }
  }

  /** Goes to the clip that is most worth a look now, other than the one on screen. */
  public void next() {
    Optional<ClipRow> now = library.selectedProperty().get();
    library.all().stream()
        .filter(row -> !now.equals(Optional.of(row)))
        .filter(row -> !worthOf(row).reasons().isEmpty())
        .max(Comparator.comparingDouble(row -> worthOf(row).weight()))
        .ifPresent(library::select);
  }

  private Worth worthOf(ClipRow row) {
    return worths.computeIfAbsent(row, this::worth);
  }

  private Worth worth(ClipRow row) {
    Optional<Prediction> said =
        sight.allows(row) ? predictions.of(row.clip().id()) : Optional.empty();
    return Worth.of(row.judgement(), row.labelled(), said);
  }

  private void judge(List<ClipRow> rows) {
    for (ClipRow row : rows) {
      Worth worth = worth(row);
      worths.put(row, worth);
      row.setHint(
          predictions.predictionsProperty().get().isEmpty()
              ? Optional.empty()
              : worth.hint().map(hint -> dated(hint, worth)));
    }
    count();
  }

  /** What rests on a model that the project no longer goes by says so. */
  private ClipHint dated(ClipHint hint, Worth worth) {
    return worth
        .prediction()
        .filter(_ -> worth.byModel())
        .flatMap(said -> adoption.insteadOf(said.model().id()))
        .map(
            own ->
                new ClipHint(
                    Messages.text("queue.old", hint.words()),
                    hint.sentence() + " " + Messages.text("suggest.old.why", own)))
        .orElse(hint);
  }

  private void judgeAll() {
    judge(library.all());
    putInOrder();
  }

  private void putInOrder() {
    List<ClipRow> sorted = new ArrayList<>(library.all());
    sorted.sort(Comparator.comparingDouble((ClipRow row) -> worthOf(row).weight()).reversed());
    for (int place = 0; place < sorted.size(); place++) {
      sorted.get(place).setPlace(place);
    }
    if (library.orderProperty().get() == ClipOrder.WORTH_A_LOOK) {
      library.putInOrder();
    }
  }

  private void forgetGone() {
    if (worths.size() > 2 * library.all().size()) {
      worths.keySet().retainAll(library.all());
    }
    count();
  }

  private void count() {
    left.set((int) library.all().stream().filter(row -> !worthOf(row).reasons().isEmpty()).count());
  }
}
