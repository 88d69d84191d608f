package studio.migr.training.reward;

import java.util.List;
import java.util.Map;
import studio.migr.runtime.reader.EmotionReader;

/** All rewards that settings can name. */
public final class RewardCatalog {
  private RewardCatalog() {}

  /** MIGR's rewards, each with the same weight: the paper gives no others. */
  public static final Map<String, Double> MIGR =
      Map.of("accuracy", 1.0, "format", 1.0, "order", 1.0, "grounding", 1.0);

  /** R1-Omni's. */
  public static final Map<String, Double> R1_OMNI = Map.of("accuracy", 1.0, "answer_format", 1.0);

  /** ERV's. */
  public static final Map<String, Double> ERV =
      Map.of("accuracy", 1.0, "answer_format", 1.0, "explanation", 1.0);

  /** Each with this reader, where it needs one. */
  public static List<Reward> all(EmotionReader reader) {
    return List.of(
        new AccuracyReward(),
        new FormatReward(),
        new AnswerFormatReward(),
        new OrderReward(reader),
        new GroundingReward(reader, false),
        new GroundingReward(reader, true),
        new ExplanationReward(reader),
        new ConsistencyReward(reader));
  }
}
