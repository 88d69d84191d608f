package studio.migr.training.handover;

/** What the other trainer is to do. */
public enum Stage {
  /** Learn to write given texts. */
  SFT,
  /** Be rewarded for texts of its own. */
  GRPO
}
