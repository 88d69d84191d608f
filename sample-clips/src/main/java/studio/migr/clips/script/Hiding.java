package studio.migr.clips.script;

import java.util.Locale;

/** What hides the face of a clip. */
public enum Hiding {
  /** Nothing. */
  OPEN,
  /** A mask over mouth and nose: no detector is asked to find the face. */
  MASK,
  /** A card before the whole face. */
  CARD;

  /** The word in {@code truth.jsonl}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
