package studio.migr.app.segment;

/**
 * @param reactionMs how long after what they see or hear the user presses the key, in ms by the
 *     clock on the wall; marks made while playing begin and end that much earlier
 */
record SegmentSettings(double reactionMs) {
  static final SegmentSettings DEFAULT = new SegmentSettings(0);
}
