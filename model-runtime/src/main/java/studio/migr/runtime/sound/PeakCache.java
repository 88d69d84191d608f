package studio.migr.runtime.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import studio.migr.runtime.cache.CheckedFile;
import studio.migr.runtime.media.AudioTrack;

/**
 * The finest level of a pyramid in a {@link CheckedFile}; the others are quickly made from it.
 *
 * <p>Magic, version, stream, sample rate, channels, start time, size of the media file, number of
 * samples, then all minima, all maxima, all mean squares.
 */
final class PeakCache {
  private static final long MAGIC = 0x314B4145_5052474DL; // "MGRPEAK1"
  private static final int VERSION = 1;
  private static final int HEADER = 8 + 4 * 4 + 8 + 8 + 8;
  private static final int BIN = 3 * Float.BYTES;
  private static final int MOST_BINS = (CheckedFile.MOST - HEADER) / BIN;

  private PeakCache() {}

  /**
   * The pyramid kept in {@code file}, or nothing if it is not there, damaged, or of another sound.
   */
  static Optional<PeakPyramid> read(Path file, AudioTrack track, long mediaSize) {
    return CheckedFile.read(file).flatMap(bytes -> read(bytes, track, mediaSize));
  }

  private static Optional<PeakPyramid> read(ByteBuffer bytes, AudioTrack track, long mediaSize) {
    int body = bytes.limit();
    if (body < HEADER) {
      return Optional.empty();
    }
    long samples = bytes.getLong(HEADER - Long.BYTES);
    long binned = Math.ceilDiv(samples, PeakPyramid.BIN_SAMPLES) * BIN;
    if (binned != body - HEADER
        || !bytes.slice(0, HEADER).equals(header(track, mediaSize, samples).flip())) {
      return Optional.empty();
    }
    bytes.position(HEADER);
    int bins = (body - HEADER) / BIN;
    PeakLevel finest =
        new PeakLevel(
            CheckedFile.floats(bytes, bins),
            CheckedFile.floats(bytes, bins),
            CheckedFile.floats(bytes, bins));
    return Optional.of(new PeakPyramid(track.sampleRate(), track.startMs(), samples, finest));
  }

  /** Replaces {@code file} as a whole. */
  static void write(Path file, AudioTrack track, long mediaSize, PeakPyramid pyramid)
      throws IOException {
    PeakLevel level = pyramid.levels().getFirst();
    if (level.size() > MOST_BINS) {
      throw new IOException("too many bins for one file: " + level.size());
    }
    ByteBuffer bytes = CheckedFile.room(HEADER + level.size() * BIN);
    bytes.put(header(track, mediaSize, pyramid.samples()).flip());
    CheckedFile.put(bytes, level.min());
    CheckedFile.put(bytes, level.max());
    CheckedFile.put(bytes, level.square());
    CheckedFile.write(file, bytes);
  }

  private static ByteBuffer header(AudioTrack track, long mediaSize, long samples) {
    return CheckedFile.room(HEADER)
        .putLong(MAGIC)
        .putInt(VERSION)
        .putInt(track.stream())
        .putInt(track.sampleRate())
        .putInt(track.channels())
        .putDouble(track.startMs())
        .putLong(mediaSize)
        .putLong(samples);
  }
}
