package studio.migr.app.face;

import java.util.List;
import java.util.function.Consumer;
import studio.migr.app.journal.JournalEvent.UnitCorrected;
import studio.migr.app.label.Segment;
import studio.migr.app.label.UnitCorrection;
import studio.migr.app.label.UnitValue;
import studio.migr.app.store.Ledger;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.au.ActionUnit;

/**
 * What people say of action units in place of a tool's values. Nothing of the tool's is changed.
 * Safe for several threads; disk work happens on the caller's thread.
 */
public final class UnitCorrections {
  private final Ledger ledger;
  private final Consumer<String> changed;

  /**
   * @param changed hears, on the thread that made it, of which clip a correction is on disk
   */
  public UnitCorrections(Ledger ledger, Consumer<String> changed) {
    this.ledger = ledger;
    this.changed = changed;
  }

  /**
   * Saves a correction as a step that its annotator can take back. When this returns it is on disk.
   *
   * @param corrects whose values it stands in for, as the track names its source
   * @throws ProjectException if it could not be saved
   * @throws IllegalArgumentException if the project has no such clip
   */
  public UnitCorrection correct(
      String clipId,
      String annotator,
      String corrects,
      ActionUnit unit,
      Segment stretch,
      UnitValue value)
      throws ProjectException {
    if (!ledger.clips().contains(clipId)) {
      throw new IllegalArgumentException("no clip " + clipId);
    }
    UnitCorrected event =
        ledger.write(
            draft ->
                draft.add(
                    (seq, time) ->
                        new UnitCorrected(
                            new UnitCorrection(
                                seq, seq, time, clipId, annotator, corrects, unit, stretch,
                                value))));
    changed.accept(clipId);
    return event.correction();
  }

  /** Those of everybody that hold, oldest first. */
  public List<UnitCorrection> all() {
    return ledger.unitCorrections().all();
  }

  /** Those of a clip that hold, oldest first. */
  public List<UnitCorrection> of(String clipId) {
    return ledger.unitCorrections().of(clipId);
  }
}
