package studio.migr.app.project;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import studio.migr.app.journal.JournalEvent.ReasoningCorrected;
import studio.migr.app.label.ReasoningCorrection;
import studio.migr.app.label.ReasoningCorrection.Decision;
import studio.migr.app.label.ReasoningPart;
import studio.migr.app.store.Ledger;
import studio.migr.app.store.ProjectException;

/**
 * What people make of what models reasoned. Nothing of the models' is changed. Safe for several
 * threads; disk work happens on the caller's thread.
 */
public final class ReasoningCorrections {
  /** Characters of a segment; the journal takes no more. */
  public static final int LONGEST_PART = 20_000;

  private final Ledger ledger;
  private final Consumer<String> changed;

  ReasoningCorrections(Ledger ledger, Consumer<String> changed) {
    this.ledger = ledger;
    this.changed = changed;
  }

  /**
   * Saves a correction as a step that its annotator can take back. When this returns it is on disk.
   *
   * @param model who wrote the reasoning, for people
   * @param modelId tells the model from others of that name
   * @throws ProjectException if it could not be saved, or a segment is too long
   * @throws IllegalArgumentException if the project has no such clip
   */
  public ReasoningCorrection correct(
      String clipId,
      String annotator,
      String model,
      String modelId,
      List<ReasoningPart> parts,
      String answer,
      Decision decision)
      throws ProjectException {
    if (!ledger.clips().contains(clipId)) {
      throw new IllegalArgumentException("no clip " + clipId);
    }
    if (parts.stream().anyMatch(part -> part.text().length() > LONGEST_PART)) {
      throw ProjectException.of("label.reasoning-too-long", Integer.toString(LONGEST_PART));
    }
    ReasoningCorrected event =
        ledger.write(
            draft ->
                draft.add(
                    (seq, time) ->
                        new ReasoningCorrected(
                            new ReasoningCorrection(
                                seq, seq, time, clipId, annotator, model, modelId, parts, answer,
                                decision))));
    changed.accept(clipId);
    return event.correction();
  }

  /** The newest of each clip, annotator and model, oldest first. */
  public List<ReasoningCorrection> all() {
    return ledger.reasoning().current();
  }

  /** As {@link #all()}, of one clip. */
  public List<ReasoningCorrection> of(String clipId) {
    return ledger.reasoning().currentOf(clipId);
  }

  /** What {@code annotator} made of what a model reasoned about a clip. */
  public Optional<ReasoningCorrection> of(String clipId, String annotator, String modelId) {
    return of(clipId).stream()
        .filter(each -> each.annotator().equals(annotator) && each.modelId().equals(modelId))
        .findFirst();
  }

  /** All that was ever said, taken back or not, oldest first. */
  public List<ReasoningCorrection> history() {
    return ledger.reasoning().history();
  }
}
