package studio.migr.app.exchange.labelstudio;

/** Which part of a label a control speaks of. */
enum Part {
  EMOTION,
  DOMINANT_MODALITY,
  CONFIDENCE,
  NOTE,
  /** Who annotated: about all that is said in one annotation. */
  ANNOTATOR,
  /** What the annotator had: about all that is said in one annotation. */
  CONDITION,
  /** None: labels have no place for it. */
  NONE,
  /** Nothing says it but the words themselves. */
  UNKNOWN
}
