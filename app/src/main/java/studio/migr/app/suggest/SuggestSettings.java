package studio.migr.app.suggest;

/**
 * @param labelFirst whether what a model says stays hidden until the clip has a label
 */
record SuggestSettings(boolean labelFirst) {
  static final SuggestSettings DEFAULT = new SuggestSettings(false);
}
