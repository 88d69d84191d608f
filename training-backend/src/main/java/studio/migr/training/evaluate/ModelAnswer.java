package studio.migr.training.evaluate;

import java.util.Optional;
import java.util.OptionalDouble;
import studio.migr.runtime.emotion.DominantModality;

/**
 * What a model wrote about one clip, with what is known of the clip.
 *
 * @param clip names the clip; the same in all evaluations of it
 * @param truth the right label
 * @param output what the model wrote: reasoning and answer, or the answer alone
 * @param person whom the clip shows
 * @param transcript what is said in it; blank if nobody speaks
 * @param dominant which modality truly carries the emotion
 * @param predictedDominant which one the model goes by
 * @param generated whether the clip was made by a program
 * @param direct the label that it gives without reasoning
 * @param confidence in the predicted dominant modality, 0..1
 * @param drift where its attention went
 * @param rule what MIGR's rule says of its answers to the sound and to the picture alone
 */
public record ModelAnswer(
    String clip,
    String truth,
    String output,
    Optional<String> person,
    Optional<String> transcript,
    Optional<DominantModality> dominant,
    Optional<DominantModality> predictedDominant,
    boolean generated,
    Optional<String> direct,
    OptionalDouble confidence,
    Optional<DriftCurve> drift,
    Optional<DominantModality> rule) {

  /** An answer of which no more is known than what was written. */
  public ModelAnswer(
      String clip,
      String truth,
      String output,
      Optional<String> person,
      Optional<String> transcript,
      Optional<DominantModality> dominant,
      Optional<DominantModality> predictedDominant,
      boolean generated) {
    this(
        clip,
        truth,
        output,
        person,
        transcript,
        dominant,
        predictedDominant,
        generated,
        Optional.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
