package studio.migr.training.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import studio.migr.runtime.emotion.DominantModality;

/**
 * Where attention goes on average (figure 5 of MIGR, arXiv 2512.02699).
 *
 * @param curve mean over the answers
 * @param over how many answers
 * @param byDominant the same for the clips of each true dominant modality
 * @param peakOnDominant of the clips that one modality carries, the share whose attention peaks
 *     higher on that one than on the other
 */
public record MeanDrift(
    DriftCurve curve,
    int over,
    Map<DominantModality, DriftCurve> byDominant,
    Figure peakOnDominant) {

  /** Empty if no answer says where attention went. */
  public static Optional<MeanDrift> of(List<JudgedAnswer> answers) {
    List<JudgedAnswer> known =
        answers.stream().filter(answer -> answer.drift().isPresent()).toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Map<DominantModality, DriftCurve> byDominant = new LinkedHashMap<>();
    for (DominantModality dominant : DominantModality.values()) {
      List<JudgedAnswer> ofIt =
          known.stream()
              .filter(answer -> answer.dominant().filter(dominant::equals).isPresent())
              .toList();
      if (!ofIt.isEmpty()) {
        byDominant.put(dominant, mean(ofIt));
      }
    }
    return Optional.of(new MeanDrift(mean(known), known.size(), byDominant, peaks(known)));
  }

  private static DriftCurve mean(List<JudgedAnswer> answers) {
    List<DriftCurve> curves = answers.stream().flatMap(each -> each.drift().stream()).toList();
    return new DriftCurve(
        mean(curves, DriftCurve::audio),
        mean(curves, DriftCurve::visual),
        mean(curves, DriftCurve::text));
  }

  private static List<Double> mean(List<DriftCurve> curves, Function<DriftCurve, List<Double>> of) {
    List<Double> means = new ArrayList<>();
    for (int k = 0; k < DriftCurve.STRETCHES; k++) {
      int stretch = k;
      means.add(
          curves.stream()
              .mapToDouble(curve -> of.apply(curve).get(stretch))
              .average()
              .orElseThrow());
    }
    return means;
  }

  private static Figure peaks(List<JudgedAnswer> answers) {
    int carried = 0;
    int right = 0;
    for (JudgedAnswer answer : answers) {
      DominantModality dominant = answer.dominant().orElse(DominantModality.NONE);
      if (dominant == DominantModality.AUDIO || dominant == DominantModality.VISUAL) {
        DriftCurve curve = answer.drift().orElseThrow();
        double lead = highest(curve.audio()) - highest(curve.visual());
        carried++;
        right += (dominant == DominantModality.AUDIO ? lead : -lead) > 0 ? 1 : 0;
      }
    }
    return Figure.share(right, carried, WhyNotDefined.NO_DOMINANT_MODALITY);
  }

  private static double highest(List<Double> shares) {
    return shares.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }
}
