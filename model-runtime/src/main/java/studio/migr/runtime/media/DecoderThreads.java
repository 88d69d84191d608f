package studio.migr.runtime.media;

/** How many threads a decoder gets. */
final class DecoderThreads {
  /**
   * Each thread of a frame-parallel decoder holds one more frame back after a seek. Four are as
   * fast as more on clips of 720p, and leave a small machine room for the window.
   */
  static final int COUNT = Math.min(4, Runtime.getRuntime().availableProcessors());

  private DecoderThreads() {}
}
