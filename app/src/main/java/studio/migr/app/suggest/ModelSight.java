package studio.migr.app.suggest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.library.ClipRow;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.round.BlindRound;
import studio.migr.app.settings.Settings;

/**
 * Whether anything that a model says may be on screen: never in a round or while a blind one waits,
 * nor beside a gold label; and for whoever chose to label first, only once the clip has a label of
 * their own that is saved. Lives on the JavaFX thread.
 */
@Singleton
public final class ModelSight {
  private static final String SETTINGS = "suggest";

  private final LibraryModel library;
  private final AnnotateModel annotate;
  private final BlindRound blind;
  private final BooleanProperty labelFirst;
  private final ReadOnlyBooleanWrapper allowed = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper blinded = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper open = new ReadOnlyIntegerWrapper();
  private javafx.util.Subscription row = javafx.util.Subscription.EMPTY;

  @Inject
  ModelSight(LibraryModel library, AnnotateModel annotate, BlindRound blind, Settings settings) {
    this.library = library;
    this.annotate = annotate;
    this.blind = blind;
    labelFirst =
        new SimpleBooleanProperty(settings.load(SETTINGS, SuggestSettings.DEFAULT).labelFirst());
    labelFirst.addListener((_, _, now) -> settings.save(SETTINGS, new SuggestSettings(now)));
    labelFirst.subscribe(_ -> refresh());
    blind.runningProperty().subscribe(_ -> refresh());
    annotate.targetProperty().subscribe(_ -> refresh());
    library.onLabels(_ -> refresh());
    library
        .selectedProperty()
        .subscribe(
            selected -> {
              row.unsubscribe();
              row =
                  selected
                      .map(each -> each.judgementProperty().subscribe(_ -> refresh()))
                      .orElse(javafx.util.Subscription.EMPTY);
              refresh();
            });
  }

  /** Whether a model's word on the clip on screen may be shown. */
  public ReadOnlyBooleanProperty allowedProperty() {
    return allowed.getReadOnlyProperty();
  }

  /** Whether annotators label before they see what a model says; remembered. */
  public BooleanProperty labelFirstProperty() {
    return labelFirst;
  }

  /**
   * Whether nobody's word on the clip on screen may be shown, no model's and no other person's: the
   * annotator labels first and has not yet.
   */
  public ReadOnlyBooleanProperty blindedProperty() {
    return blinded.getReadOnlyProperty();
  }

  /**
   * Of how many clips the annotator, who labels first, has still to say something; 0 for whoever
   * does not. As long as there are some, nothing that shows many clips may be seen.
   */
  public ReadOnlyIntegerProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** Whether a model's word on a clip of the list may be shown. */
  public boolean allows(ClipRow clip) {
    return blind.runningProperty().get().isEmpty()
        && (!labelFirst.get() || clip.judgement().emotion().isPresent());
  }

  private void refresh() {
    boolean first = labelFirst.get();
    blinded.set(
        first
            && library
                .selectedProperty()
                .get()
                .filter(row -> row.judgement().emotion().isEmpty())
                .isPresent());
    open.set(
        first
            ? (int)
                library.all().stream().filter(row -> row.judgement().emotion().isEmpty()).count()
            : 0);
    boolean ownLabel =
        annotate.targetProperty().get().map(key -> key.round() == 0 && !key.isGold()).orElse(true);
    allowed.set(ownLabel && library.selectedProperty().get().map(this::allows).orElse(false));
  }
}
