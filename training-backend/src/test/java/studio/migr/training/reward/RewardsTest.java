package studio.migr.training.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.reader.EmotionReader;
import studio.migr.runtime.reader.LexiconReader;

/** What completions earn, each by an example, and the advantages of a group. */
final class RewardsTest {
  private static final EmotionReader READER = new LexiconReader();
  private static final String SEEN = "<vis_desc>The face is calm.</vis_desc>";
  private static final String HEARD = "<aud_desc>The voice is afraid.</aud_desc>";

  private static String completion(String first, String second, String answer) {
    return "<think>" + first + second + "Afraid.</think><answer>" + answer + "</answer>";
  }

  private static double earns(Reward reward, String completion, DominantModality dominant) {
    return reward.of(Rollout.of(completion, "fear", Optional.of(dominant))).orElse(-1);
  }

  @Example
  void theOrderEarnsWhenTheDominantModalityComesFirstAndShowsTheEmotion() {
    Reward order = new OrderReward(READER);
    String heardFirst = completion(HEARD, SEEN, "fear");
    String seenFirst = completion(SEEN, HEARD, "fear");
    assertThat(earns(order, heardFirst, DominantModality.AUDIO)).isEqualTo(1);
    assertThat(earns(order, seenFirst, DominantModality.AUDIO)).isZero();
    assertThat(earns(order, heardFirst, DominantModality.VISUAL)).isZero();
    assertThat(earns(order, seenFirst, DominantModality.VISUAL)).as("first, but calm").isZero();
    assertThat(earns(order, heardFirst, DominantModality.BOTH)).isEqualTo(1);
    assertThat(earns(order, seenFirst, DominantModality.BOTH)).as("either, but calm").isZero();
    assertThat(earns(order, "fear", DominantModality.AUDIO)).isZero();
  }

  @Example
  void theOrderSaysNothingWhereNoModalityDominates() {
    Reward order = new OrderReward(READER);
    for (DominantModality open : List.of(DominantModality.NONE, DominantModality.CONFLICT)) {
      assertThat(earns(order, completion(HEARD, SEEN, "fear"), open)).isEqualTo(-1);
    }
    assertThat(order.of(Rollout.of("fear", "fear", Optional.empty())))
        .isEqualTo(OptionalDouble.empty());
  }

  @Example
  void groundingIsHowStronglyTheDescriptionsShowTheEmotion() {
    String completion = completion(HEARD, SEEN, "sad");
    Reward each = new GroundingReward(READER, false);
    Reward dominant = new GroundingReward(READER, true);
    assertThat(earns(each, completion, DominantModality.AUDIO)).as("1 and 0").isEqualTo(0.5);
    assertThat(earns(dominant, completion, DominantModality.AUDIO)).isEqualTo(1);
    assertThat(earns(dominant, completion, DominantModality.VISUAL)).isZero();
    assertThat(earns(dominant, completion, DominantModality.CONFLICT)).isEqualTo(0.5);
    String mixed = completion("<aud_desc>Afraid and surprised.</aud_desc>", "", "fear");
    assertThat(earns(each, mixed, DominantModality.AUDIO)).as("½ and missing").isEqualTo(0.25);
  }

  @Example
  void theAnswerHasToBeTheLabelItself() {
    Reward accuracy = new AccuracyReward();
    assertThat(earns(accuracy, "<answer> fear\n</answer>", DominantModality.BOTH)).isEqualTo(1);
    assertThat(earns(accuracy, "<answer>Fear</answer>", DominantModality.BOTH)).isZero();
    assertThat(earns(accuracy, "fear", DominantModality.BOTH)).isZero();
    assertThat(earns(accuracy, "<answer>sad</answer><answer>fear</answer>", DominantModality.BOTH))
        .isZero();
  }

  @Example
  void theFormatIsMigrsOrR1Omnis() {
    String whole = completion(HEARD, SEEN, "fear");
    String plain = "<think>Afraid.</think>\n<answer>fear</answer>";
    assertThat(earns(new FormatReward(), whole, DominantModality.BOTH)).isEqualTo(1);
    assertThat(earns(new FormatReward(), plain, DominantModality.BOTH)).isZero();
    assertThat(earns(new AnswerFormatReward(), plain, DominantModality.BOTH)).isEqualTo(1);
    assertThat(earns(new AnswerFormatReward(), "So: " + plain, DominantModality.BOTH)).isZero();
    assertThat(earns(new AnswerFormatReward(), "fear", DominantModality.BOTH)).isZero();
  }

  @Example
  void theExplanationIsReadWithoutTheAnswer() {
    Reward explanation = new ExplanationReward(READER);
    assertThat(earns(explanation, completion(HEARD, "", "sad"), DominantModality.BOTH))
        .isEqualTo(1);
    assertThat(
            earns(explanation, "<think>Sad.</think><answer>fear</answer>", DominantModality.BOTH))
        .isZero();
    assertThat(earns(explanation, "<answer>fear</answer>", DominantModality.BOTH)).isZero();
  }

