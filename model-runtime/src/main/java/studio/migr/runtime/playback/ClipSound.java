package studio.migr.runtime.playback;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.sound.PcmReader;
import studio.migr.runtime.sound.TempoFilter;

/**
 * What is to be heard of a stretch of a clip at some speed: exactly as many frames as the stretch
 * lasts, with silence where the clip has no sound.
 */
final class ClipSound implements AutoCloseable {
  private static final double MILLIS = 1000;
  private static final int CHANNELS = AudioOutput.CHANNELS;
  private static final int BLOCK = 1024;

  private final Optional<PcmReader> reader;
  private final int sampleRate;
  private @Nullable TempoFilter tempo;
  private double speed = 1;
  private long mediaLeft;
  private long silenceLeft;
  private long playedLeft;
  private boolean drained;
  private float[] block = {};
  private int taken;

  /**
   * @param reader the sound, in stereo at {@code sampleRate}; closed with this
   */
  ClipSound(Optional<PcmReader> reader, int sampleRate) {
    this.reader = reader;
    this.sampleRate = sampleRate;
  }

  int sampleRate() {
    return sampleRate;
  }

  /**
   * Begins a stretch.
   *
   * @return how many frames it will give
   * @throws MediaException if the file is gone or damaged
   */
  long begin(double fromMs, double toMs, double atSpeed) throws MediaException {
    mediaLeft = Math.round((toMs - fromMs) * sampleRate / MILLIS);
    playedLeft = Math.round((toMs - fromMs) * sampleRate / MILLIS / atSpeed);
    silenceLeft = mediaLeft;
    if (reader.isPresent()) {
      reader.get().seek(fromMs);
      double before = reader.get().positionMs() - fromMs;
      silenceLeft = Math.max(0, Math.round(before * sampleRate / MILLIS));
    }
    speed = atSpeed;
    closeTempo();
    // Nothing to keep the pitch of where nothing sounds.
    if (speed != 1 && reader.isPresent()) {
      tempo = new TempoFilter(sampleRate, CHANNELS, speed);
    }
    drained = false;
    block = new float[0];
    taken = 0;
    return playedLeft;
  }

  /**
   * Gives the next frames of the stretch.
   *
   * @return how many; fewer than fit only at its end
   * @throws MediaException if the file is gone or damaged
   */
  int read(float[] interleaved) throws MediaException {
    int wanted = (int) Math.min(interleaved.length / CHANNELS, playedLeft);
    if (reader.isEmpty()) {
      Arrays.fill(interleaved, 0, wanted * CHANNELS, 0);
      playedLeft -= wanted;
      return wanted;
    }
    int filled = 0;
    while (filled < wanted * CHANNELS) {
      if (taken == block.length && !fill()) {
        // What the filter keeps back at the end of a stretch is less than a window of it.
        Arrays.fill(interleaved, filled, wanted * CHANNELS, 0);
        break;
      }
      int length = Math.min(wanted * CHANNELS - filled, block.length - taken);
      System.arraycopy(block, taken, interleaved, filled, length);
      taken += length;
      filled += length;
    }
    playedLeft -= wanted;
    return wanted;
  }

  /** Makes the next block, which may be empty; false when there is no more. */
  private boolean fill() throws MediaException {
    taken = 0;
    if (drained) {
      return false;
    }
    float[] media = new float[(int) Math.min(BLOCK, mediaLeft) * CHANNELS];
    drained = media.length == 0;
    if (!drained) {
      int silent = (int) Math.min(media.length / CHANNELS, silenceLeft);
      silenceLeft -= silent;
      if (silent * CHANNELS < media.length) {
        float[] sound = silent == 0 ? media : new float[media.length - silent * CHANNELS];
        reader.orElseThrow().read(sound);
        if (sound != media) {
          System.arraycopy(sound, 0, media, silent * CHANNELS, sound.length);
        }
      }
      mediaLeft -= media.length / CHANNELS;
    }
    if (tempo == null) {
      block = media;
    } else {
      block = tempo.convert(drained ? null : media);
    }
    return true;
  }

  private void closeTempo() {
    if (tempo != null) {
      tempo.close();
      tempo = null;
    }
  }

  @Override
  public void close() {
    closeTempo();
    reader.ifPresent(PcmReader::close);
  }
}
