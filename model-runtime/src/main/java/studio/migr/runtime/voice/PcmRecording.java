package studio.migr.runtime.voice;

import java.nio.file.Path;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.sound.PcmReader;

/** The mean of all channels of a stream of a media file, resampled. */
final class PcmRecording implements Recording, AutoCloseable {
  private final PcmReader reader;
  private final AudioTrack track;

  private PcmRecording(PcmReader reader, AudioTrack track) {
    this.reader = reader;
    this.track = track;
  }

  static PcmRecording open(Path file, AudioTrack track) throws MediaException {
    return new PcmRecording(PcmReader.open(file, track, RATE, 1), track);
  }

  @Override
  public int read(float[] samples) throws MediaException {
    return reader.read(samples);
  }

  @Override
  public void rewind() throws MediaException {
    reader.seek(track.startMs());
  }

  @Override
  public long expectedSamples() {
    return Math.round(track.durationMs() / 1000 * RATE);
  }

  @Override
  public void close() {
    reader.close();
  }
}
