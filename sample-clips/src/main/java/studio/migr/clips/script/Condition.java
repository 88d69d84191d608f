package studio.migr.clips.script;

import java.util.Locale;

/** Which modality carries the emotion of a clip, by construction. */
public enum Condition {
  /** Face and voice show the same emotion. */
  CONGRUENT("both"),
  /** Only the voice shows it: the face is neutral, ambiguous or covered. */
  AUDIO("audio"),
  /** Only the face shows it: the voice is neutral, ambiguous, silent or drowned in noise. */
  VISUAL("visual"),
  /** Face and voice show two emotions of like strength. */
  CONFLICT("conflict"),
  /** Neither shows anything. */
  NONE("none");

  private final String dominant;

  Condition(String dominant) {
    this.dominant = dominant;
  }

  /** The word in {@code truth.jsonl} and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The dominant modality that follows: audio, visual, both, none or conflict. */
  public String dominantModality() {
    return dominant;
  }
}
