package studio.migr.app.library;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.app.clip.Clip;
import studio.migr.app.label.Judgement;

/**
 * One line of the clip list: the clip and what the current annotator says about the whole of it.
 */
public final class ClipRow {
  private final Clip clip;
  private final ReadOnlyObjectWrapper<Judgement> judgement =
      new ReadOnlyObjectWrapper<>(Judgement.EMPTY);

  ClipRow(Clip clip, Judgement judgement) {
    this.clip = clip;
    this.judgement.set(judgement);
  }

  public Clip clip() {
    return clip;
  }

  public Judgement judgement() {
    return judgement.get();
  }

  public ReadOnlyObjectProperty<Judgement> judgementProperty() {
    return judgement.getReadOnlyProperty();
  }

  /** Whether both questions are answered. */
  public boolean finished() {
    return judgement().emotion().isPresent() && judgement().dominant().isPresent();
  }

  void setJudgement(Judgement value) {
    judgement.set(value);
  }
}
