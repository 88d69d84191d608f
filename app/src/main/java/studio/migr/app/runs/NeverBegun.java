package studio.migr.app.runs;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import studio.migr.training.run.Owner;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunState;
import studio.migr.training.run.RunStatus;

/** A run that was taken back before a trainer took it up, or took it up again. */
final class NeverBegun {
  private NeverBegun() {}

  /** From a checkpoint of an earlier trainer it can go on. */
  static RunStatus status(RunDirectory run) throws IOException {
    return new RunStatus(
        run.checkpoints().latest().isPresent() ? RunState.STOPPED : RunState.CANCELLED,
        Owner.current(),
        Instant.now(),
        0,
        0,
        Optional.empty());
  }
}
