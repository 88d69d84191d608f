package studio.migr.clips.script;

import studio.migr.clips.Emotion;

/**
 * What one modality shows: an emotion, perhaps mixed with a second one.
 *
 * @param emotion the emotion that prevails
 * @param strength 0 (nothing) to 1 (as strong as it gets)
 * @param other the emotion mixed in
 * @param share how much of the other one: 0 none, 0.5 as much as of the first
 */
public record Show(Emotion emotion, double strength, Emotion other, double share) {
  /** Nothing is shown. */
  public static final Show NOTHING = new Show(Emotion.NEUTRAL, 0, Emotion.NEUTRAL, 0);

  /** One emotion alone. */
  public static Show only(Emotion emotion, double strength) {
    return new Show(emotion, strength, emotion, 0);
  }
}
