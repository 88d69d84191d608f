package studio.migr.app.project;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.util.Subscription;
import studio.migr.app.journal.JournalEvent.VotesAdded;
import studio.migr.app.label.Votes;
import studio.migr.app.store.Ledger;
import studio.migr.app.store.ProjectException;

/**
 * The votes that data sets published for a project's clips. Safe for several threads; disk work
 * happens on the caller's thread.
 */
public final class PublishedVotes {
  private final Ledger ledger;
  private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();

  PublishedVotes(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Saves those that differ from what is known, all together: either they are on disk when this
   * returns, or none is. Votes of the same clip, condition and source take the place of earlier
   * ones.
   *
   * @return the clips for which something was news
   * @throws ProjectException if they could not be saved; then none is
   * @throws IllegalArgumentException if the project has no such clip
   */
  public Set<String> add(List<Votes> votes) throws ProjectException {
    Set<String> changed = new LinkedHashSet<>();
    ledger.write(
        draft -> {
          List<BiFunction<Long, Instant, VotesAdded>> news = new ArrayList<>();
          for (Votes each : votes) {
            if (!ledger.clips().contains(each.clipId())) {
              throw new IllegalArgumentException("no clip " + each.clipId());
            }
            if (!ledger.votes().of(each.clipId()).contains(each)) {
              news.add((seq, time) -> new VotesAdded(seq, time, each));
              changed.add(each.clipId());
            }
          }
          return draft.addStep(news);
        });
    if (!changed.isEmpty()) {
      listeners.forEach(listener -> listener.accept(changed));
    }
    return changed;
  }

  public List<Votes> of(String clipId) {
    return ledger.votes().of(clipId);
  }

  public List<Votes> all() {
    return ledger.votes().all();
  }

  /** {@code listener} hears after each change, on the thread that made it, which clips changed. */
  public Subscription onChange(Consumer<Set<String>> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
