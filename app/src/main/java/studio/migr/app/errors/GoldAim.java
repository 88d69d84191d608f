package studio.migr.app.errors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import studio.migr.app.annotate.Aim;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.clip.Clip;
import studio.migr.app.label.LabelKey;
import studio.migr.app.library.ClipRow;
import studio.migr.app.library.LibraryModel;
import studio.migr.runtime.emotion.Condition;

/**
 * While what is right is compared, the label panel sets it: the gold label of the clip that is
 * looked at, so that a wrong one is put right in place. Lives on the JavaFX thread.
 */
@Singleton
final class GoldAim {
  private final ErrorsModel errors;
  private final AnnotateModel annotate;
  private final LibraryModel library;
  private Optional<Aim> aimed = Optional.empty();

  @Inject
  GoldAim(ErrorsModel errors, AnnotateModel annotate, LibraryModel library) {
    this.errors = errors;
    this.annotate = annotate;
    this.library = library;
    errors.openProperty().subscribe(this::turn);
    errors.comparisonProperty().subscribe(_ -> aim());
    errors.selectedProperty().subscribe(_ -> aim());
    library.selectedProperty().subscribe(_ -> aim());
  }

  private void turn(boolean open) {
    if (open) {
      aim();
    } else {
      aimed = Optional.empty();
      annotate.aimAt(Optional.empty());
    }
  }

  private void aim() {
    if (!errors.openProperty().get()) {
      return; // another room may have its own
    }
    Optional<Aim> next =
        library
            .selectedProperty()
            .get()
            .map(ClipRow::clip)
            .filter(clip -> errors.comparesWithRight() && isLookedAt(clip))
            .map(
                clip ->
                    Aim.at(new LabelKey(clip.id(), LabelKey.GOLD, given(clip), Optional.empty())));
    if (!next.equals(aimed)) {
      aimed = next;
      annotate.aimAt(next);
    }
  }

  private boolean isLookedAt(Clip clip) {
    return errors.selectedProperty().get().map(ClipCase::clipId).equals(Optional.of(clip.id()));
  }

  /** What whoever judges the clip has of it. */
  private static Condition given(Clip clip) {
    return clip.offers(Condition.BOTH)
        ? Condition.BOTH
        : clip.hasSound() ? Condition.AUDIO : Condition.VISUAL;
  }
}
