package studio.migr.training.reward;

import java.util.Optional;
import java.util.OptionalDouble;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.reader.EmotionReader;
import studio.migr.runtime.reasoning.SegmentKind;

/**
 * R_MAO of MIGR: 1 if the reasoning begins with the description of the dominant modality, and that
 * description speaks of the label more than of any other emotion. Where both dominate, either may
 * come first. Where none dominates, they conflict, or nobody knows, it says nothing.
 */
public final class OrderReward implements Reward {
  private final EmotionReader reader;

  public OrderReward(EmotionReader reader) {
    this.reader = reader;
  }

  @Override
  public String id() {
    return "order";
  }

  @Override
  public OptionalDouble of(Rollout rollout) {
    DominantModality dominant = rollout.dominant().orElse(DominantModality.NONE);
    if (dominant == DominantModality.NONE || dominant == DominantModality.CONFLICT) {
      return OptionalDouble.empty();
    }
    Optional<Condition> leading = rollout.reasoning().leading();
    if (leading.isEmpty() || !dominates(leading.get(), dominant)) {
      return OptionalDouble.of(0);
    }
    SegmentKind first =
        leading.get() == Condition.AUDIO ? SegmentKind.AUD_DESC : SegmentKind.VIS_DESC;
    String described = rollout.reasoning().textOf(first);
    boolean expressed = reader.read(described).top().filter(rollout.label()::equals).isPresent();
    return OptionalDouble.of(expressed ? 1 : 0);
  }

  private static boolean dominates(Condition leading, DominantModality dominant) {
    return switch (dominant) {
      case AUDIO -> leading == Condition.AUDIO;
      case VISUAL -> leading == Condition.VISUAL;
      case BOTH -> true;
      case NONE, CONFLICT -> false;
    };
  }
}
