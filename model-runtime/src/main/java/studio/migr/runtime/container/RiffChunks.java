package studio.migr.runtime.container;

import java.io.IOException;

/** WAV, AVI and AIFF: nested chunks, each with its length before it. */
final class RiffChunks implements Structure {
  // Recorders that cannot go back leave the length at its largest value, signed or unsigned.
  private static final long OPEN_LENGTH = 0x7fff_0000L;
  // Some writers forget a header or a padding byte when they add up the outermost length.
  private static final int SLOPPINESS_BYTES = 12;

  @Override
  public boolean starts(FileBytes bytes) throws IOException {
    String name = bytes.name(0);
    String form = bytes.name(8);
    return switch (name) {
      case "RIFF" -> form.equals("WAVE") || form.equals("AVI ");
      case "FORM" -> form.equals("AIFF") || form.equals("AIFC");
      default -> false;
    };
  }

  @Override
  public Completeness follow(FileBytes bytes) throws IOException {
    boolean bigEndian = bytes.name(0).equals("FORM");
    long at = 0;
    while (at + 8 <= bytes.size()) {
      String name = bytes.name(at);
      if (!name.equals("RIFF") && !name.equals("FORM")) {
        return Completeness.COMPLETE; // other bytes after the last part
      }
      long length = length(bytes, at + 4, bigEndian);
      if (length == 0 || length >= OPEN_LENGTH) {
        return chunks(bytes, at + 12, bytes.size(), bigEndian);
      }
      long end = at + 8 + length;
      if (end > bytes.size() + SLOPPINESS_BYTES) {
        return Completeness.BROKEN_OFF;
      }
      if (chunks(bytes, at + 12, end, bigEndian) == Completeness.BROKEN_OFF) {
        return Completeness.BROKEN_OFF;
      }
      at = end + (length & 1); // AVI files above 1 GB go on with another part
    }
    return Completeness.COMPLETE;
  }

  private static Completeness chunks(FileBytes bytes, long from, long to, boolean bigEndian)
      throws IOException {
    long at = from;
    long end = Math.min(to, bytes.size());
    while (at + 8 <= end) {
      long length = length(bytes, at + 4, bigEndian);
      if (length >= OPEN_LENGTH) {
        return Completeness.UNKNOWN;
      }
      if (length > bytes.size() - at - 8 + SLOPPINESS_BYTES) {
        return Completeness.BROKEN_OFF;
      }
      at += 8 + length + (length & 1);
    }
    return Completeness.COMPLETE;
  }

  private static long length(FileBytes bytes, long at, boolean bigEndian) throws IOException {
    return bigEndian ? bytes.big(at, 4) : bytes.little(at, 4);
  }
}
