package studio.migr.app.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import studio.migr.app.journal.JournalEvent;
import studio.migr.app.journal.Origin;

/** Events that are about to be written together. */
public final class Draft {
  private final Instant time;
  private final List<List<JournalEvent>> steps = new ArrayList<>();
  private final Map<Long, Origin> origins = new HashMap<>();
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

  /**
   * Events of another journal that hold together, with the time and the origin they have.
   *
   * @param events with numbers that go on from {@link #next()}
   */
  public void adopt(List<JournalEvent> events, List<Origin> theirs) {
    for (int k = 0; k < events.size(); k++) {
      if (events.get(k).seq() != next++) {
        throw new IllegalArgumentException("event " + events.get(k).seq());
      }
      origins.put(events.get(k).seq(), theirs.get(k));
    }
    steps.add(List.copyOf(events));
  }

  /** Where an event of another journal was made. */
  Optional<Origin> origin(JournalEvent event) {
    return Optional.ofNullable(origins.get(event.seq()));
  }

  List<List<JournalEvent>> steps() {
    return steps;
  }
}
