package studio.migr.app.timeline;

/**
 * @param inFrames whether the axis counts frames instead of time
 */
record TimelineSettings(boolean inFrames) {
  static final TimelineSettings DEFAULT = new TimelineSettings(false);
}
