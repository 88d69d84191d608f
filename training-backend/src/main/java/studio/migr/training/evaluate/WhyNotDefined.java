package studio.migr.training.evaluate;

import java.util.Locale;

/** Why a figure is not defined. */
public enum WhyNotDefined {
  /** There are no clips. */
  NO_CLIPS,
  /** No answer comes with reasoning. */
  NO_REASONING,
  /** No answer is right. */
  NO_RIGHT_ANSWERS,
  /** No answer is wrong. */
  NO_WRONG_ANSWERS,
  /** No clip of this label. */
  NO_CLIPS_OF_LABEL,
  /** This label was never answered. */
  NEVER_ANSWERED,
  /** For no clip both the true and the model's dominant modality are known. */
  NO_DOMINANT_MODALITY,
  /** The answers do not say what MIGR's rule says, or no clip's dominant modality is known. */
  NO_RULE,
  /** No clip has a transcript. */
  NO_TRANSCRIPT,
  /** Nothing was judged by two judges or more. */
  NOTHING_JUDGED_TWICE,
  /** It compares exactly two judges. */
  NOT_TWO_JUDGES,
  /** Nothing was judged by all judges. */
  NOT_ALL_JUDGED,
  /** All judgements name the same category: chance alone would agree as often. */
  ONE_CATEGORY,
  /** Nobody chose this category where two judges judged. */
  NEVER_CHOSEN;

  /** The name in files and of its sentence: {@code no_clips}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
