package studio.migr.training.watch;

/** How a run stands, seen from outside: also what its trainer could not say any more. */
public enum RunCondition {
  /** Waits until the device is free. */
  QUEUED,
  /** Was handed to a cluster, which has not begun it. */
  SUBMITTED,
  /** Its trainer has not said anything yet. */
  STARTING,
  RUNNING,
  /** Was asked to end, and is about to. */
  ENDING,
  /** Was asked to end long ago, and goes on. */
  STOP_IGNORED,
  /** The process is there, or nobody can tell, but says nothing. */
  SILENT,
  FINISHED,
  STOPPED,
  CANCELLED,
  /** Its trainer said why. */
  FAILED,
  /** Says that it finished, or its process ended as if all were well, but there is no result. */
  NO_RESULT,
  /** Its process ended on a signal, or is gone without a word. */
  KILLED,
  /** Its last words speak of memory. */
  OUT_OF_MEMORY,
  /** Its last words speak of the disk, or the disk is full. */
  DISK_FULL,
  /** Something may not be read, written or started. */
  NO_RIGHTS,
  /** The machine went down meanwhile. */
  MACHINE_RESTARTED,
  /** Its files cannot be understood. */
  UNREADABLE;

  /** Whether a trainer is, or should be, at work. */
  public boolean atWork() {
    return switch (this) {
      case STARTING, RUNNING, ENDING, STOP_IGNORED, SILENT -> true;
      default -> false;
    };
  }

  /** Whether somebody has to do something about it. */
  public boolean bad() {
    return switch (this) {
      case QUEUED, SUBMITTED, STARTING, RUNNING, ENDING, FINISHED, STOPPED, CANCELLED -> false;
      default -> true;
    };
  }

  /** Whether it could go on from its newest checkpoint. */
  public boolean canGoOn() {
    return this == STOPPED || (bad() && !atWork() && this != UNREADABLE);
  }
}
