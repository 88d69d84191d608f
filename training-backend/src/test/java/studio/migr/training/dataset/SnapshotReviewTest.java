package studio.migr.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.migr.training.dataset.SnapshotReview.Difference;
import studio.migr.training.dataset.SnapshotReview.Kind;

/** What is said of a data set before anybody learns from it. */
final class SnapshotReviewTest {

  private static ClipRecord clip(String name, String label, Split split, Optional<String> person) {
    return new ClipRecord(
        name,
        "/clips/" + name,
        person,
        Optional.of(split),
        label,
        Map.of(label, 1, "sad", 1),
        1,
        Optional.empty(),
        Optional.empty(),
        Evidence.NONE,
        Optional.of("reasoning"),
        "annotators",
        false);
  }

  private static List<ClipRecord> clips() {
    List<ClipRecord> clips = new ArrayList<>();
    for (int k = 0; k < 24; k++) {
      clips.add(clip("f" + k, "fear", Split.TRAIN, Optional.of("p" + k)));
    }
    for (int k = 0; k < 6; k++) {
      clips.add(clip("s" + k, "surprise", Split.TRAIN, Optional.of("q" + k)));
    }
    clips.add(clip("t", "fear", Split.TEST, Optional.empty()));
    return clips;
  }

  @Test
  void countsAndWarnsOfImbalanceLeaksAndDoubt() {
    SnapshotReview review = SnapshotReview.of(clips(), List.of());
    assertThat(review.byLabel())
        .containsEntry("fear", Map.of(Split.TRAIN, 24, Split.TEST, 1))
        .containsEntry("surprise", Map.of(Split.TRAIN, 6));
    assertThat(review.persons()).isEqualTo(30);
    assertThat(review.byPerson().values())
        .as("nobody is in two parts")
        .allMatch(parts -> parts.size() == 1);
    assertThat(review.byAgreement().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(clips().size());
    assertThat(review.byAgreement()).containsKey(SnapshotReview.Accord.SPLIT);
    assertThat(review.agreement()).hasValue(0.5);
    assertThat(review.warnings())
        .extracting(SnapshotReview.Warning::kind)
        .containsExactly(Kind.IMBALANCE, Kind.NOT_TESTED, Kind.UNKNOWN_PERSONS, Kind.LOW_AGREEMENT);
    assertThat(review.warnings().getFirst().details())
        .containsExactly("fear", "24", "surprise", "6");
  }

  @Test
  void whatWasTaughtBeforeIsNoTest() {
    List<ClipRecord> before = List.of(clip("t", "fear", Split.TRAIN, Optional.empty()));
    assertThat(SnapshotReview.of(clips(), before).warnings())
        .anyMatch(warning -> warning.kind() == Kind.TAUGHT_BEFORE);
    List<ClipRecord> twice = new ArrayList<>(clips());
    twice.add(clips().getFirst().withSplit(Split.TEST));
    assertThat(SnapshotReview.of(twice, List.of()).warnings())
        .anyMatch(warning -> warning.kind() == Kind.SAME_FILE_IN_TWO_PARTS);
  }

  @Test
  void whoWasInAPartStaysInIt() {
    List<ClipRecord> before = PersonSplits.assign(clips(), shares(), 1);
    List<ClipRecord> more = new ArrayList<>(clips());
    for (int k = 0; k < 40; k++) {
      more.add(clip("n" + k, "fear", Split.TRAIN, Optional.of("new" + k)));
    }
    List<ClipRecord> after = PersonSplits.assign(more, shares(), 2, before);
    assertThat(after.subList(0, before.size()))
        .extracting(ClipRecord::split)
        .isEqualTo(before.stream().map(ClipRecord::split).toList());
    long test = after.stream().filter(c -> c.split().equals(Optional.of(Split.TEST))).count();
    assertThat(test).isBetween(20L, 26L);
  }

  private static Map<Split, Double> shares() {
    return Map.of(Split.TRAIN, 0.6, Split.VALIDATION, 0.1, Split.TEST, 0.3);
  }

  @Test
  void theDifferenceNamesWhatChanged() {
    List<ClipRecord> before =
        List.of(
            clip("a", "fear", Split.TRAIN, Optional.empty()),
            clip("b", "fear", Split.TRAIN, Optional.empty()),
            clip("c", "fear", Split.TRAIN, Optional.empty()));
    List<ClipRecord> after =
        List.of(
            clip("b", "surprise", Split.TRAIN, Optional.empty()),
            clip("c", "fear", Split.TEST, Optional.empty()),
            clip("d", "happy", Split.TRAIN, Optional.empty()));
    Difference difference = Difference.of(before, after);
    assertThat(difference.added()).containsExactly("d");
    assertThat(difference.removed()).containsExactly("a");
    assertThat(difference.relabelled())
        .containsExactly(Map.entry("b", Map.entry("fear", "surprise")));
    assertThat(difference.moved()).containsExactly("c");
  }
}
