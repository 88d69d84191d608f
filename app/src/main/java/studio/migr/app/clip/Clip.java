package studio.migr.app.clip;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.media.MediaNote;

/**
 * A clip as the list shows it.
 *
 * @param id first 16 hex digits of the SHA-256 of the file's content
 * @param path where the file was last seen, absolute
 * @param startMs earliest time on the container's clock, in milliseconds
 * @param durationMs length in milliseconds
 * @param notes oddities that do not keep it from being used
 * @param added when it came into the project
 * @param missing whether the file was not there when last looked for
 */
public record Clip(
    String id,
    Path path,
    double startMs,
    double durationMs,
    boolean hasPicture,
    boolean hasSound,
    Set<MediaNote> notes,
    Instant added,
    boolean missing) {

  public Clip {
    notes = Set.copyOf(notes);
  }

  /** The file's name, for people. */
  public String name() {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  Clip at(Path newPath) {
    return new Clip(id, newPath, startMs, durationMs, hasPicture, hasSound, notes, added, false);
  }

  Clip withMissing(boolean value) {
    return new Clip(id, path, startMs, durationMs, hasPicture, hasSound, notes, added, value);
  }

  /** Whether it has what a judge is given under {@code condition}. */
  public boolean offers(Condition condition) {
    return (!condition.hasSound() || hasSound()) && (!condition.hasPicture() || hasPicture());
  }
}