  @Example
  void reasoningThatCarriesTheAnswerIsConsistentBeItRightOrWrong() {
    Reward consistency = new ConsistencyReward(READER);
    assertThat(earns(consistency, "<think>Sad.</think><answer>sad</answer>", DominantModality.BOTH))
        .as("though the label is fear")
        .isEqualTo(1);
    assertThat(
            earns(consistency, "<think>Sad.</think><answer>fear</answer>", DominantModality.BOTH))
        .isZero();
    assertThat(earns(consistency, "<answer>fear</answer>", DominantModality.BOTH)).isZero();
  }

  @Example
  void contrastIsHowFarTheLabelStandsOutFromTheNextEmotion() {
    Reward contrast = new ContrastReward(READER);
    String sure = "<think>Afraid.</think><answer>sad</answer>";
    assertThat(earns(contrast, sure, DominantModality.BOTH)).as("whatever it answers").isEqualTo(1);
    String torn = "<think>Afraid and surprised.</think><answer>fear</answer>";
    assertThat(earns(contrast, torn, DominantModality.BOTH)).as("½ less ½").isZero();
    String mostly = "<think>Afraid, terrified, surprised.</think><answer>fear</answer>";
    assertThat(earns(contrast, mostly, DominantModality.BOTH)).isEqualTo(2.0 / 3 - 1.0 / 3);
    String other = "<think>Surprised.</think><answer>fear</answer>";
    assertThat(earns(contrast, other, DominantModality.BOTH)).as("another leads").isZero();
    assertThat(earns(contrast, "<answer>fear</answer>", DominantModality.BOTH)).isZero();
  }

  @Example
  void weightsAddUpAndEachValueStaysVisible() {
    WeightedRewards rewards =
        new WeightedRewards(
            RewardCatalog.all(READER), Map.of("accuracy", 2.0, "format", 0.5, "order", 1.0));
    WeightedRewards.Earned earned =
        rewards.of(
            Rollout.of(
                completion(HEARD, SEEN, "fear"), "fear", Optional.of(DominantModality.AUDIO)));
    assertThat(earned.total()).isEqualTo(3.5);
    assertThat(earned.values())
        .containsExactly(
            Map.entry("accuracy", 1.0), Map.entry("format", 1.0), Map.entry("order", 1.0));
    assertThat(rewards.of(Rollout.of("", "fear", Optional.empty())).values())
        .as("the order says nothing here")
        .containsOnlyKeys("accuracy", "format");
  }

  @Example
  void aNewRewardIsOneFile() {
    Map<String, Double> weights = Map.of("accuracy", 1.0, "short_answer", 0.5);
    WeightedRewards rewards =
        new WeightedRewards(RewardCatalog.with(weights.keySet(), READER), weights);
    assertThat(rewards.of(Rollout.of("<answer>fear</answer>", "sad", Optional.empty())).values())
        .containsExactly(Map.entry("accuracy", 0.0), Map.entry("short_answer", 1.0));
    for (String none : List.of("", "_", "weighted", "shorter_answer")) {
      List<Reward> found = RewardCatalog.with(List.of(none), READER);
      assertThat(found).hasSameSizeAs(RewardCatalog.all(READER));
      assertThatThrownBy(() -> new WeightedRewards(found, Map.of(none, 1.0)))
          .hasMessageContaining("no such reward");
    }
  }

  @Example
  void settingsThatNameNoRewardAreRefused() {
    List<Reward> catalog = RewardCatalog.all(READER);
    assertThatThrownBy(() -> new WeightedRewards(catalog, Map.of("acuracy", 1.0)))
        .hasMessageContaining("acuracy");
    assertThatThrownBy(() -> new WeightedRewards(catalog, Map.of("accuracy", 0.0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WeightedRewards(catalog, Map.of("accuracy", Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
    for (Map<String, Double> preset :
        List.of(RewardCatalog.MIGR, RewardCatalog.R1_OMNI, RewardCatalog.ERV)) {
      assertThat(new WeightedRewards(catalog, preset).ids())
          .containsExactlyInAnyOrderElementsOf(preset.keySet());
    }
  }

  @Example
  void advantagesAreDeviationsFromTheGroup() {
    // mean 0.5, unbiased standard deviation sqrt(1/3)
    double deviation = Math.sqrt(1 / 3.0) + 1e-4;
    assertThat(GroupAdvantages.of(1, 0, 0, 1).values())
        .containsExactly(
            new double[] {0.5 / deviation, -0.5 / deviation, -0.5 / deviation, 0.5 / deviation},
            offset(1e-12));
    assertThat(GroupAdvantages.of(0.3, 0.3, 0.3).spread()).isFalse();
    assertThat(GroupAdvantages.of(0.1, 0.1, 0.1).values()).containsExactly(0, 0, 0);
    assertThatThrownBy(() -> GroupAdvantages.of(1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 200)
  void advantagesAddUpToNothingAndKeepTheOrder(
      @ForAll @Size(min = 2, max = 16) List<@DoubleRange(min = -4, max = 4) Double> rewards) {
    double[] given = rewards.stream().mapToDouble(Double::doubleValue).toArray();
    double[] values = GroupAdvantages.of(given).values();
    assertThat(Arrays.stream(values).sum()).isCloseTo(0, within(1e-9));
    for (int i = 1; i < given.length; i++) {
      assertThat(
              Double.compare(values[i] - values[i - 1], 0)
                  * Double.compare(given[i] - given[i - 1], 0))
          .isGreaterThanOrEqualTo(0);
    }
  }
}
