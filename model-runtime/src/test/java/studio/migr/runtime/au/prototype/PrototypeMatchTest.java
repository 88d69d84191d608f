package studio.migr.runtime.au.prototype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;

/** Prototypes against numbers worked out by hand. */
class PrototypeMatchTest {
  private static final int[] MEASURED = {1, 2, 4, 5, 6, 7, 9, 10, 12, 15, 17, 20, 23, 24, 25, 26};

  /** All units that the studio measures, at 0 but for these. */
  private static SortedMap<ActionUnit, Double> face(Map<Integer, Double> active) {
    SortedMap<ActionUnit, Double> face = new TreeMap<>();
    for (int number : MEASURED) {
      face.put(new ActionUnit(number), active.getOrDefault(number, 0.0));
    }
    return face;
  }

  private static PrototypeMatch match(String emotion, SortedMap<ActionUnit, Double> face) {
    return PrototypeMatch.of(face).stream()
        .filter(each -> each.emotion().equals(emotion))
        .findFirst()
        .orElseThrow();
  }

  private static List<Integer> numbers(List<ActionUnit> units) {
    return units.stream().map(ActionUnit::number).toList();
  }

  @Test
  void raisedBrowsWithADroppedJawFitSurprise() {
    SortedMap<ActionUnit, Double> face = face(Map.of(1, 1.0, 2, 1.0, 5, 0.5, 26, 1.0));
    // Weights 1 + 1 + 0.66 + 0.5 (25) + 0.5 (26) = 3.66; there: 1 + 1 + 0.33 + 0.5 = 2.83.
    PrototypeMatch surprise = match("surprise", face);
    assertThat(surprise.score()).isCloseTo(2.83 / 3.66, within(1e-9));
    assertThat(numbers(surprise.speakingFor())).containsExactly(1, 2, 26, 5);
    assertThat(surprise.speakingAgainst()).isEmpty();
    // Fear has 1, 2 (0.57), 5 (0.63), 26 (0.165) of 1 + 1 + 1 + 0.5 + 0.63 + 0.57 + 0.165 + 0.25.
    assertThat(match("fear", face).score())
        .isCloseTo((1 + 0.57 + 0.315 + 0.165) / 5.115, within(1e-9));
  }

  @Test
  void loweredBrowsAndStretchedLipsSpeakAgainstSurpriseAndForFear() {
    SortedMap<ActionUnit, Double> face = face(Map.of(1, 1.0, 2, 1.0, 4, 1.0, 20, 1.0));
    PrototypeMatch surprise = match("surprise", face);
    // There 2 of 3.66; 4 and 20 weigh 1 each elsewhere: 2 of 4 belongs to surprise.
    assertThat(surprise.score()).isCloseTo(2 / 3.66 * 0.5, within(1e-9));
    assertThat(numbers(surprise.speakingAgainst())).containsExactly(4, 20);
    PrototypeMatch fear = match("fear", face);
    assertThat(fear.score()).isCloseTo(3.57 / 5.115, within(1e-9));
    assertThat(numbers(fear.speakingFor())).containsExactly(1, 4, 20, 2);
    assertThat(fear.score()).isGreaterThan(surprise.score());
  }

  @Test
  void neutralIsTheAbsenceOfAllButWhatSpeakingMoves() {
    assertThat(match("neutral", face(Map.of())).score()).isEqualTo(1);
    assertThat(match("neutral", face(Map.of(25, 1.0, 26, 0.8))).score()).isEqualTo(1);
    PrototypeMatch frowning = match("neutral", face(Map.of(4, 0.4)));
    assertThat(frowning.score()).isCloseTo(0.6, within(1e-9));
    assertThat(numbers(frowning.speakingAgainst())).containsExactly(4);
    assertThat(match("happy", face(Map.of())).score()).isZero();
  }

  @Test
  void severalTracesAreLessNeutralThanOneOfThem() {
    PrototypeMatch afraid = match("neutral", face(Map.of(1, 0.4, 4, 0.5, 20, 0.6, 25, 0.4)));
    assertThat(afraid.score()).isCloseTo(0.6 * 0.5 * 0.4, within(1e-9));
  }

  @Test
  void theFullPrototypeOfAnEmotionFitsItBest() {
    for (EmotionPrototype prototype : EmotionPrototype.ALL) {
      Map<Integer, Double> all = new TreeMap<>();
      prototype.weights().forEach((unit, _) -> all.put(unit.number(), 1.0));
      assertThat(
              PrototypeMatch.of(face(all)).stream()
                  .max(Comparator.comparingDouble(PrototypeMatch::score))
                  .map(PrototypeMatch::emotion))
          .contains(prototype.emotion());
    }
  }

  @Test
  void whatWasNotMeasuredNeitherHelpsNorHarms() {
    SortedMap<ActionUnit, Double> onlyTheMouth = new TreeMap<>();
    onlyTheMouth.put(new ActionUnit(12), 1.0);
    onlyTheMouth.put(new ActionUnit(25), 1.0);
    assertThat(match("happy", onlyTheMouth).score()).isCloseTo(1, within(1e-9));
  }

  @Test
  void threeIsFullyActiveAndLessThanATraceIsNot() {
    SortedMap<ActionUnit, double[]> intensity = new TreeMap<>();
    IntStream.of(MEASURED).forEach(k -> intensity.put(new ActionUnit(k), new double[] {0.9, 0, 0}));
    intensity.put(new ActionUnit(12), new double[] {0.9, 4.5, Double.NaN});
    intensity.put(new ActionUnit(6), new double[] {0.9, 1.5, Double.NaN});
    AuTrack track =
        new AuTrack(
            "test",
            new double[] {0, 40, 80},
            new boolean[] {true, true, false},
            new double[] {1, 1, Double.NaN},
            intensity,
            new TreeMap<>(),
            Optional.empty());
    assertThat(PrototypeMatch.of(track, 0).get(2).score()).isEqualTo(1); // neutral
    // 12 counts 1 of 1, 6 half of 0.51, 25 nothing of 0.5.
    assertThat(PrototypeMatch.of(track, 1).getFirst().score())
        .isCloseTo((1 + 0.255) / 2.01, within(1e-9));
    assertThat(PrototypeMatch.of(track, 2)).isEmpty();
  }
}
