package studio.migr.app.exchange.labelstudio;

/** Names of the controls in our labelling configuration, and of its two objects. */
final class Controls {
  static final String VIDEO = "video";
  static final String AUDIO = "audio";

  /** Of stretches. */
  static final String EMOTION = "emotion";

  static final String DOMINANT = "dominant_modality";
  static final String CONFIDENCE = "confidence";
  static final String NOTE = "note";

  /** Before the names of controls about the whole clip. */
  static final String CLIP = "clip_";

  /** Of everything that one annotator said under one condition. */
  static final String ANNOTATOR = "annotator";

  static final String CONDITION = "condition";

  /** The label of a stretch that has no emotion: Label Studio has no stretch without a label. */
  static final String NO_EMOTION = "no_emotion";

  private Controls() {}
}
