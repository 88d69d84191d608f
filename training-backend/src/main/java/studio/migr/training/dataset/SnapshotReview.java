package studio.migr.training.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What is in a data set, by label, modality, person and agreement, and what may be wrong with it.
 *
 * @param byLabel clips of each part, by label
 * @param byModality by dominant modality; {@code unsaid} where nobody said
 * @param byPerson of each person who is known, by part: none is in two
 * @param byAgreement how many clips people agree on so far
 * @param agreement mean share of votes for the label, of clips with two votes or more; empty if
 *     there are none
 */
public record SnapshotReview(
    Map<String, Map<Split, Integer>> byLabel,
    Map<String, Integer> byModality,
    Map<String, Map<Split, Integer>> byPerson,
    Map<Accord, Integer> byAgreement,
    Optional<Double> agreement,
    List<Warning> warnings) {
  private static final double IMBALANCE = 4;
  private static final int FEW = 5;
  private static final double DOUBTFUL = 0.7;

  /** How far the votes for a clip agree with its label. */
  public enum Accord {
    /** All, two or more. */
    UNANIMOUS,
    /** More than half. */
    MOST,
    /** Half or fewer. */
    SPLIT,
    /** There are fewer than two. */
    FEW_VOTES;

    static Accord of(ClipRecord clip) {
      int all = clip.votes().values().stream().mapToInt(Integer::intValue).sum();
      int own = clip.votes().getOrDefault(clip.label(), 0);
      return all < 2 ? FEW_VOTES : own == all ? UNANIMOUS : 2 * own > all ? MOST : SPLIT;
    }
  }

  /** What may be wrong. */
  public enum Kind {
    /** Largest class of the training part, smallest, how many times as many. */
    IMBALANCE,
    /** A class with few clips to learn from, and how many. */
    FEW_TO_LEARN,
    /** A class that is taught and not tested. */
    NOT_TESTED,
    /** Clips whose person nobody knows: the same one may be in two parts. */
    UNKNOWN_PERSONS,
    /** The same file in two parts, under two names. */
    SAME_FILE_IN_TWO_PARTS,
    /** Clips of the test part that the data set before taught. */
    TAUGHT_BEFORE,
    /** Clips without reasoning, of which SFT learns nothing. */
    WITHOUT_REASONING,
    /** Mean agreement of people, in percent. */
    LOW_AGREEMENT,
    /** Generated clips, of all. */
    GENERATED,
    /** Nothing to test with. */
    NO_TEST
  }

  /**
   * @param details what the kind says, in its order
   */
  public record Warning(Kind kind, List<String> details) {
    public Warning {
      details = List.copyOf(details);
    }

    static Warning of(Kind kind, Object... details) {
      return new Warning(kind, java.util.Arrays.stream(details).map(String::valueOf).toList());
    }
  }

  /**
   * What changed from one data set to another.
   *
   * @param relabelled with the label before and after
   * @param moved into another part
   */
  public record Difference(
      List<String> added,
      List<String> removed,
      Map<String, Map.Entry<String, String>> relabelled,
      List<String> moved) {

    /** From {@code before} to {@code after}. */
    public static Difference of(List<ClipRecord> before, List<ClipRecord> after) {
      Map<String, ClipRecord> former = new LinkedHashMap<>();
      before.forEach(clip -> former.put(clip.clip(), clip));
      List<String> added = new ArrayList<>();
      List<String> moved = new ArrayList<>();
      Map<String, Map.Entry<String, String>> relabelled = new TreeMap<>();
      for (ClipRecord clip : after) {
        ClipRecord was = former.remove(clip.clip());
        if (was == null) {
          added.add(clip.clip());
        } else {
          if (!was.label().equals(clip.label())) {
            relabelled.put(clip.clip(), Map.entry(was.label(), clip.label()));
          }
          if (!was.split().equals(clip.split())) {
            moved.add(clip.clip());
          }
        }
      }
      return new Difference(added, List.copyOf(former.keySet()), relabelled, moved);
    }
  }

  /** How many people are known. */
  public int persons() {
    return byPerson.size();
  }

  public SnapshotReview {
    warnings = List.copyOf(warnings);
  }

  /**
   * @param before the clips of the data set before; none if it is the first
   */
  public static SnapshotReview of(List<ClipRecord> clips, List<ClipRecord> before) {
    Map<String, Map<Split, Integer>> byLabel = new TreeMap<>();
    for (ClipRecord clip : clips) {
      byLabel
          .computeIfAbsent(clip.label(), _ -> new EnumMap<>(Split.class))
          .merge(clip.split().orElse(Split.TRAIN), 1, Integer::sum);
    }
    Map<String, Integer> byModality = new TreeMap<>();
    clips.forEach(
        clip ->
            byModality.merge(
                clip.dominant().map(each -> each.id()).orElse("unsaid"), 1, Integer::sum));
    Map<String, Map<Split, Integer>> byPerson = new TreeMap<>();
    Map<Accord, Integer> byAgreement = new EnumMap<>(Accord.class);
    for (ClipRecord clip : clips) {
      clip.person()
          .ifPresent(
              who ->
                  byPerson
                      .computeIfAbsent(who, _ -> new EnumMap<>(Split.class))
                      .merge(clip.split().orElse(Split.TRAIN), 1, Integer::sum));
      byAgreement.merge(Accord.of(clip), 1, Integer::sum);
    }
    Optional<Double> agreement = agreement(clips);
    List<Warning> warnings = new ArrayList<>();
    balance(byLabel, warnings);
    leaks(clips, before, warnings);
    agreement
        .filter(share -> share < DOUBTFUL)
        .ifPresent(share -> warnings.add(Warning.of(Kind.LOW_AGREEMENT, Math.round(share * 100))));
    count(clips, clip -> clip.reasoning().isEmpty(), Kind.WITHOUT_REASONING, warnings);
    count(clips, ClipRecord::generated, Kind.GENERATED, warnings);
    return new SnapshotReview(byLabel, byModality, byPerson, byAgreement, agreement, warnings);
  }

  private static Optional<Double> agreement(List<ClipRecord> clips) {
    List<Double> shares = new ArrayList<>();
    for (ClipRecord clip : clips) {
      int all = clip.votes().values().stream().mapToInt(Integer::intValue).sum();
      if (all >= 2) {
        shares.add(clip.votes().getOrDefault(clip.label(), 0) / (double) all);
      }
    }
    return shares.isEmpty()
        ? Optional.empty()
        : Optional.of(shares.stream().mapToDouble(Double::doubleValue).average().orElse(0));
  }

  private static void balance(Map<String, Map<Split, Integer>> byLabel, List<Warning> warnings) {
    Map<String, Integer> taught = new TreeMap<>();
    byLabel.forEach((label, parts) -> taught.put(label, parts.getOrDefault(Split.TRAIN, 0)));
    boolean tested = byLabel.values().stream().anyMatch(parts -> parts.containsKey(Split.TEST));
    if (!tested) {
      warnings.add(Warning.of(Kind.NO_TEST));
    }
    if (taught.isEmpty()) {
      return;
    }
    Map.Entry<String, Integer> most =
        taught.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    Map.Entry<String, Integer> least =
        taught.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
    if (least.getValue() > 0 && most.getValue() >= IMBALANCE * least.getValue()) {
      warnings.add(
          Warning.of(
              Kind.IMBALANCE, most.getKey(), most.getValue(), least.getKey(), least.getValue()));
    }
    taught.forEach(
        (label, count) -> {
          if (count < FEW) {
            warnings.add(Warning.of(Kind.FEW_TO_LEARN, label, count));
          }
          if (tested
              && count > 0
              && !byLabel.getOrDefault(label, Map.of()).containsKey(Split.TEST)) {
            warnings.add(Warning.of(Kind.NOT_TESTED, label));
          }
        });
  }

  private static void leaks(
      List<ClipRecord> clips, List<ClipRecord> before, List<Warning> warnings) {
    count(clips, clip -> clip.person().isEmpty(), Kind.UNKNOWN_PERSONS, warnings);
    Map<String, TreeSet<Split>> parts = new HashMap<>();
    for (ClipRecord clip : clips) {
      clip.split()
          .ifPresent(split -> parts.computeIfAbsent(clip.media(), _ -> new TreeSet<>()).add(split));
    }
    parts.entrySet().stream()
        .filter(each -> each.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .min(Comparator.naturalOrder())
        .ifPresent(file -> warnings.add(Warning.of(Kind.SAME_FILE_IN_TWO_PARTS, file)));
    Map<String, Split> former = new HashMap<>();
    before.forEach(clip -> clip.split().ifPresent(split -> former.put(clip.media(), split)));
    long taught =
        clips.stream()
            .filter(clip -> clip.split().equals(Optional.of(Split.TEST)))
            .filter(clip -> former.get(clip.media()) == Split.TRAIN)
            .count();
    if (taught > 0) {
      warnings.add(Warning.of(Kind.TAUGHT_BEFORE, taught));
    }
  }

  private static void count(
      List<ClipRecord> clips,
      Function<ClipRecord, Boolean> which,
      Kind kind,
      List<Warning> warnings) {
    long count = clips.stream().filter(which::apply).count();
    if (count > 0) {
      warnings.add(Warning.of(kind, count, clips.size()));
    }
  }
}
