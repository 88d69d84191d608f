package studio.migr.clips.script;

import java.util.Locale;

/** What can be heard of the voice in a clip. */
public enum Hearing {
  /** The voice, in a quiet room. */
  CLEAR,
  /** Nobody speaks. */
  SILENT,
  /** The voice, drowned in noise. */
  DROWNED;

  /** The word in {@code truth.jsonl}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
