package studio.migr.app.importance;

/**
 * @param open whether the section is unfolded
 */
record ImportanceSettings(boolean open) {
  static final ImportanceSettings DEFAULT = new ImportanceSettings(true);
}
