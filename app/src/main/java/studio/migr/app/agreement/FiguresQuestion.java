package studio.migr.app.agreement;

import java.util.Optional;
import studio.migr.app.label.Judgement;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;

/**
 * Of what the agreement is asked.
 *
 * @param condition what the judges were given
 * @param pair two judges to compare; empty for everybody
 */
public record FiguresQuestion(
    Answer answer, Part part, Condition condition, Optional<JudgePair> pair) {

  /** Which of the two answers of a label. */
  public enum Answer {
    EMOTION,
    DOMINANT;

    /** What {@code judgement} says; empty if it leaves that open. */
    Optional<String> of(Judgement judgement) {
      return switch (this) {
        case EMOTION -> judgement.emotion();
        case DOMINANT -> judgement.dominant().map(DominantModality::id);
      };
    }
  }

  /** What a unit is. */
  public enum Part {
    /** A whole clip. */
    CLIPS,
    /** Stretches of one clip that match by the rule of {@code MatchedStretches}. */
    SEGMENTS
  }

  /** Two judges. */
  public record JudgePair(Judge first, Judge second) {}
}
