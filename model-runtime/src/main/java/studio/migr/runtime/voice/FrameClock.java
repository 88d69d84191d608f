package studio.migr.runtime.voice;

import java.util.concurrent.CancellationException;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.work.Work;

/**
 * Walks over a recording frame by frame: frame k is measured around the middle of its hop, and
 * there is a frame for each middle that lies in the sound.
 *
 * @param hop samples from one frame to the next
 * @param reach samples that a frame may look at on either side
 */
record FrameClock(int hop, int reach) {

  /** Measures one frame. */
  @FunctionalInterface
  interface Meter {
    void measure(RollingSamples samples, long centre);
  }

  /**
   * @param work progress in samples
   * @throws CancellationException if the user asked to stop
   */
  void walk(Recording recording, Work work, Meter meter) throws MediaException {
    RollingSamples samples = new RollingSamples(recording);
    for (long frame = 0; ; frame++) {
      long centre = frame * hop + hop / 2;
      // At the ends frames share the nearest full window, so twice the reach is kept behind.
      samples.hold(centre - 2L * reach, Math.max(centre, reach) + reach);
      if (samples.ended() && centre >= samples.end()) {
        work.progress(recording.expectedSamples(), recording.expectedSamples());
        return;
      }
      meter.measure(samples, centre);
      if (frame % 100 == 0) {
        work.check();
        work.progress(Math.min(centre, recording.expectedSamples()), recording.expectedSamples());
      }
    }
  }
}
