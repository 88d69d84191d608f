package studio.migr.app.exchange.intake;

import java.util.List;
import studio.migr.app.clip.Clip;

/** Which clip of the project a file speaks of. */
public sealed interface Match {

  /**
   * One clip, found or chosen.
   *
   * @param how by what
   */
  record One(Clip clip, How how) implements Match {}

  /** Several that fit equally well; nobody guesses. */
  record Several(List<Clip> clips) implements Match {
    public Several {
      clips = List.copyOf(clips);
    }
  }

  /** None fits. */
  record None() implements Match {}

  /** By what a clip was found, from sure to vague. */
  enum How {
    IDENTIFIER,
    LINK,
    FILE_NAME,
    SIMILAR_NAME,
    CHOICE
  }
}
