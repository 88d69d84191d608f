package studio.migr.training.handover;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.sound.PcmReader;

/** The sound of a clip as a WAV file of 16 kHz, one channel, 16 bits: what audio models take. */
final class SoundFile {
  private static final int RATE = 16_000;
  private static final int HEADER = 44;
  private static final int BLOCK = 1 << 14;

  private SoundFile() {}

  static void write(Path clip, AudioTrack track, Path wav) throws IOException {
    long samples = 0;
    try (PcmReader reader = PcmReader.open(clip, track, RATE, 1);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(wav))) {
      out.write(new byte[HEADER]);
      float[] block = new float[BLOCK];
      for (int read = reader.read(block); read > 0; read = reader.read(block)) {
        ByteBuffer bytes = ByteBuffer.allocate(read * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int k = 0; k < read; k++) {
          bytes.putShort((short) Math.clamp(Math.round(block[k] * 32767f), -32768, 32767));
        }
        out.write(bytes.array());
        samples += read;
      }
    }
    try (var file = FileChannel.open(wav, StandardOpenOption.WRITE)) {
      file.write(header(samples), 0);
    }
  }

  private static ByteBuffer header(long samples) {
    int bytes = Math.toIntExact(samples * Short.BYTES);
    return ByteBuffer.allocate(HEADER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(HEADER - 8 + bytes)
        .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(RATE)
        .putInt(RATE * Short.BYTES)
        .putShort((short) Short.BYTES)
        .putShort((short) 16)
        .put("data".getBytes(StandardCharsets.US_ASCII))
        .putInt(bytes)
        .flip();
  }
}
