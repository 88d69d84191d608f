package studio.migr.app.task;

/** A way to stop work that was started. */
@FunctionalInterface
public interface TaskHandle {
  /** Asks the work to stop; without effect once it has ended. */
  void cancel();
}
