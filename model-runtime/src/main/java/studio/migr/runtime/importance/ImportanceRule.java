package studio.migr.runtime.importance;

import studio.migr.runtime.emotion.DominantModality;

/**
 * MIGR's rule (arXiv 2512.02699): the modality that gives the right answer alone, where the other
 * alone does not, dominates. If both do, neither dominates; if none does, nothing is learned.
 */
public final class ImportanceRule {
  private ImportanceRule() {}

  /**
   * @param label the right answer
   * @param audio the answer from the sound alone
   * @param visual the answer from the picture alone
   * @return one of audio, visual, both, none
   */
  public static DominantModality apply(String label, String audio, String visual) {
    boolean heard = audio.equals(label);
    boolean seen = visual.equals(label);
    if (heard && seen) {
      return DominantModality.BOTH;
    }
    if (heard) {
      return DominantModality.AUDIO;
    }
    return seen ? DominantModality.VISUAL : DominantModality.NONE;
  }
}
