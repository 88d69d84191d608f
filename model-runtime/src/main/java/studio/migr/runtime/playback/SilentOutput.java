package studio.migr.runtime.playback;

import java.util.function.LongSupplier;

/** Takes samples at the pace of the machine's clock, as a device would, and lets nothing hear. */
final class SilentOutput implements AudioOutput {
  private static final int SAMPLE_RATE = 48_000;
  private static final int BUFFER = SAMPLE_RATE / 10;
  private static final double NANOS = 1e9;

  private final LongSupplier nanoTime;
  private long written;
  private double played;
  private long since;
  private boolean running;

  SilentOutput() {
    this(System::nanoTime);
  }

  SilentOutput(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public int sampleRate() {
    return SAMPLE_RATE;
  }

  @Override
  public int writable() {
    return (int) (BUFFER - (written - played()));
  }

  @Override
  public void write(float[] interleaved, int frames) {
    played(); // what ran dry before these came is lost time
    written += frames;
  }

  @Override
  public void start() {
    since = nanoTime.getAsLong();
    running = true;
  }

  @Override
  public void discard() {
    running = false;
    written = 0;
    played = 0;
  }

  @Override
  public long played() {
    if (running) {
      long now = nanoTime.getAsLong();
      played = Math.min(written, played + (now - since) * SAMPLE_RATE / NANOS);
      since = now;
    }
    return (long) played;
  }

  @Override
  public void close() {}
}
