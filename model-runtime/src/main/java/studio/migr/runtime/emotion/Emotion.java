package studio.migr.runtime.emotion;

import java.util.Optional;

/**
 * One emotion of a scheme: its name, its key, and how it is drawn.
 *
 * @param name as it stands in files; 1..40 characters without spaces around them
 * @param key the key that chooses it, one of {@link EmotionScheme#KEYS}; empty if only the mouse
 *     does
 * @param colour number of its colour token, 1..{@value #COLOURS}
 * @param glyph the shape that goes with the colour
 */
public record Emotion(String name, Optional<Character> key, int colour, EmotionGlyph glyph) {
  /** How many colour tokens there are. */
  public static final int COLOURS = 12;

  private static final int LONGEST_NAME = 40;

  /**
   * @throws IllegalArgumentException if the name, the key or the colour is none
   */
  public Emotion {
    if (!isName(name)) {
      throw new IllegalArgumentException("not a name of an emotion: '" + name + "'");
    }
    if (key.isPresent() && EmotionScheme.KEYS.indexOf(key.get()) < 0) {
      throw new IllegalArgumentException("not a key for an emotion: " + key.get());
    }
    if (colour < 1 || colour > COLOURS) {
      throw new IllegalArgumentException("colour " + colour + " of " + COLOURS);
    }
  }

  /** Whether an emotion may be called so. */
  public static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_NAME
        && text.equals(text.strip())
        && text.chars().noneMatch(Character::isISOControl);
  }

  public Emotion withName(String value) {
    return new Emotion(value, key, colour, glyph);
  }

  public Emotion withKey(Optional<Character> value) {
    return new Emotion(name, value, colour, glyph);
  }

  public Emotion withColour(int value) {
    return new Emotion(name, key, value, glyph);
  }

  public Emotion withGlyph(EmotionGlyph value) {
    return new Emotion(name, key, colour, value);
  }
}
