package studio.migr.clips.voice;

import studio.migr.clips.Emotion;

/**
 * How something is said: one emotion, or a mixture of two in which neither decides.
 *
 * @param emotion the first emotion
 * @param strength 0 (as neutral) to 1 (as strongly as actors asked for strong emotion); about 0.5
 *     is the actors' normal intensity
 * @param other the second emotion; has no effect at a share of 0
 * @param otherShare share of the second emotion, 0 to 1
 */
public record VocalStyle(Emotion emotion, double strength, Emotion other, double otherShare) {
  /** Says it without emotion. */
  public static final VocalStyle NEUTRAL = of(Emotion.NEUTRAL, 1);

  /**
   * @throws IllegalArgumentException if the strength or the share is not within 0 to 1
   */
  public VocalStyle {
    if (!(strength >= 0 && strength <= 1 && otherShare >= 0 && otherShare <= 1)) {
      throw new IllegalArgumentException(
          "Strength and share lie within 0 and 1, not " + strength + " and " + otherShare);
    }
  }

  /** One emotion alone. */
  public static VocalStyle of(Emotion emotion, double strength) {
    return new VocalStyle(emotion, strength, emotion, 0);
  }
}
