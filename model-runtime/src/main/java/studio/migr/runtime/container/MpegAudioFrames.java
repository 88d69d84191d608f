package studio.migr.runtime.container;

import java.io.IOException;

/** MP3 and AAC without a container: frames whose headers give their lengths, tags around them. */
final class MpegAudioFrames implements Structure {
  private static final int[][] KILOBITS = {
    {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320}, // MPEG-1 layer 3
    {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160} // MPEG-2 and 2.5 layer 3
  };
  private static final int[] HERTZ = {44100, 48000, 32000};
  private static final int FRAMES_TO_BELIEVE = 3;
  // The length in the Xing header is counted differently by different encoders, by a frame or a
  // tag.
  private static final int SLOPPINESS_BYTES = 4096;

  @Override
  public boolean starts(FileBytes bytes) throws IOException {
    long at = afterId3(bytes);
    for (int k = 0; k < FRAMES_TO_BELIEVE; k++) {
      int length = frameLength(bytes, at);
      if (length == 0) {
        return false;
      }
      at += length;
      if (at >= bytes.size()) {
        return k > 0;
      }
    }
    return true;
  }

  @Override
  public Completeness follow(FileBytes bytes) throws IOException {
    long first = afterId3(bytes);
    long at = first;
    while (at + 7 < bytes.size()) {
      int length = frameLength(bytes, at);
      if (length == 0) {
        return promised(bytes, first) > bytes.size() + SLOPPINESS_BYTES
            ? Completeness.BROKEN_OFF
            : Completeness.COMPLETE; // a tag at the end, or bytes that a player skips
      }
      at += length;
    }
    return at > bytes.size() || promised(bytes, first) > bytes.size() + SLOPPINESS_BYTES
        ? Completeness.BROKEN_OFF
        : Completeness.COMPLETE;
  }

  private static long afterId3(FileBytes bytes) throws IOException {
    if (bytes.big(0, 3) != 0x494433) { // "ID3"
      return 0;
    }
    long length = 0;
    for (int k = 6; k < 10; k++) {
      length = length << 7 | (bytes.u8(k) & 0x7f);
    }
    return 10 + length;
  }

  /** Where the file ends by its Xing or Info header; 0 if it has none. */
  private static long promised(FileBytes bytes, long first) throws IOException {
    boolean mpeg1 = (bytes.u8(first + 1) & 0x08) != 0;
    boolean mono = bytes.u8(first + 3) >> 6 == 3;
    long at = first + 4 + (mpeg1 ? (mono ? 17 : 32) : (mono ? 9 : 17));
    String name = bytes.name(at);
    long flags = bytes.big(at + 4, 4);
    if (!(name.equals("Xing") || name.equals("Info")) || (flags & 2) == 0) {
      return 0;
    }
    return first + bytes.big(at + ((flags & 1) != 0 ? 12 : 8), 4);
  }

  /** Length of the frame at {@code at} in bytes; 0 if none starts there. */
  private static int frameLength(FileBytes bytes, long at) throws IOException {
    if (bytes.u8(at) != 0xff || bytes.u8(at + 1) < 0xe0) {
      return 0;
    }
    int second = bytes.u8(at + 1);
    if ((second & 0xf6) == 0xf0) { // AAC in ADTS
      int length = (int) (bytes.big(at + 3, 3) >> 5 & 0x1fff);
      return length < 7 ? 0 : length;
    }
    int version = second >> 3 & 3; // 3 = MPEG-1, 2 = MPEG-2, 0 = MPEG-2.5
    int layer = second >> 1 & 3; // 1 = layer 3
    int rate = bytes.u8(at + 2) >> 4;
    int hertz = bytes.u8(at + 2) >> 2 & 3;
    if (version == 1 || layer != 1 || rate == 0 || rate == 15 || hertz == 3) {
      return 0;
    }
    int perSecond = HERTZ[hertz] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
    int padding = bytes.u8(at + 2) >> 1 & 1;
    int bytesPerUnit = version == 3 ? 144_000 : 72_000;
    return bytesPerUnit * KILOBITS[version == 3 ? 0 : 1][rate] / perSecond + padding;
  }
}
