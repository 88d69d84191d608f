package studio.migr.training.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Splits a data set so that no person is in two parts: a model that has seen a face before seems
 * better than it is. A clip whose person nobody knows counts as a person of its own.
 */
public final class PersonSplits {
  private PersonSplits() {}

  /**
   * Gives people to parts, those with most clips first, each to the part that lacks most clips. The
   * same clips and seed give the same parts, in whatever order the clips come.
   *
   * @param shares of the clips by part, not negative, not all 0
   * @return the clips in their order
   */
  public static List<ClipRecord> assign(
      List<ClipRecord> clips, Map<Split, Double> shares, long seed) {
    return assign(clips, shares, seed, List.of());
  }

  /**
   * As {@link #assign(List, Map, long)}, but who was in a part before stays in it: else a model
   * that was taught with the data set before would be tested with what it knows.
   *
   * @param before the clips of that data set
   */
  public static List<ClipRecord> assign(
      List<ClipRecord> clips, Map<Split, Double> shares, long seed, List<ClipRecord> before) {
    Map<String, Split> kept = new LinkedHashMap<>();
    before.forEach(clip -> clip.split().ifPresent(split -> kept.put(person(clip), split)));
    double whole = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    if (!(whole > 0) || shares.values().stream().anyMatch(share -> share < 0)) {
      throw new IllegalArgumentException("no shares: " + shares);
    }
    Map<String, Integer> sizes = new TreeMap<>();
    clips.forEach(clip -> sizes.merge(person(clip), 1, Integer::sum));
    Map<String, Long> lots = new LinkedHashMap<>();
    SplittableRandom random = new SplittableRandom(seed);
    sizes.keySet().forEach(person -> lots.put(person, random.nextLong()));
    List<Map.Entry<String, Integer>> people = new ArrayList<>(sizes.entrySet());
    people.sort(
        Comparator.comparingInt((Map.Entry<String, Integer> each) -> -each.getValue())
            .thenComparing(each -> lots.getOrDefault(each.getKey(), 0L)));
    Map<Split, Double> lacking = new EnumMap<>(Split.class);
    shares.forEach((split, share) -> lacking.put(split, share / whole * clips.size()));
    Map<String, Split> parts = new LinkedHashMap<>();
    for (Map.Entry<String, Integer> each : people) {
      Split former = kept.get(each.getKey());
      if (former != null) {
        parts.put(each.getKey(), former);
        lacking.merge(former, -(double) each.getValue(), Double::sum);
      }
    }
    for (Map.Entry<String, Integer> each : people) {
      if (parts.containsKey(each.getKey())) {
        continue;
      }
      Split part =
          lacking.entrySet().stream()
              .filter(entry -> shares.getOrDefault(entry.getKey(), 0.0) > 0)
              .max(Map.Entry.comparingByValue())
              .orElseThrow()
              .getKey();
      parts.put(each.getKey(), part);
      lacking.merge(part, -(double) each.getValue(), Double::sum);
    }
    return clips.stream()
        .map(clip -> clip.withSplit(parts.getOrDefault(person(clip), Split.TRAIN)))
        .toList();
  }

  /** A person who is in two parts; empty if there is none. */
  static Optional<String> inTwoParts(List<ClipRecord> clips) {
    Map<String, Split> parts = new LinkedHashMap<>();
    for (ClipRecord clip : clips) {
      if (clip.person().isPresent() && clip.split().isPresent()) {
        Split before = parts.putIfAbsent(clip.person().get(), clip.split().get());
        if (before != null && before != clip.split().get()) {
          return clip.person();
        }
      }
    }
    return Optional.empty();
  }

  private static String person(ClipRecord clip) {
    return clip.person().map(name -> "p " + name).orElse("c " + clip.clip());
  }
}
