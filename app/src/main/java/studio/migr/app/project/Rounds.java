package studio.migr.app.project;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.util.Subscription;
import studio.migr.app.clip.Clip;
import studio.migr.app.clip.Library;
import studio.migr.app.journal.JournalEvent;
import studio.migr.app.journal.JournalEvent.EntryFinished;
import studio.migr.app.journal.JournalEvent.EntryReopened;
import studio.migr.app.journal.JournalEvent.RoundClosed;
import studio.migr.app.journal.JournalEvent.RoundStarted;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Round;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.store.Ledger;
import studio.migr.app.store.ProjectException;

/**
 * The rounds of a project: who is asked to judge what, and what of it is done. Safe for several
 * threads; disk work happens on the caller's thread.
 */
public final class Rounds {
  private final Ledger ledger;
  private final Library library;
  private final Members members;
  private final CommonNumbers numbers;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  Rounds(Ledger ledger, Library library, Members members, CommonNumbers numbers) {
    this.ledger = ledger;
    this.library = library;
    this.members = members;
    this.numbers = numbers;
  }

  /** All rounds, oldest first. */
  public List<Round> all() {
    return ledger.rounds().all();
  }

  public Optional<Round> find(long id) {
    return all().stream().filter(round -> round.id() == id).findFirst();
  }

  /**
   * Starts a round. When this returns it is on disk.
   *
   * @param by the lead
   * @throws ProjectException if there is a round of that name, or it could not be saved
   */
  public Round start(String by, RoundPlan plan) throws ProjectException {
    members.requireLead(by);
    numbers.check();
    if (all().stream().anyMatch(round -> round.plan().name().equals(plan.name()))) {
      throw ProjectException.of("round.name-taken", plan.name());
    }
    RoundStarted started =
        ledger.write(draft -> draft.add((seq, time) -> new RoundStarted(seq, time, by, plan)));
    tell();
    long id = numbers.commonNumber(started.seq());
    return new Round(id, started.time(), by, plan, false);
  }

  /** Ends a round; what was judged in it stays. */
  public void close(String by, Round round) throws ProjectException {
    members.requireLead(by);
    ledger.write(draft -> draft.add((seq, time) -> new RoundClosed(seq, time, by, round.id())));
    tell();
  }

  /** What a person has to judge in a round, in the order in which to judge it. */
  public List<RoundEntry> queue(Round round, String annotator) {
    Map<String, Clip> clips =
        library.clips().stream().collect(Collectors.toMap(Clip::id, Function.identity()));
    return round
        .plan()
        .queueOf(
            round.id(),
            annotator,
            (id, condition) ->
                Optional.ofNullable(clips.get(id))
                    .filter(clip -> clip.offers(condition))
                    .isPresent());
  }

  /** How many entries of a round {@code annotator} has not finished. */
  public int left(Round round, String annotator) {
    if (!round.plan().annotators().contains(annotator)) {
      return 0;
    }
    Set<RoundEntry> done = done(round);
    return (int) queue(round, annotator).stream().filter(entry -> !done.contains(entry)).count();
  }

  /** What of a round is done. */
  public Set<RoundEntry> done(Round round) {
    return new HashSet<>(ledger.rounds().done(round.id()));
  }

  /** Everything that is done, in all rounds. */
  public Set<RoundEntry> done() {
    return ledger.rounds().done();
  }

  public boolean isDone(RoundEntry entry) {
    return ledger.rounds().isDone(entry);
  }

  /**
   * Says that {@code entry} is done. When this returns it is on disk.
   *
   * @throws ProjectException if its clip has no label yet, if a study's question is open, or it
   *     could not be saved
   */
  public void finish(String by, RoundEntry entry) throws ProjectException {
    List<LabelEvent> said =
        ledger.labels().currentOf(entry.clipId()).stream()
            .filter(event -> isAbout(event.key(), entry))
            .toList();
    if (said.isEmpty()) {
      throw ProjectException.of("round.not-judged");
    }
    requireAnswers(entry, said);
    ledger.write(draft -> draft.add((seq, time) -> new EntryFinished(seq, time, by, entry)));
    tell();
  }

  private static boolean isAbout(LabelKey key, RoundEntry entry) {
    return key.round() == entry.round()
        && key.annotator().equals(entry.annotator())
        && key.condition() == entry.condition();
  }

  private void requireAnswers(RoundEntry entry, List<LabelEvent> said) throws ProjectException {
    Optional<RoundPlan> study = find(entry.round()).map(Round::plan).filter(RoundPlan::study);
    if (study.isEmpty()) {
      return;
    }
    Optional<Judgement> whole =
        said.stream()
            .filter(event -> event.key().segment().isEmpty())
            .map(LabelEvent::judgement)
            .findFirst();
    if (whole.flatMap(Judgement::emotion).isEmpty()) {
      throw ProjectException.of("round.study-needs-emotion");
    }
    if (study.get().asksForDominant(entry.condition())
        && whole.flatMap(Judgement::dominant).isEmpty()) {
      throw ProjectException.of("round.study-needs-dominant");
    }
  }

  /**
   * Lets {@code entry} be changed again.
   *
   * @throws ProjectException if no reason is given, or it could not be saved
   */
  public void reopen(String by, RoundEntry entry, String reason) throws ProjectException {
    if (!by.equals(entry.annotator())) {
      members.requireLead(by);
    }
    if (reason.isBlank()) {
      throw ProjectException.of("round.no-reason");
    }
    ledger.write(
        draft -> draft.add((seq, time) -> new EntryReopened(seq, time, by, entry, reason.strip())));
    tell();
  }

  /** Others made {@code events}. */
  void received(List<JournalEvent> events) {
    boolean ours =
        events.stream()
            .anyMatch(
                event ->
                    event instanceof RoundStarted
                        || event instanceof RoundClosed
                        || event instanceof EntryFinished
                        || event instanceof EntryReopened);
    if (ours) {
      tell();
    }
  }

  /** {@code listener} hears after each change, on the thread that made it. */
  public Subscription onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }
}
