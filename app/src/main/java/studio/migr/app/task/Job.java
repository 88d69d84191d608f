package studio.migr.app.task;

import studio.migr.runtime.work.Work;

/**
 * Work that can run in the background of the window or in the foreground of a command.
 *
 * @param <T> what it makes
 */
@FunctionalInterface
public interface Job<T> {
  T run(Work work) throws Exception;
}
