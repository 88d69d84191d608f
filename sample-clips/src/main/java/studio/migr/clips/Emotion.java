package studio.migr.clips;

import java.util.Locale;

/** The seven emotions of DFEW (Jiang et al. 2020), as clips name them. */
public enum Emotion {
  HAPPY,
  SAD,
  NEUTRAL,
  ANGRY,
  SURPRISE,
  DISGUST,
  FEAR;

  /** The word in {@code truth.jsonl} and in labels. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
