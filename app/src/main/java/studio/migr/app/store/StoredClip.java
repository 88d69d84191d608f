package studio.migr.app.store;

import java.time.Instant;
import java.util.Set;
import studio.migr.runtime.media.MediaNote;

/**
 * A clip as it is stored, without its frames.
 *
 * @param size of the file in bytes
 * @param path as the machine that wrote it writes it
 */
public record StoredClip(
    String id,
    Instant added,
    String sha256,
    long size,
    String path,
    double startMs,
    double durationMs,
    boolean hasPicture,
    boolean hasSound,
    Set<MediaNote> notes) {

  public StoredClip {
    notes = Set.copyOf(notes);
  }
}
