package studio.migr.app.runs;

import java.time.Instant;
import java.util.Optional;
import studio.migr.training.run.Owner;
import studio.migr.training.run.RunState;
import studio.migr.training.run.RunStatus;

/** A run that was cancelled before any trainer took it up. */
final class NeverBegun {
  private NeverBegun() {}

  static RunStatus status() {
    return new RunStatus(
        RunState.CANCELLED, Owner.current(), Instant.now(), 0, 0, Optional.empty());
  }
}
