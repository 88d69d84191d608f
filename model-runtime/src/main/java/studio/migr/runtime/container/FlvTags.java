package studio.migr.runtime.container;

import java.io.IOException;

/** FLV: tags one after the other, each with its length before it and again after it. */
final class FlvTags implements Structure {
  private static final int TAG_HEADER = 11;
  private static final int BACK_POINTER = 4;

  @Override
  public boolean starts(FileBytes bytes) throws IOException {
    return bytes.big(0, 4) == 0x464C5601L; // "FLV", version 1
  }

  @Override
  public Completeness follow(FileBytes bytes) throws IOException {
    long at = bytes.big(5, 4) + BACK_POINTER;
    while (at + TAG_HEADER <= bytes.size()) {
      int type = bytes.u8(at) & 0x1f;
      if (type != 8 && type != 9 && type != 18) {
        return Completeness.UNKNOWN;
      }
      at += TAG_HEADER + bytes.big(at + 1, 3);
      if (at > bytes.size()) {
        return Completeness.BROKEN_OFF;
      }
      at += BACK_POINTER;
    }
    return Completeness.COMPLETE;
  }
}
