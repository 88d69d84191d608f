package studio.migr.runtime.work;

import java.util.concurrent.CancellationException;

/**
 * What long work needs from whoever runs it. The window and the command line each bring their own.
 *
 * <p>Both methods are called on the working thread and must return at once.
 */
public interface Work {

  /** Work that nobody watches and nobody cancels. */
  Work UNWATCHED =
      new Work() {
        @Override
        public void progress(long done, long total) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  /**
   * Says how far the work is.
   *
   * @param done units finished so far
   * @param total units in all; 0 or less while it is not known
   */
  void progress(long done, long total);

  /** Whether the user asked to stop. Long loops ask at least ten times a second. */
  boolean cancelled();

  /**
   * @throws CancellationException if the user asked to stop
   */
  default void check() {
    if (cancelled()) {
      throw new CancellationException("cancelled by the user");
    }
  }
}
