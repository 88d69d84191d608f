package studio.migr.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.training.dataset.PrototypeFilter.Verdict;

/** Which added samples stay: those whose face shows their label, where the face is to show it. */
final class PrototypeFilterTest {
  private static final PrototypeFilter FILTER = new PrototypeFilter(new PrototypeFit());

  private static ClipRecord clip(
      String label, DominantModality dominant, Map<Integer, Double> intensities) {
    SortedMap<ActionUnit, Double> units = new TreeMap<>();
    for (int number : new int[] {1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17, 20, 23, 25, 26}) {
      units.put(new ActionUnit(number), intensities.getOrDefault(number, 0.0));
    }
    return measured(label, dominant, units);
  }

  private static ClipRecord measured(
      String label, DominantModality dominant, SortedMap<ActionUnit, Double> units) {
    return new ClipRecord(
        "c",
        "c.mp4",
        Optional.empty(),
        Optional.empty(),
        label,
        Map.of(),
        1,
        Optional.of(dominant),
        Optional.empty(),
        new Evidence(Optional.of("test"), units, Map.of(), Optional.empty()),
        Optional.empty(),
        "test",
        false);
  }

  @Test
  void aFaceThatShowsItsLabelStays() {
    Map<Integer, Double> smile = Map.of(6, 3.0, 12, 3.5, 25, 2.0);
    assertThat(FILTER.judge(clip("happy", DominantModality.VISUAL, smile)))
        .isInstanceOf(Verdict.Fits.class);
    assertThat(FILTER.judge(clip("happiness", DominantModality.BOTH, smile)).keeps()).isTrue();
  }

  @Test
  void aFaceThatShowsSomethingElseOrNothingGoes() {
    Map<Integer, Double> smile = Map.of(6, 3.0, 12, 3.5, 25, 2.0);
    Verdict other = FILTER.judge(clip("sad", DominantModality.VISUAL, smile));
    assertThat(other)
        .isInstanceOfSatisfying(
            Verdict.FitsAnother.class, each -> assertThat(each.emotion()).isEqualTo("happy"));
    assertThat(other.keeps()).isFalse();
    Verdict still = FILTER.judge(clip("fear", DominantModality.VISUAL, Map.of()));
    assertThat(still)
        .isInstanceOfSatisfying(
            Verdict.FitsAnother.class, each -> assertThat(each.emotion()).isEqualTo("neutral"));
    assertThat(
            new PrototypeFilter(new PrototypeFit(), 0.25, 1)
                .judge(clip("fear", DominantModality.VISUAL, Map.of())))
        .isEqualTo(new Verdict.TooWeak(0));
  }

  @Test
  void surpriseAndFearAreCloseAndNeitherIsTakenForWrong() {
    Map<Integer, Double> startled = Map.of(1, 3.0, 2, 3.0, 5, 3.0, 25, 2.0, 26, 3.0);
    assertThat(FILTER.judge(clip("surprise", DominantModality.VISUAL, startled)).keeps()).isTrue();
    Map<Integer, Double> afraid = Map.of(1, 3.0, 2, 2.0, 4, 3.0, 5, 3.0, 20, 3.0, 25, 2.0);
    assertThat(FILTER.judge(clip("fear", DominantModality.VISUAL, afraid)).keeps()).isTrue();
    assertThat(FILTER.judge(clip("happy", DominantModality.VISUAL, afraid)).keeps()).isFalse();
  }

  @Test
  void whereTheSoundCarriesTheEmotionTheFaceIsNotAsked() {
    assertThat(FILTER.judge(clip("fear", DominantModality.AUDIO, Map.of())))
        .isEqualTo(new Verdict.NotAsked());
  }

  @Test
  void withoutMeasurementOrPrototypeNothingIsKeptOnTrust() {
    assertThat(FILTER.judge(measured("happy", DominantModality.VISUAL, new TreeMap<>())))
        .isEqualTo(new Verdict.NotMeasured());
    assertThat(FILTER.judge(clip("contempt", DominantModality.VISUAL, Map.of(14, 3.0))).keeps())
        .isFalse();
  }
}
