package studio.migr.runtime.importance;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import studio.migr.runtime.emotion.DominantModality;

/**
 * Whether a model goes by what people go by.
 *
 * @param clips on how many clips both are known
 * @param sameVerdict share with the same verdict; empty without clips
 * @param kappa the same beyond chance (Cohen 1960); empty if both always say one and the same
 * @param correlation of how much more sound adds than picture (Pearson); empty below three clips or
 *     if it never differs
 */
public record ImportanceAgreement(
    int clips, OptionalDouble sameVerdict, OptionalDouble kappa, OptionalDouble correlation) {
  private static final int FEWEST = 3;

  /** What both say of one clip. */
  public record Pair(
      DominantModality people,
      ModalityShare ofPeople,
      DominantModality model,
      ModalityShare ofModel) {
    boolean same() {
      return people == model;
    }
  }

  public static ImportanceAgreement of(List<Pair> pairs) {
    if (pairs.isEmpty()) {
      return new ImportanceAgreement(
          0, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }
    double same = pairs.stream().filter(Pair::same).count() / (double) pairs.size();
    return new ImportanceAgreement(
        pairs.size(), OptionalDouble.of(same), kappa(pairs, same), correlation(pairs));
  }

  private static OptionalDouble kappa(List<Pair> pairs, double same) {
    Map<DominantModality, int[]> counts = new EnumMap<>(DominantModality.class);
    for (Pair pair : pairs) {
      counts.computeIfAbsent(pair.people, _ -> new int[2])[0]++;
      counts.computeIfAbsent(pair.model, _ -> new int[2])[1]++;
    }
    double chance = 0;
    for (int[] count : counts.values()) {
      chance += (double) count[0] * count[1] / pairs.size() / pairs.size();
    }
    return chance < 1 ? OptionalDouble.of((same - chance) / (1 - chance)) : OptionalDouble.empty();
  }

  private static OptionalDouble correlation(List<Pair> pairs) {
    double[] people = pairs.stream().mapToDouble(pair -> lead(pair.ofPeople)).toArray();
    double[] model = pairs.stream().mapToDouble(pair -> lead(pair.ofModel)).toArray();
    double meanPeople = mean(people);
    double meanModel = mean(model);
    double both = 0;
    double ofPeople = 0;
    double ofModel = 0;
    for (int k = 0; k < people.length; k++) {
      both += (people[k] - meanPeople) * (model[k] - meanModel);
      ofPeople += (people[k] - meanPeople) * (people[k] - meanPeople);
      ofModel += (model[k] - meanModel) * (model[k] - meanModel);
    }
    return people.length < FEWEST || ofPeople == 0 || ofModel == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(both / Math.sqrt(ofPeople * ofModel));
  }

  private static double lead(ModalityShare share) {
    return share.audio() - share.visual();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
