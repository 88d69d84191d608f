package studio.migr.runtime.container;

import java.io.IOException;

/** Matroska and WebM: one segment after a header, its length written when recording ended. */
final class EbmlSegment implements Structure {
  private static final long HEADER = 0x1A45DFA3L;
  private static final long SEGMENT = 0x18538067L;

  @Override
  public boolean starts(FileBytes bytes) throws IOException {
    return bytes.big(0, 4) == HEADER;
  }

  @Override
  public Completeness follow(FileBytes bytes) throws IOException {
    long at = 4;
    long headerLength = length(bytes, at);
    if (headerLength < 0) {
      return Completeness.UNKNOWN;
    }
    at += lengthBytes(bytes, at) + headerLength;
    if (at + 5 > bytes.size()) {
      return Completeness.BROKEN_OFF;
    }
    if (bytes.big(at, 4) != SEGMENT) {
      return Completeness.UNKNOWN;
    }
    at += 4;
    long segmentLength = length(bytes, at);
    if (segmentLength < 0) {
      return Completeness.UNKNOWN; // a live recording does not know its length
    }
    at += lengthBytes(bytes, at);
    return segmentLength > bytes.size() - at ? Completeness.BROKEN_OFF : Completeness.COMPLETE;
  }

  private static int lengthBytes(FileBytes bytes, long at) throws IOException {
    return Integer.numberOfLeadingZeros(bytes.u8(at)) - 24 + 1; // the leading zeros of a byte
  }

  /** The length coded at {@code at}; negative where the file leaves it open or it is none. */
  private static long length(FileBytes bytes, long at) throws IOException {
    int count = lengthBytes(bytes, at);
    if (count > 8) {
      return -1;
    }
    long all = (1L << 7 * count) - 1;
    long value = bytes.big(at, count) & all;
    return value == all ? -1 : value;
  }
}
