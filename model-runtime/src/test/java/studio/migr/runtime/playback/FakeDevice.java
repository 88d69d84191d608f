package studio.migr.runtime.playback;

import java.util.Arrays;

/**
 * An audio device that keeps what it was given, plays it faster than real ones, and can go away.
 */
final class FakeDevice implements AudioDevice {
  private final int haste;
  private float[] recorded = new float[1 << 16];
  private int length;
  private boolean plugged = true;
  private int opened;

  /**
   * @param haste how many times faster than real time it plays
   */
  FakeDevice(int haste) {
    this.haste = haste;
  }

  @Override
  public synchronized boolean isThere() {
    return plugged;
  }

  @Override
  public synchronized AudioOutput open() throws OutputLostException {
    check();
    opened++;
    return new Recorder(new SilentOutput(() -> System.nanoTime() * haste));
  }

  synchronized void unplug() {
    plugged = false;
  }

  synchronized int opened() {
    return opened;
  }

  /** Everything written so far, interleaved stereo. */
  synchronized float[] recorded() {
    return Arrays.copyOf(recorded, length);
  }

  private synchronized void check() throws OutputLostException {
    if (!plugged) {
      throw new OutputLostException("unplugged");
    }
  }

  private synchronized void record(float[] interleaved, int values) {
    if (length + values > recorded.length) {
      recorded = Arrays.copyOf(recorded, 2 * recorded.length);
    }
    System.arraycopy(interleaved, 0, recorded, length, values);
    length += values;
  }

  private final class Recorder implements AudioOutput {
    private final SilentOutput pace;

    Recorder(SilentOutput pace) {
      this.pace = pace;
    }

    @Override
    public int sampleRate() {
      return pace.sampleRate();
    }

    @Override
    public int writable() {
      return pace.writable();
    }

    @Override
    public void write(float[] interleaved, int frames) throws OutputLostException {
      check();
      record(interleaved, frames * CHANNELS);
      pace.write(interleaved, frames);
    }

    @Override
    public void start() {
      pace.start();
    }

    @Override
    public void discard() {
      pace.discard();
    }

    @Override
    public long played() {
      return pace.played();
    }

    @Override
    public void close() {
      pace.close();
    }
  }
}
