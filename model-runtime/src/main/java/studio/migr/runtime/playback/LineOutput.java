package studio.migr.runtime.playback;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** The machine's audio device. */
final class LineOutput implements AudioOutput {
  private static final int[] SAMPLE_RATES = {48_000, 44_100};
  private static final int BITS = 16;
  private static final int FRAME_BYTES = CHANNELS * BITS / 8;
  // Long enough for a garbage collection, short enough for a key press to be heard at once.
  private static final double BUFFER_SECONDS = 0.1;

  private final SourceDataLine line;
  private final int sampleRate;
  private final ByteBuffer scratch;
  private final ByteBuffer waiting;
  private boolean running;
  private long total;
  private long base;

  private LineOutput(SourceDataLine line, int sampleRate) {
    this.line = line;
    this.sampleRate = sampleRate;
    this.scratch = ByteBuffer.allocate(line.getBufferSize()).order(ByteOrder.LITTLE_ENDIAN);
    this.waiting = ByteBuffer.allocate(line.getBufferSize()).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Whether there is a device at all; opening it may still fail. */
  static boolean isThere() {
    for (int rate : SAMPLE_RATES) {
      if (AudioSystem.isLineSupported(new DataLine.Info(SourceDataLine.class, format(rate)))) {
        return true;
      }
    }
    return false;
  }

  /**
   * @throws OutputLostException if there is no device, or another program holds it
   */
  static LineOutput open() throws OutputLostException {
    OutputLostException failure = new OutputLostException("no audio device");
    for (int rate : SAMPLE_RATES) {
      AudioFormat format = format(rate);
      try {
        SourceDataLine line = AudioSystem.getSourceDataLine(format);
        line.open(format, (int) (BUFFER_SECONDS * rate) * FRAME_BYTES);
        return new LineOutput(line, rate);
      } catch (LineUnavailableException | RuntimeException e) {
        // Java Sound answers a missing device with IllegalArgumentException.
        failure = new OutputLostException(e);
      }
    }
    throw failure;
  }

  private static AudioFormat format(int rate) {
    return new AudioFormat(rate, BITS, CHANNELS, true, false);
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public int writable() {
    int free = running ? line.available() : line.getBufferSize() - waiting.position();
    return free / FRAME_BYTES;
  }

  @Override
  public void write(float[] interleaved, int frames) throws OutputLostException {
    ByteBuffer bytes = running ? scratch.clear() : waiting;
    for (int k = 0; k < frames * CHANNELS; k++) {
      bytes.putShort((short) Math.round(Math.clamp(interleaved[k], -1f, 1f) * Short.MAX_VALUE));
    }
    if (running) {
      send(bytes);
    }
  }

  /**
   * Only a line that has been started takes samples reliably: one that was stopped before refuses
   * them, and some that were filled before never begin. So what was written before waits here.
   */
  @Override
  public void start() throws OutputLostException {
    line.start();
    running = true;
    send(waiting);
    waiting.clear();
  }

  private void send(ByteBuffer bytes) throws OutputLostException {
    int length = bytes.position();
    int taken = line.write(bytes.array(), 0, length);
    total += taken / FRAME_BYTES;
    if (taken < length) {
      throw new OutputLostException("the device took " + taken + " of " + length + " bytes");
    }
  }

  @Override
  public void discard() {
    line.stop();
    line.flush();
    running = false;
    waiting.clear();
    // The line goes on counting, and counts what was flushed as played.
    base = total;
  }

  @Override
  public long played() {
    return Math.clamp(line.getLongFramePosition() - base, 0, total - base);
  }

  @Override
  public void close() {
    line.close();
  }
}
