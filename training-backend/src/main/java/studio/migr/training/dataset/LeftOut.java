package studio.migr.training.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A clip that did not come into a data set.
 *
 * @param reason a short name, such as {@code face_too_weak}
 * @param emotion the other emotion that the reason speaks of
 * @param figures what the reason rests on, by name
 */
public record LeftOut(
    String clip, String reason, Optional<String> emotion, Map<String, Double> figures) {

  public LeftOut {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  /** For a reason that needs no figures. */
  public static LeftOut of(String clip, String reason) {
    return new LeftOut(clip, reason, Optional.empty(), Map.of());
  }

  /** Why the filter does not keep a clip; empty if it does. */
  static Optional<LeftOut> of(String clip, PrototypeFilter.Verdict verdict) {
    return switch (verdict) {
      case PrototypeFilter.Verdict.Fits _, PrototypeFilter.Verdict.NotAsked _ -> Optional.empty();
      case PrototypeFilter.Verdict.NotMeasured _ -> Optional.of(of(clip, "face_not_measured"));
      case PrototypeFilter.Verdict.TooWeak weak ->
          Optional.of(
              new LeftOut(clip, "face_too_weak", Optional.empty(), Map.of("fit", weak.score())));
      case PrototypeFilter.Verdict.FitsAnother other -> {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("fit", other.score());
        figures.put("other_fit", other.other());
        yield Optional.of(
            new LeftOut(clip, "face_fits_another", Optional.of(other.emotion()), figures));
      }
    };
  }
}
