package studio.migr.training.reward;

import java.util.OptionalDouble;

/** Something that a completion can earn. The same completion always earns the same. */
public interface Reward {

  /** The name in settings, metrics and samples. */
  String id();

  /** What it earns, 0..1; empty if this reward says nothing about this clip. */
  OptionalDouble of(Rollout rollout);
}
