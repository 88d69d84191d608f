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
  /** No clip has a transcript. */
  NO_TRANSCRIPT;

  /** The name in files and of its sentence: {@code no_clips}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
