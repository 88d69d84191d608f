package studio.migr.runtime.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.work.Work;

/** What a model goes by, computed by hand. */
final class ModelImportanceTest {
  private static final List<String> LABELS = List.of("happy", "fear", "sad");
  private static final VerdictThresholds CHOSEN = new VerdictThresholds(0.1, 0.15, 0.5, 0.3, 0.5);

  private static LabelProbabilities p(double happy, double fear, double sad) {
    return LabelProbabilities.of(LABELS, new double[] {happy, fear, sad});
  }

  private static ConditionScores scores(
      LabelProbabilities none,
      LabelProbabilities audio,
      LabelProbabilities visual,
      LabelProbabilities both) {
    Map<ModelCondition, LabelProbabilities> by = new EnumMap<>(ModelCondition.class);
    by.put(ModelCondition.NONE, none);
    by.put(ModelCondition.AUDIO, audio);
    by.put(ModelCondition.VISUAL, visual);
    by.put(ModelCondition.BOTH, both);
    return new ConditionScores(both.top(), by);
  }

  private static DominantModality verdict(ConditionScores scores) {
    return ModelVerdict.of(scores, CHOSEN).verdict();
  }

  private static final LabelProbabilities EVEN = p(1, 1, 1);
  private static final LabelProbabilities FEAR = p(0.1, 0.8, 0.1);

  @Test
  void eachModalityIsCreditedWithTheMeanOfWhatItAddsToNothingAndToTheOther() {
    ConditionScores scores =
        scores(p(0.6, 0.1, 0.3), p(0.2, 0.7, 0.1), p(0.4, 0.2, 0.4), p(0.1, 0.8, 0.1));
    ModalityShare share = scores.share();
    // fear: nothing 0.1, sound 0.7, picture 0.2, both 0.8
    assertThat(share.audio()).isCloseTo(((0.7 - 0.1) + (0.8 - 0.2)) / 2, within(1e-12));
    assertThat(share.visual()).isCloseTo(((0.2 - 0.1) + (0.8 - 0.7)) / 2, within(1e-12));
    assertThat(share.audio() + share.visual()).isCloseTo(0.8 - 0.1, within(1e-12));
  }

  @Test
  void divergenceIsCountedInBits() {
    assertThat(p(1, 0, 0).divergenceFrom(p(0, 1, 0))).isCloseTo(1, within(1e-12));
    assertThat(FEAR.divergenceFrom(FEAR)).isZero();
    // mean (0.75, 0.25): half of 0.5·log2(0.5/0.75) + 0.5·log2(0.5/0.25) = 0.2075 and log2(1/0.75)
    // = 0.4150
    assertThat(p(1, 1, 0).divergenceFrom(p(1, 0, 0))).isCloseTo(0.311278, within(1e-6));
  }

  @Test
  void theVerdictNamesWhatCarriesTheAnswer() {
    assertThat(verdict(scores(EVEN, FEAR, EVEN, FEAR))).isEqualTo(DominantModality.AUDIO);
    assertThat(verdict(scores(EVEN, EVEN, FEAR, FEAR))).isEqualTo(DominantModality.VISUAL);
    assertThat(verdict(scores(EVEN, FEAR, FEAR, FEAR))).isEqualTo(DominantModality.BOTH);
    assertThat(verdict(scores(FEAR, FEAR, FEAR, FEAR))).isEqualTo(DominantModality.NONE);
    assertThat(verdict(scores(EVEN, p(0.1, 0.1, 0.8), FEAR, FEAR)))
        .as("both clear and of like strength, although the joint answer sides with the picture")
        .isEqualTo(DominantModality.CONFLICT);
    assertThat(verdict(scores(EVEN, p(0.3, 0.15, 0.55), p(0.01, 0.98, 0.01), FEAR)))
        .as("both clear, but one much stronger")
        .isEqualTo(DominantModality.VISUAL);
  }

  @Test
  void aVerdictNearItsThresholdIsLessSure() {
    ModelVerdict far = ModelVerdict.of(scores(EVEN, p(0, 1, 0), EVEN, p(0, 1, 0)), CHOSEN);
    ModelVerdict near =
        ModelVerdict.of(
            scores(EVEN, p(0.3, 0.42, 0.28), EVEN, p(0.28, 0.43, 0.29)),
            new VerdictThresholds(0.08, 0.08, 0.5, 0.3, 0.5));
    assertThat(near.verdict()).isEqualTo(DominantModality.AUDIO);
    assertThat(far.confidence()).isGreaterThan(near.confidence() + 0.2);
  }

