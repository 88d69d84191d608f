package studio.migr.app.errors;

import java.util.Optional;
import studio.migr.runtime.emotion.DominantModality;

/**
 * What is taken as right of a clip.
 *
 * @param dominant which modality carries it, if somebody says so
 */
public record Reference(String label, Origin origin, Optional<DominantModality> dominant) {

  /** Who says so, the surest first. */
  public enum Origin {
    /** It was agreed upon. */
    GOLD,
    /** A data set states it. */
    STATED,
    /** The clip was made to show it. */
    GENERATED,
    /** Most people chose it, from sound and picture. */
    MOST
  }
}
