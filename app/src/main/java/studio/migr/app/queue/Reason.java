package studio.migr.app.queue;

/** Why a clip is worth a look, the weightiest first. */
enum Reason {
  /** The annotator's emotion is another than the model's. */
  OTHER_EMOTION(32),
  /** The annotator's dominant modality is another than the model's. */
  OTHER_MODALITY(16),
  /** Sound and picture lead the model to different answers. */
  CONFLICT(8),
  /** The model wavers between surprise and fear, or annotator and model do. */
  SURPRISE_FEAR(4),
  /** The model gives its own answer less than half. */
  UNSURE(2),
  /** The annotator has not judged the clip. */
  NEVER_SEEN(1);

  private final int weight;

  Reason(int weight) {
    this.weight = weight;
  }

  /** More than all that come after it together. */
  int weight() {
    return weight;
  }

  /** The key of its words. */
  String key() {
    return "queue.reason." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
