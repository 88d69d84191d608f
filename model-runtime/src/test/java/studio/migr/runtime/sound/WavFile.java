package studio.migr.runtime.sound;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import studio.migr.runtime.media.AudioTrack;

/** Sound written by hand, so that the tests know every sample of it. */
public final class WavFile {
  private static final int BLOCK = 4096;

  private WavFile() {}

  /** A sample of one channel at one instant, −1..1. */
  @FunctionalInterface
  public interface Wave {
    float at(int channel, long sample);
  }

  public static Wave tone(double hertz, int sampleRate, double amplitude) {
    return (channel, sample) ->
        (float) (amplitude * Math.sin(2 * Math.PI * hertz * sample / sampleRate));
  }

  /** Writes 32-bit floats. */
  public static AudioTrack writeFloat(
      Path file, int sampleRate, int channels, long samples, Wave wave) throws IOException {
    return write(file, sampleRate, channels, samples, wave, 3, Float.BYTES);
  }

  /** Writes 16-bit integers. */
  public static AudioTrack writeShort(
      Path file, int sampleRate, int channels, long samples, Wave wave) throws IOException {
    return write(file, sampleRate, channels, samples, wave, 1, Short.BYTES);
  }

  private static AudioTrack write(
      Path file, int sampleRate, int channels, long samples, Wave wave, int format, int width)
      throws IOException {
    int frame = channels * width;
    long data = samples * frame;
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      ByteBuffer header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
      header.put("RIFF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      header.putInt((int) (36 + data));
      header.put("WAVEfmt ".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      header.putInt(16).putShort((short) format).putShort((short) channels).putInt(sampleRate);
      header.putInt(sampleRate * frame).putShort((short) frame).putShort((short) (width * 8));
      header.put("data".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt((int) data);
      out.write(header.array());
      ByteBuffer block = ByteBuffer.allocate(BLOCK * frame).order(ByteOrder.LITTLE_ENDIAN);
      for (long sample = 0; sample < samples; sample++) {
        for (int channel = 0; channel < channels; channel++) {
          float value = wave.at(channel, sample);
          if (format == 3) {
            block.putFloat(value);
          } else {
            block.putShort((short) Math.round(value * Short.MAX_VALUE));
          }
        }
        if (!block.hasRemaining() || sample == samples - 1) {
          out.write(block.array(), 0, block.position());
          block.clear();
        }
      }
    }
    return new AudioTrack(
        0,
        format == 3 ? "pcm_f32le" : "pcm_s16le",
        sampleRate,
        channels,
        0,
        samples * 1000.0 / sampleRate);
  }
}
