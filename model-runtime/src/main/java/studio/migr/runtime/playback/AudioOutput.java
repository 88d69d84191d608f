package studio.migr.runtime.playback;

/**
 * Where samples go and what tells how many of them have been played. Samples are interleaved
 * stereo, full scale ±1. Belongs to one thread.
 */
interface AudioOutput extends AutoCloseable {
  int CHANNELS = 2;

  /** Instants a second. */
  int sampleRate();

  /** How many instants fit in now without waiting. */
  int writable();

  /**
   * @param frames instants to take from the beginning of {@code interleaved}, at most {@link
   *     #writable}
   * @throws OutputLostException if the device no longer takes any
   */
  void write(float[] interleaved, int frames) throws OutputLostException;

  /**
   * Lets what is and will be written be played.
   *
   * @throws OutputLostException if the device no longer takes any
   */
  void start() throws OutputLostException;

  /** Stops, forgets what has not been played, and counts from 0 again. */
  void discard();

  /** Instants played since the last {@link #discard}; not those still waiting to be heard. */
  long played();

  @Override
  void close();
}
