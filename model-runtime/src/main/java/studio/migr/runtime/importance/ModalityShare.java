package studio.migr.runtime.importance;

/**
 * What each modality adds to the probability of an answer: Shapley's value for two players. The two
 * add up to what both together add over nothing at all.
 *
 * @param audio of the sound, −1..1; negative if the sound speaks against the answer
 * @param visual of the picture, −1..1
 */
public record ModalityShare(double audio, double visual) {

  /**
   * With v(S) the probability of the answer given the modalities S: the mean of what a modality
   * adds to nothing, and of what it adds to the other.
   *
   * @param empty v of nothing: a guess, 1/number of labels
   * @param audio v of the sound alone
   * @param visual v of the picture alone
   * @param both v of sound and picture
   */
  public static ModalityShare shapley(double empty, double audio, double visual, double both) {
    return new ModalityShare(
        ((audio - empty) + (both - visual)) / 2, ((visual - empty) + (both - audio)) / 2);
  }
}