  @Test
  void samplesGiveAnIntervalAroundTheirMean() {
    Map<ModelCondition, List<LabelProbabilities>> by = new EnumMap<>(ModelCondition.class);
    by.put(ModelCondition.NONE, List.of(EVEN, EVEN, EVEN, EVEN));
    by.put(ModelCondition.AUDIO, List.of(FEAR, EVEN, FEAR, FEAR));
    by.put(ModelCondition.VISUAL, List.of(EVEN, EVEN, EVEN, EVEN));
    by.put(ModelCondition.BOTH, List.of(FEAR, FEAR, FEAR, FEAR));
    SampledScores samples = new SampledScores("fear", by);
    SampledScores.Spread spread = samples.spread(DominantModality.AUDIO, CHOSEN);
    // fear from sound: 0.8 in three of four; sound is credited with (v(audio) + 0.8 − 2/3) / 2
    double mean = ((0.8 * 3 + 1 / 3.0) / 4 + 0.8 - 2 / 3.0) / 2;
    assertThat(mean).isBetween(spread.interval().audioLow(), spread.interval().audioHigh());
    assertThat(spread.interval().audioHigh()).isCloseTo((0.8 + 0.8 - 2 / 3.0) / 2, within(1e-9));
    assertThat(spread.confidence()).isBetween(0.8, 1.0);
    ModelImportance importance =
        ModelImportance.of(
            scores(EVEN, FEAR, EVEN, FEAR),
            Optional.of(samples),
            Optional.of(DominantModality.AUDIO),
            CHOSEN);
    assertThat(importance.interval()).contains(spread.interval());
    assertThat(importance.verdict().confidence()).isEqualTo(spread.confidence());
    assertThat(importance.apart()).isEqualTo(FEAR.divergenceFrom(EVEN));
  }

  @Test
  void thresholdsAreFoundThatTellTheModalitiesApart(@TempDir Path folder) throws Exception {
    List<ThresholdFit.Known> clips = new ArrayList<>();
    for (int k = 0; k < 12; k++) {
      double more = 0.01 * k;
      LabelProbabilities faint = p(0.3, 0.45 + more, 0.25);
      clips.add(known(scores(EVEN, faint, EVEN, faint), DominantModality.AUDIO));
      clips.add(known(scores(EVEN, EVEN, faint, faint), DominantModality.VISUAL));
      clips.add(known(scores(EVEN, faint, faint, faint), DominantModality.BOTH));
    }
    assertThat(ThresholdFit.balancedAccuracy(clips, CHOSEN)).isLessThan(0.9);
    ThresholdFit fit = ThresholdFit.on(clips, CHOSEN, Optional.empty(), Work.UNWATCHED);
    assertThat(fit.balancedAccuracy()).isEqualTo(1);
    assertThat(fit.clips()).isEqualTo(36);
    Path file = folder.resolve(VerdictThresholdsFile.NAME);
    new VerdictThresholdsFile(fit.thresholds(), "a test").write(file);
    assertThat(VerdictThresholdsFile.of(folder).thresholds()).isEqualTo(fit.thresholds());
    Files.writeString(file, "{\"little\": 2}");
    assertThatThrownBy(() -> VerdictThresholdsFile.of(folder)).hasMessageContaining("margin");
  }

  @Test
  void whereALabelSaysThatNothingIsFeltItsProbabilityTellsWhoCarriesTheEmotion() {
    VerdictThresholds thresholds =
        new VerdictThresholds(
            0.1,
            0.15,
            0.3,
            0.3,
            0.5,
            Optional.of(new VerdictThresholds.Calm("sad", 0.3, 0.3, 0.8, 0.15)));
    LabelProbabilities calm = p(0.2, 0.2, 0.6);
    Map<ConditionScores, DominantModality> expected = new LinkedHashMap<>();
    expected.put(scores(EVEN, FEAR, calm, FEAR), DominantModality.AUDIO);
    expected.put(scores(EVEN, calm, FEAR, FEAR), DominantModality.VISUAL);
    expected.put(scores(EVEN, FEAR, FEAR, FEAR), DominantModality.BOTH);
    expected.put(scores(EVEN, p(0.8, 0.1, 0.1), FEAR, FEAR), DominantModality.CONFLICT);
    expected.put(scores(EVEN, p(0.7, 0.2, 0.1), FEAR, FEAR), DominantModality.BOTH);
    expected.put(scores(EVEN, calm, calm, FEAR), DominantModality.NONE);
    expected.put(scores(EVEN, FEAR, FEAR, p(0.05, 0.05, 0.9)), DominantModality.NONE);
    expected.forEach(
        (scores, verdict) ->
            assertThat(ModelVerdict.of(scores, thresholds).verdict()).isEqualTo(verdict));
  }

  @Test
  void aCoveredFaceAndSilenceAreToldFromEvidenceIfTheSchemeHasALabelForNoEmotion(
      @TempDir Path folder) throws Exception {
    LabelProbabilities calm = p(0.1, 0.1, 0.8);
    List<ThresholdFit.Known> clips = new ArrayList<>();
    for (int k = 0; k < 6; k++) {
      clips.add(known(scores(EVEN, FEAR, calm, FEAR), DominantModality.AUDIO));
      clips.add(known(scores(EVEN, FEAR, FEAR, FEAR), DominantModality.BOTH));
      clips.add(known(scores(EVEN, calm, calm, p(0.02, 0.02, 0.96)), DominantModality.NONE));
    }
    ThresholdFit without = ThresholdFit.on(clips, CHOSEN, Optional.empty(), Work.UNWATCHED);
    ThresholdFit with = ThresholdFit.on(clips, CHOSEN, Optional.of("sad"), Work.UNWATCHED);
    assertThat(without.balancedAccuracy()).isLessThan(0.9);
    assertThat(with.balancedAccuracy()).isEqualTo(1);
    Path file = folder.resolve(VerdictThresholdsFile.NAME);
    new VerdictThresholdsFile(with.thresholds(), "a test").write(file);
    assertThat(VerdictThresholdsFile.of(folder).thresholds()).isEqualTo(with.thresholds());
  }

  private static ThresholdFit.Known known(ConditionScores scores, DominantModality truth) {
    return new ThresholdFit.Known(scores, truth);
  }
}
