package studio.migr.runtime.attention;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The file of an answer's attention: {@code MIGRATT1}; for each token its shares as 16-bit floats,
 * layer by layer, head by head, position by position; a JSON index; where the index begins (8
 * bytes), its length (4), its CRC-32 (4), and {@code MIGRATT1} again. Little-endian.
 */
final class AttentionFile {
  static final byte[] MAGIC = "MIGRATT1".getBytes(StandardCharsets.US_ASCII);

  /** Bytes behind the index. */
  static final int TAIL = Long.BYTES + 2 * Integer.BYTES + 8;

  private AttentionFile() {}

  static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static int checksum(ByteBuffer bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes.duplicate());
    return (int) sum.getValue();
  }

  /** Shares as 16-bit floats: what is below 3·10⁻⁸ becomes 0. */
  static ByteBuffer packed(float[] shares) {
    ByteBuffer bytes = buffer(shares.length * Short.BYTES);
    for (float share : shares) {
      bytes.putShort(Float.floatToFloat16(share));
    }
    return bytes.flip();
  }

  static float[] unpacked(ByteBuffer bytes) {
    float[] shares = new float[bytes.remaining() / Short.BYTES];
    for (int k = 0; k < shares.length; k++) {
      shares[k] = Float.float16ToFloat(bytes.getShort());
    }
    return shares;
  }
}
