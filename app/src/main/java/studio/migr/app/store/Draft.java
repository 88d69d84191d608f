package studio.migr.app.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import studio.migr.app.journal.JournalEvent;

/** Events that are about to be written together. */
public final class Draft {
  private final Instant time;
  private final List<List<JournalEvent>> steps = new ArrayList<>();
  private long next;

  Draft(long next, Instant time) {
    this.next = next;
    this.time = time;
  }

  /** The number that the next event will have. */
  public long next() {
    return next;
  }

  /** An event of its own, made from its number and time. */
  public <E extends JournalEvent> E add(BiFunction<Long, Instant, E> event) {
    E made = event.apply(next++, time);
    steps.add(List.of(made));
    return made;
  }

  /** Events that hold together or not at all, each made from its number and time. */
  public <E extends JournalEvent> List<E> addStep(List<BiFunction<Long, Instant, E>> events) {
    List<E> made = new ArrayList<>();
    for (BiFunction<Long, Instant, E> event : events) {
      made.add(event.apply(next++, time));
    }
    if (!made.isEmpty()) {
      steps.add(List.copyOf(made));
    }
    return made;
  }

  List<List<JournalEvent>> steps() {
    return steps;
  }
}
