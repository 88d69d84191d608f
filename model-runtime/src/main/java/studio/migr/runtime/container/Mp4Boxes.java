package studio.migr.runtime.container;

import java.io.IOException;
import java.util.Set;

/** MP4, MOV, M4A, 3GP: boxes one after the other, one of which (moov) describes all others. */
final class Mp4Boxes implements Structure {
  private static final Set<String> FIRST =
      Set.of("ftyp", "moov", "mdat", "wide", "free", "skip", "pnot", "styp");
  private static final Set<String> CONTENT = Set.of("ftyp", "moov", "mdat", "moof", "styp", "sidx");

  private static final long MOST_PADDING_BYTES = 1 << 24;

  @Override
  public boolean starts(FileBytes bytes) throws IOException {
    String name = bytes.name(4);
    // "the free encyclopedia" is no MP4: a box of padding at the start is a small one.
    boolean padding = !CONTENT.contains(name);
    return FIRST.contains(name) && (!padding || bytes.big(0, 4) < MOST_PADDING_BYTES);
  }

  @Override
  public Completeness follow(FileBytes bytes) throws IOException {
    boolean described = false;
    long at = 0;
    while (at + 8 <= bytes.size()) {
      String name = bytes.name(at + 4);
      long length = bytes.big(at, 4);
      if (length == 1) {
        length = bytes.big(at + 8, 8);
      } else if (length == 0) {
        length = bytes.size() - at; // by the standard: to the end of the file
      }
      described |= name.equals("moov");
      if (length < 8) {
        break; // no box: padding or other bytes after the last one
      }
      if (length > bytes.size() - at) {
        return CONTENT.contains(name) || !described
            ? Completeness.BROKEN_OFF
            : Completeness.COMPLETE;
      }
      at += length;
    }
    // Cameras and muxers write moov last: without it, they never came to the end.
    return described ? Completeness.COMPLETE : Completeness.BROKEN_OFF;
  }
}
