package studio.migr.training.dataset;

import java.util.Locale;
import java.util.Optional;

/** Which part of a data set a clip belongs to. */
public enum Split {
  TRAIN,
  VALIDATION,
  TEST;

  /** The name in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Split> fromId(String id) {
    for (Split split : values()) {
      if (split.id().equals(id)) {
        return Optional.of(split);
      }
    }
    return Optional.empty();
  }
}
