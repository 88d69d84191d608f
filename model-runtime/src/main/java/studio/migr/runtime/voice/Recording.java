package studio.migr.runtime.voice;

import studio.migr.runtime.media.MediaException;

/**
 * A sound as the measurements take it: one channel, {@value #RATE} samples a second, read from the
 * start as often as it is asked for.
 */
interface Recording {
  /** Samples a second: keeps what lies below 8 kHz, as most of the published figures do. */
  int RATE = 16_000;

  /**
   * Reads on.
   *
   * @param samples gets the samples, full scale ±1
   * @return how many there were; fewer than asked for only at the end
   * @throws MediaException if the file is gone or damaged
   */
  int read(float[] samples) throws MediaException;

  /** Lets the next sample read be the first. */
  void rewind() throws MediaException;

  /** How many samples there will be, about; for progress alone. */
  long expectedSamples();
}
