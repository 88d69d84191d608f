package studio.migr.training.run;

import java.time.Duration;
import java.time.Instant;

/** Whether the process of a run is at work. */
public enum Liveness {
  /** It is there, or said so lately. */
  ALIVE,
  /** It is gone, though it did not say that it ended: killed, or the machine went down. */
  DEAD,
  /** It runs on another machine, or cannot be asked, and was not heard of for long. */
  SILENT,
  /** It ended as it should. */
  ENDED;

  /** Longest time between heartbeats, with much to spare for a busy machine. */
  public static final Duration HEARD = Duration.ofSeconds(90);

  /**
   * Asks the system where the process ran on this machine, and the clock otherwise.
   *
   * @param now the time
   */
  public static Liveness of(RunStatus status, Instant now) {
    if (!status.state().active()) {
      return ENDED;
    }
    Owner owner = status.owner();
    if (owner.isHere()) {
      return owner.runs() ? ALIVE : DEAD;
    }
    return status.heartbeat().plus(HEARD).isAfter(now) ? ALIVE : SILENT;
  }
}
