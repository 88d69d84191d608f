package studio.migr.runtime.voice;

/** A recording that lies in memory, at {@link Recording#RATE}. */
final class HeldRecording implements Recording {
  private final float[] sound;
  private int position;

  HeldRecording(float[] sound) {
    this.sound = sound;
  }

  @Override
  public int read(float[] samples) {
    int count = Math.min(samples.length, sound.length - position);
    System.arraycopy(sound, position, samples, 0, count);
    position += count;
    return count;
  }

  @Override
  public void rewind() {
    position = 0;
  }

  @Override
  public long expectedSamples() {
    return sound.length;
  }
}
