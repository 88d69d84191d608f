package studio.migr.runtime.container;

import java.io.IOException;

/** Ogg: pages that list the lengths of their segments. */
final class OggPages implements Structure {
  private static final int HEADER = 27;

  @Override
  public boolean starts(FileBytes bytes) throws IOException {
    return bytes.name(0).equals("OggS");
  }

  @Override
  public Completeness follow(FileBytes bytes) throws IOException {
    long at = 0;
    while (at < bytes.size()) {
      if (at + 4 <= bytes.size() && !bytes.name(at).equals("OggS")) {
        return Completeness.UNKNOWN;
      }
      int segments = bytes.u8(at + 26);
      long length = HEADER + segments;
      for (int k = 0; k < segments; k++) {
        length += bytes.u8(at + HEADER + k);
      }
      if (at + length > bytes.size()) {
        return Completeness.BROKEN_OFF;
      }
      at += length;
    }
    return Completeness.COMPLETE;
  }
}
