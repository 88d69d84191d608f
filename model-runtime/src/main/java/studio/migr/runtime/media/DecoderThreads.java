package studio.migr.runtime.media;

/** How many threads a decoder gets. */
final class DecoderThreads {
  /**
   * Each thread of a frame-parallel decoder holds one more frame back after a seek, so that more of
   * them delay the first frame that is wanted. A few leave a small machine room for the window.
   */
  static final int COUNT = Math.min(4, Runtime.getRuntime().availableProcessors());

  private DecoderThreads() {}
}
