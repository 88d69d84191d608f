package studio.migr.training.reward;

import java.util.OptionalDouble;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.reader.EmotionReader;
import studio.migr.runtime.reasoning.Reasoning;
import studio.migr.runtime.reasoning.SegmentKind;

/**
 * R_MGR of MIGR: how strongly a reader sees the label in the descriptions. The paper does not
 * publish its reader or scale; here it is the reader's share for the label, 0..1, and a missing
 * description counts 0. With {@code onlyDominant}, where one modality dominates, only its
 * description counts, so that nothing is earned by finding the emotion where it is not.
 */
public final class GroundingReward implements Reward {
  private final EmotionReader reader;
  private final boolean onlyDominant;

  public GroundingReward(EmotionReader reader, boolean onlyDominant) {
    this.reader = reader;
    this.onlyDominant = onlyDominant;
  }

  @Override
  public String id() {
    return onlyDominant ? "grounding_dominant" : "grounding";
  }

  @Override
  public OptionalDouble of(Rollout rollout) {
    DominantModality dominant =
        onlyDominant ? rollout.dominant().orElse(DominantModality.BOTH) : DominantModality.BOTH;
    double seen = strength(rollout, SegmentKind.VIS_DESC);
    double heard = strength(rollout, SegmentKind.AUD_DESC);
    return OptionalDouble.of(
        switch (dominant) {
          case VISUAL -> seen;
          case AUDIO -> heard;
          case BOTH, NONE, CONFLICT -> (seen + heard) / 2;
        });
  }

  private double strength(Rollout rollout, SegmentKind kind) {
    Reasoning reasoning = rollout.reasoning();
    String described = reasoning.textOf(kind);
    return described.isEmpty() ? 0 : reader.read(described).of(rollout.label());
  }
}
