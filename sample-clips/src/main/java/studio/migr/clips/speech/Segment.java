package studio.migr.clips.speech;

/**
 * One sound in time.
 *
 * @param phone which sound
 * @param start s from the beginning of the clip
 * @param end s from the beginning of the clip
 * @param stressed whether its syllable is stressed
 */
public record Segment(Phone phone, double start, double end, boolean stressed) {

  /** How long it lasts, s. */
  public double duration() {
    return end - start;
  }
}
