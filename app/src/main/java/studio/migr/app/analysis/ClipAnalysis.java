package studio.migr.app.analysis;

import java.time.Instant;
import java.util.Optional;
import studio.migr.runtime.explain.Explanation;

/**
 * What a model said of a clip.
 *
 * @param clip its id
 * @param model who said it, for people
 * @param when it said so
 * @param current whether that is the model that is loaded now, asked the same question with the
 *     same labels; else it is only what is known from before
 * @param changed whether the clip's file has become another since
 * @param truth the right label, if somebody knows it: the makers of the clip, or its data sets
 */
public record ClipAnalysis(
    String clip,
    String key,
    String model,
    Instant when,
    Explanation explanation,
    boolean current,
    boolean changed,
    Optional<String> truth) {
  ClipAnalysis with(Explanation other) {
    return new ClipAnalysis(clip, key, model, when, other, current, changed, truth);
  }
}
