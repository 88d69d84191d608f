package studio.migr.runtime.playback;

/** Where outputs come from. */
interface AudioDevice {

  /** The machine's own. */
  AudioDevice OWN =
      new AudioDevice() {
        @Override
        public boolean isThere() {
          return LineOutput.isThere();
        }

        @Override
        public AudioOutput open() throws OutputLostException {
          return LineOutput.open();
        }
      };

  /** Whether there is one; opening it may fail all the same. */
  boolean isThere();

  /**
   * @throws OutputLostException if it cannot be opened
   */
  AudioOutput open() throws OutputLostException;
}
