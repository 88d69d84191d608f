package studio.migr.app.reasoning;

/**
 * @param open whether the section is unfolded
 */
record ReasoningSettings(boolean open) {
  static final ReasoningSettings DEFAULT = new ReasoningSettings(true);
}
