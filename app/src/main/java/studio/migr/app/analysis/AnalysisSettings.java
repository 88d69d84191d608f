package studio.migr.app.analysis;

/**
 * @param unasked whether clips are analysed as they are opened, and the next ones ahead
 */
record AnalysisSettings(boolean unasked) {
  static final AnalysisSettings DEFAULT = new AnalysisSettings(true);
}
