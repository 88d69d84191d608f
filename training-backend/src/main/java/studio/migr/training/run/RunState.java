package studio.migr.training.run;

import java.util.Locale;
import java.util.Optional;

/** What a trainer says of its run. */
public enum RunState {
  /** Reads the data set and loads the model. */
  STARTING,
  /** Makes steps. */
  RUNNING,
  /** Made all its steps. */
  FINISHED,
  /** Ended early because somebody asked; what was reached is kept. */
  STOPPED,
  /** Ended early because somebody asked; what was reached is not wanted. */
  CANCELLED,
  /** Ended by a fault, which its last error names. */
  FAILED;

  /** The name in {@code status.json}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<RunState> fromId(String id) {
    for (RunState state : values()) {
      if (state.id().equals(id)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  /** Whether a process should be at work. */
  public boolean active() {
    return this == STARTING || this == RUNNING;
  }
}
