package studio.migr.training.dataset;

import java.util.Map;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.emotion.EmotionWords;

/**
 * MIGR's filter of added samples: one is kept only if the face's action units fit the prototype of
 * its label. The paper gives no thresholds; these are ours and can be set. A face is only asked
 * where the picture is to carry the emotion: where the sound dominates, a still face is no fault.
 *
 * @param fit how well units fit each emotion
 * @param least fit of the label that is enough, 0..1
 * @param margin by how much another emotion may fit better, 0..1
 */
public record PrototypeFilter(FaceFit fit, double least, double margin) {
  public static final double LEAST = 0.25;
  public static final double MARGIN = 0.15;

  private static final EmotionWords WORDS = new EmotionWords(EmotionScheme.DFEW);

  /** What is said of a clip. */
  public sealed interface Verdict {

    /** Whether the clip stays in the data set. */
    default boolean keeps() {
      return this instanceof Fits || this instanceof NotAsked;
    }

    /** The face shows the label. */
    record Fits(double score) implements Verdict {}

    /** The picture is not to carry the emotion. */
    record NotAsked() implements Verdict {}

    /** Nobody measured the face, or the label has no prototype. */
    record NotMeasured() implements Verdict {}

    /** The face hardly shows the label. */
    record TooWeak(double score) implements Verdict {}

    /** The face shows another emotion more clearly. */
    record FitsAnother(String emotion, double score, double other) implements Verdict {}
  }

  public PrototypeFilter(FaceFit fit) {
    this(fit, LEAST, MARGIN);
  }

  public Verdict judge(ClipRecord clip) {
    DominantModality dominant = clip.dominant().orElse(DominantModality.VISUAL);
    if (dominant != DominantModality.VISUAL && dominant != DominantModality.BOTH) {
      return new Verdict.NotAsked();
    }
    Map<String, Double> scores = fit.of(clip.evidence().units());
    String label = WORDS.emotion(clip.label()).orElse(clip.label());
    Double own = scores.get(label);
    if (own == null) {
      return new Verdict.NotMeasured();
    }
    Map.Entry<String, Double> best =
        scores.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    if (best.getValue() > own + margin) {
      return new Verdict.FitsAnother(best.getKey(), own, best.getValue());
    }
    return own < least ? new Verdict.TooWeak(own) : new Verdict.Fits(own);
  }
}
