package studio.migr.runtime.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;
import studio.migr.runtime.media.AudioTrack;

/**
 * The finest level of a pyramid in a file; the others are quickly made from it.
 *
 * <p>Little endian: magic, version, stream, sample rate, channels, start time, size of the media
 * file, number of samples, then all minima, all maxima, all mean squares, and the CRC-32C of
 * everything before.
 */
final class PeakCache {
  private static final long MAGIC = 0x314B4145_5052474DL; // "MGRPEAK1"
  private static final int VERSION = 1;
  private static final int HEADER = 8 + 4 * 4 + 8 + 8 + 8;
  private static final int BIN = 3 * Float.BYTES;
  private static final int CHECKSUM = Integer.BYTES;
  private static final int MOST_BINS = (Integer.MAX_VALUE - HEADER - CHECKSUM) / BIN;

  private PeakCache() {}

  /**
   * The pyramid kept in {@code file}, or nothing if it is not there, damaged, or of another sound.
   */
  static Optional<PeakPyramid> read(Path file, AudioTrack track, long mediaSize) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size < HEADER + CHECKSUM || size > Integer.MAX_VALUE) {
        return Optional.empty();
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // until it is full
      }
      bytes.flip();
      int body = bytes.limit() - CHECKSUM;
      if (bytes.limit() != size || bytes.getInt(body) != checksum(bytes, body)) {
        return Optional.empty();
      }
      long samples = bytes.getLong(HEADER - Long.BYTES);
      long binned = Math.ceilDiv(samples, PeakPyramid.BIN_SAMPLES) * BIN;
      if (binned != body - HEADER
          || !bytes.slice(0, HEADER).equals(header(track, mediaSize, samples))) {
        return Optional.empty();
      }
      bytes.position(HEADER).limit(body);
      int bins = (body - HEADER) / BIN;
      PeakLevel finest =
          new PeakLevel(floats(bytes, bins), floats(bytes, bins), floats(bytes, bins));
      return Optional.of(new PeakPyramid(track.sampleRate(), track.startMs(), samples, finest));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Replaces {@code file} as a whole: whoever reads it meanwhile sees the old or the new one. */
  static void write(Path file, AudioTrack track, long mediaSize, PeakPyramid pyramid)
      throws IOException {
    PeakLevel level = pyramid.levels().getFirst();
    if (level.size() > MOST_BINS) {
      throw new IOException("too many bins for one file: " + level.size());
    }
    int body = HEADER + level.size() * BIN;
    ByteBuffer bytes = ByteBuffer.allocate(body + CHECKSUM).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(header(track, mediaSize, pyramid.samples()));
    put(bytes, level.min());
    put(bytes, level.max());
    put(bytes, level.square());
    bytes.putInt(checksum(bytes, body)).flip();
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path unfinished = Files.createTempFile(folder, file.getFileName().toString(), ".part");
    try {
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static ByteBuffer header(AudioTrack track, long mediaSize, long samples) {
    return ByteBuffer.allocate(HEADER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(MAGIC)
        .putInt(VERSION)
        .putInt(track.stream())
        .putInt(track.sampleRate())
        .putInt(track.channels())
        .putDouble(track.startMs())
        .putLong(mediaSize)
        .putLong(samples)
        .flip();
  }

  private static int checksum(ByteBuffer bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.array(), 0, length);
    return (int) crc.getValue();
  }

  private static void put(ByteBuffer bytes, float[] values) {
    bytes.asFloatBuffer().put(values);
    bytes.position(bytes.position() + values.length * Float.BYTES);
  }

  private static float[] floats(ByteBuffer bytes, int count) {
    float[] values = new float[count];
    bytes.asFloatBuffer().get(values);
    bytes.position(bytes.position() + count * Float.BYTES);
    return values;
  }
}
