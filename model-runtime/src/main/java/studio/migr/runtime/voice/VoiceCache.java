package studio.migr.runtime.voice;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import studio.migr.runtime.cache.CheckedFile;
import studio.migr.runtime.media.AudioTrack;

/**
 * A measured voice in a {@link CheckedFile}.
 *
 * <p>Magic, version of the method, stream, sample rate, channels, start time, size of the media
 * file, number of rows, the summary, then the columns.
 */
final class VoiceCache {
  private static final long MAGIC = 0x31434F56_5052474DL; // "MGRPVOC1"

  /** Of the way to measure: what was measured in another way is measured again. */
  private static final int VERSION = 1;

  private static final int HEADER = 8 + 4 * 4 + 8 + 8 + 8;
  private static final int SUMMARY = 15 * Double.BYTES + 2 * Integer.BYTES;
  private static final int ROW = 4 * Float.BYTES + 1;

  private VoiceCache() {}

  /** What is kept in {@code file}, or nothing if it is not there, damaged, or of another sound. */
  static Optional<VoiceTrack> read(Path file, AudioTrack track, long mediaSize) {
    return CheckedFile.read(file).flatMap(bytes -> read(bytes, track, mediaSize));
  }

  private static Optional<VoiceTrack> read(ByteBuffer bytes, AudioTrack track, long mediaSize) {
    int rows = (bytes.limit() - HEADER - SUMMARY) / ROW;
    if (rows < 0
        || bytes.limit() != HEADER + SUMMARY + rows * ROW
        || !bytes.slice(0, HEADER).equals(header(track, mediaSize, rows).flip())) {
      return Optional.empty();
    }
    bytes.position(HEADER);
    VoiceSummary summary = summary(bytes);
    return Optional.of(
        new VoiceTrack(
            track.startMs(),
            CheckedFile.floats(bytes, rows),
            CheckedFile.floats(bytes, rows),
            CheckedFile.floats(bytes, rows),
            CheckedFile.floats(bytes, rows),
            flags(bytes, rows),
            summary));
  }

  /** Replaces {@code file} as a whole. */
  static void write(Path file, AudioTrack track, long mediaSize, VoiceTrack voice)
      throws IOException {
    if (voice.rows() > (CheckedFile.MOST - HEADER - SUMMARY) / ROW) {
      throw new IOException("too many rows for one file: " + voice.rows());
    }
    ByteBuffer bytes = CheckedFile.room(HEADER + SUMMARY + voice.rows() * ROW);
    bytes.put(header(track, mediaSize, voice.rows()).flip());
    put(bytes, voice.summary());
    CheckedFile.put(bytes, voice.f0Hz());
    CheckedFile.put(bytes, voice.levelDb());
    CheckedFile.put(bytes, voice.hnrDb());
    CheckedFile.put(bytes, voice.alphaDb());
    for (boolean speaks : voice.speech()) {
      bytes.put((byte) (speaks ? 1 : 0));
    }
    CheckedFile.write(file, bytes);
  }

  private static ByteBuffer header(AudioTrack track, long mediaSize, long rows) {
    return CheckedFile.room(HEADER)
        .putLong(MAGIC)
        .putInt(VERSION)
        .putInt(track.stream())
        .putInt(track.sampleRate())
        .putInt(track.channels())
        .putDouble(track.startMs())
        .putLong(mediaSize)
        .putLong(rows);
  }

  private static void put(ByteBuffer bytes, VoiceSummary summary) {
    bytes
        .putDouble(summary.voicedShare())
        .putDouble(summary.f0MedianHz())
        .putDouble(summary.f0MeanHz())
        .putDouble(summary.f0RangeSemitones())
        .putDouble(summary.levelDb())
        .putDouble(summary.jitter())
        .putDouble(summary.jitterRap())
        .putDouble(summary.shimmer())
        .putDouble(summary.shimmerApq3())
        .putDouble(summary.hnrDb())
        .putDouble(summary.alphaDb())
        .putDouble(summary.hammarbergDb())
        .putDouble(summary.speechMs())
        .putInt(summary.pauses())
        .putInt(summary.syllables())
        .putDouble(summary.speechRate())
        .putDouble(summary.articulationRate());
  }

  private static VoiceSummary summary(ByteBuffer bytes) {
    return new VoiceSummary(
        bytes.getDouble(),
        bytes.getDouble(),
        bytes.getDouble(),
        bytes.getDouble(),
        bytes.getDouble(),
        bytes.getDouble(),
        bytes.getDouble(),
        bytes.getDouble(),
        bytes.getDouble(),
        bytes.getDouble(),
        bytes.getDouble(),
        bytes.getDouble(),
        bytes.getDouble(),
        bytes.getInt(),
        bytes.getInt(),
        bytes.getDouble(),
        bytes.getDouble());
  }

  private static boolean[] flags(ByteBuffer bytes, int count) {
    boolean[] flags = new boolean[count];
    for (int i = 0; i < count; i++) {
      flags[i] = bytes.get() != 0;
    }
    return flags;
  }
}
