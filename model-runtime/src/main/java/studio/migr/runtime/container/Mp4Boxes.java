package studio.migr.runtime.container;

import java.io.IOException;
import java.util.Set;

/** MP4, MOV, M4A, 3GP: boxes one after the other, one of which (moov) describes all others. */
final class Mp4Boxes implements Structure {
  private static final Set<String> FIRST =
      Set.of("ftyp", "moov", "mdat", "wide", "free", "skip", "pnot", "styp");
  private static final Set<String> PADDING = Set.of("wide", "free", "skip", "pnot");

  private static final long MOST_PADDING_BYTES = 1 << 24;

  @Override
  public boolean starts(FileBytes bytes) throws IOException {
    String name = bytes.name(4);
    // "the free encyclopedia" is no MP4: a box of padding at the start is a small one.
    return FIRST.contains(name)
        && (!PADDING.contains(name) || bytes.big(0, 4) < MOST_PADDING_BYTES);
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
        boolean harmless = described && (PADDING.contains(name) || !isName(name));
        return harmless ? Completeness.COMPLETE : Completeness.BROKEN_OFF;
      }
      at += length;
    }
    // Cameras and muxers write moov last: without it, they never came to the end.
    return described ? Completeness.COMPLETE : Completeness.BROKEN_OFF;
  }

  private static boolean isName(String name) {
    return name.chars().allMatch(c -> c > ' ' && c <= '~');
  }
}
