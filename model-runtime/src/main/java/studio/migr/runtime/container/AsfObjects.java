package studio.migr.runtime.container;

import java.io.IOException;

/** WMV, WMA: objects with a 16-byte name and a length each; the second one holds the data. */
final class AsfObjects implements Structure {
  private static final long HEADER = 0x3026B2758E66CF11L; // first half of its name
  private static final int NAME_AND_LENGTH = 24;

  @Override
  public boolean starts(FileBytes bytes) throws IOException {
    return bytes.big(0, 8) == HEADER;
  }

  @Override
  public Completeness follow(FileBytes bytes) throws IOException {
    long at = 0;
    int objects = 0;
    while (at + NAME_AND_LENGTH <= bytes.size()) {
      long length = bytes.little(at + 16, 8);
      if (length < NAME_AND_LENGTH) {
        return Completeness.UNKNOWN; // a live stream leaves the length of its data open
      }
      if (length > bytes.size() - at) {
        return Completeness.BROKEN_OFF;
      }
      at += length;
      objects++;
    }
    return objects < 2 ? Completeness.BROKEN_OFF : Completeness.COMPLETE;
  }
}
