package studio.migr.app.project;

import java.util.Set;

/**
 * A change that was taken back or made again.
 *
 * @param change its number
 * @param clipIds the clips it touched
 * @param labels how many labels it held
 * @param tracks how many files of timed texts it held
 */
public record Step(long change, Set<String> clipIds, int labels, int tracks) {

  public Step {
    clipIds = Set.copyOf(clipIds);
  }
}
