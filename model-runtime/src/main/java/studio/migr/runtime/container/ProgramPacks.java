package studio.migr.runtime.container;

import java.io.IOException;

/** MPEG-1 system and MPEG-2 program streams: packs of packets, each with its length. */
final class ProgramPacks implements Structure {
  private static final int PACK = 0x1BA;
  private static final int END = 0x1B9;
  private static final int FIRST_PACKET = 0x1BB;

  @Override
  public boolean starts(FileBytes bytes) throws IOException {
    return bytes.big(0, 4) == PACK;
  }

  @Override
  public Completeness follow(FileBytes bytes) throws IOException {
    long at = 0;
    while (at + 6 <= bytes.size()) {
      long code = bytes.big(at, 4);
      if (code == END) {
        return Completeness.COMPLETE;
      } else if (code == PACK) {
        boolean second = bytes.u8(at + 4) >> 6 == 1;
        at += second ? 14 + (bytes.u8(at + 13) & 7) : 12;
      } else if (code >= FIRST_PACKET && code <= 0x1FF) {
        at += 6 + bytes.big(at + 4, 2);
      } else {
        return Completeness.UNKNOWN; // padding between packs, or damage
      }
      if (at > bytes.size()) {
        return Completeness.BROKEN_OFF;
      }
    }
    // Most writers leave the end code out: ending between two packets says nothing.
    return bytes.size() - at > 0 && bytes.big(at, 3) == 1
        ? Completeness.BROKEN_OFF
        : Completeness.UNKNOWN;
  }
}
