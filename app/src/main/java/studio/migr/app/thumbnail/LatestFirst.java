package studio.migr.app.thumbnail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Work for one thread in the background: what was asked for last is done first, since that is what
 * the user looks at now, and what was asked for long ago is forgotten. While it is held nothing
 * begins. The thread ends by itself when nothing is left to do. Safe for several threads.
 */
final class LatestFirst {
  private final String name;
  private final int most;
  private final LinkedHashMap<Object, Runnable> waiting = new LinkedHashMap<>();
  private @Nullable Thread worker;
  private boolean held;

  /**
   * @param name of the thread
   * @param most how much may wait
   */
  LatestFirst(String name, int most) {
    this.name = name;
    this.most = most;
  }

  /**
   * Asks for {@code work}; what waits under the same key is replaced.
   *
   * @param work must not throw
   */
  synchronized void ask(Object key, Runnable work) {
    waiting.remove(key);
    waiting.put(key, work);
    if (waiting.size() > most) {
      waiting.pollFirstEntry();
    }
    begin();
  }

  /** Forgets all that waits. */
  synchronized void clear() {
    waiting.clear();
  }

  /** Lets nothing more begin, or lets work go on. */
  synchronized void hold(boolean hold) {
    held = hold;
    begin();
  }

  private void begin() {
    if (!held && !waiting.isEmpty() && worker == null) {
      Thread thread = new Thread(this::work, name);
      thread.setDaemon(true);
      worker = thread;
      thread.start();
    }
  }

  private void work() {
    for (Optional<Runnable> next = next(); next.isPresent(); next = next()) {
      next.get().run();
    }
  }

  private synchronized Optional<Runnable> next() {
    Map.Entry<Object, Runnable> last = held ? null : waiting.pollLastEntry();
    if (last == null) {
      worker = null;
      return Optional.empty();
    }
    return Optional.of(last.getValue());
  }
}
