package studio.migr.runtime.emotion;

import java.util.Locale;
import java.util.Optional;

/**
 * Which modality carries the emotion of a clip, after MIGR (arXiv 2512.02699), with the cases the
 * paper leaves open.
 */
public enum DominantModality {
  /** The sound carries it. */
  AUDIO,
  /** The picture carries it. */
  VISUAL,
  /** Either alone would do. */
  BOTH,
  /** Neither shows it. */
  NONE,
  /** Sound and picture say different things with similar strength. */
  CONFLICT;

  /** The name in files and on the command line: {@code audio}, {@code visual}, and so on. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<DominantModality> fromId(String id) {
    for (DominantModality value : values()) {
      if (value.id().equals(id)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
