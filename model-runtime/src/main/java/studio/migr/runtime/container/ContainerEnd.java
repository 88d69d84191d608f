package studio.migr.runtime.container;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Tells files that end from files that break off. */
public final class ContainerEnd {
  private static final List<Structure> KNOWN =
      List.of(
          new Mp4Boxes(),
          new EbmlSegment(),
          new RiffChunks(),
          new AsfObjects(),
          new FlvTags(),
          new OggPages(),
          new ProgramPacks(),
          new TransportPackets(),
          new MpegAudioFrames());

  private ContainerEnd() {}

  /**
   * Follows the lengths written in {@code file} from its first byte on. Takes a read of the file at
   * most, and bounded memory.
   *
   * @throws IOException if it cannot be read
   */
  public static Completeness of(Path file) throws IOException {
    try (FileBytes bytes = new FileBytes(file)) {
      for (Structure structure : KNOWN) {
        if (structure.starts(bytes)) {
          return structure.follow(bytes);
        }
      }
      return Completeness.UNKNOWN;
    }
  }
}
