package studio.migr.runtime.container;

import java.io.IOException;

/** MPEG transport streams: packets of 188 bytes (192 with a camera's time stamp before each). */
final class TransportPackets implements Structure {
  private static final int SYNC = 0x47;

  @Override
  public boolean starts(FileBytes bytes) throws IOException {
    return stride(bytes) > 0;
  }

  @Override
  public Completeness follow(FileBytes bytes) throws IOException {
    // A stream has no stated end: only a piece of a packet gives a cut away.
    return bytes.size() % stride(bytes) == 0 ? Completeness.UNKNOWN : Completeness.BROKEN_OFF;
  }

  private static int stride(FileBytes bytes) throws IOException {
    if (isEvery(bytes, 0, 188)) {
      return 188;
    }
    return isEvery(bytes, 4, 192) ? 192 : 0;
  }

  private static boolean isEvery(FileBytes bytes, long from, int stride) throws IOException {
    for (int k = 0; k < 5; k++) {
      if (bytes.u8(from + (long) k * stride) != SYNC) {
        return false;
      }
    }
    return true;
  }
}
