package studio.migr.training.evaluate;

import java.util.List;

/**
 * Where a model's attention went while it wrote one answer: means over equal stretches of the
 * answer, so that answers of different lengths compare.
 *
 * @param audio shares on the sound, stretch by stretch
 * @param visual shares on the picture
 * @param text shares on the words
 */
public record DriftCurve(List<Double> audio, List<Double> visual, List<Double> text) {
  /** Into how many stretches an answer is cut. */
  public static final int STRETCHES = 10;

  /**
   * @throws IllegalArgumentException if they are not of {@value #STRETCHES} stretches
   */
  public DriftCurve {
    audio = List.copyOf(audio);
    visual = List.copyOf(visual);
    text = List.copyOf(text);
    if (audio.size() != STRETCHES || visual.size() != STRETCHES || text.size() != STRETCHES) {
      throw new IllegalArgumentException(
          audio.size() + ", " + visual.size() + ", " + text.size() + " stretches");
    }
  }
}
