package studio.migr.app.study;

import java.util.Locale;

/** What people are compared on, with each other and with the model. */
public enum Topic {
  /** The emotion, from the sound alone. */
  AUDIO,
  /** The emotion, from the picture alone. */
  VISUAL,
  /** The emotion, from sound and picture. */
  BOTH,
  /** The dominant modality, asked outright. */
  DIRECT,
  /**
   * The dominant modality by MIGR's rule: which of the two alone leads a person to what he or she
   * says from both.
   */
  BY_RULE;

  /** The name of its words: {@code by-rule}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether its categories are modalities, not emotions. */
  boolean ofModality() {
    return this == DIRECT || this == BY_RULE;
  }
}
