package studio.migr.app.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sound files for tests: 16 bit, one channel, 8000 samples a second. */
public final class Wav {
  public static final int RATE = 8000;

  private Wav() {}

  /** One second of a tone; each frequency gives another content. */
  public static Path write(Path file, int hertz) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    return Files.write(file, bytes(hertz));
  }

  /** As long as said. */
  public static Path write(Path file, int hertz, double seconds) throws IOException {
    return Files.write(file, bytes(hertz, (int) (RATE * seconds)));
  }

  public static byte[] bytes(int hertz) {
    return bytes(hertz, RATE);
  }

  private static byte[] bytes(int hertz, int samples) {
    int data = samples * 2;
    ByteBuffer wav = ByteBuffer.allocate(44 + data).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(data);
    for (int k = 0; k < samples; k++) {
      wav.putShort((short) (8000 * Math.sin(2 * Math.PI * hertz * k / RATE)));
    }
    return wav.array();
  }
}
