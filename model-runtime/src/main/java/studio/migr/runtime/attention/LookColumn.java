package studio.migr.runtime.attention;

import java.util.List;

/**
 * Positions of a prompt that are looked at together: a frame, some steps of sound, some words.
 *
 * @param fromMs beginning of its time on the container's clock; NaN for what has no time
 * @param toMs end of its time
 * @param positions its positions
 */
public record LookColumn(Kind kind, double fromMs, double toMs, List<Integer> positions) {

  /** What a column is of. */
  public enum Kind {
    /** Words of the question, and of the turns around it. */
    PROMPT,
    /** What the answer had said before. */
    ANSWER,
    PICTURE,
    SOUND,
    /** Silence behind the sound, which only fills the half minute that the encoder takes. */
    SILENCE;

    /** Whether it belongs to a time of the clip. */
    public boolean timed() {
      return this == PICTURE || this == SOUND;
    }
  }

  public LookColumn {
    positions = List.copyOf(positions);
  }

  /** The middle of its time. */
  public double middleMs() {
    return (fromMs + toMs) / 2;
  }
}
