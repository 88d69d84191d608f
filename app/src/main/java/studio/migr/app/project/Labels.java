package studio.migr.app.project;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.util.Subscription;
import studio.migr.app.journal.JournalEvent;
import studio.migr.app.journal.JournalEvent.Labelled;
import studio.migr.app.journal.JournalEvent.Redone;
import studio.migr.app.journal.JournalEvent.SuggestionAccepted;
import studio.migr.app.journal.JournalEvent.Undone;
import studio.migr.app.label.AcceptedSuggestion;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelConflict;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.label.Suggestion;
import studio.migr.app.store.Draft;
import studio.migr.app.store.LabelTable;
import studio.migr.app.store.Ledger;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.EmotionScheme;

/**
 * The labels of a project. Nothing is overwritten: every judgement is an event, and the current
 * label of a key is its newest event that was not taken back. Safe for several threads; disk work
 * happens on the caller's thread.
 */
public final class Labels {
  /** Characters of an annotator's name; the journal takes no more. */
  public static final int LONGEST_NAME = 200;

  /** Characters of a note; the journal takes no more. */
  public static final int LONGEST_NOTE = 20_000;

  private final Ledger ledger;
  private final EmotionScheme firstScheme;
  private final Set<String> knownClips = ConcurrentHashMap.newKeySet(); // clips never go
  private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();
  private volatile EmotionScheme scheme;

  /**
   * @param firstScheme the scheme the project began with
   */
  public Labels(Ledger ledger, EmotionScheme firstScheme) {
    this.ledger = ledger;
    this.firstScheme = firstScheme;
    this.scheme = ledger.schemes().newest().orElse(firstScheme);
  }

  /** The emotions that labels can have now. */
  public EmotionScheme scheme() {
    return scheme;
  }

  /** Others made {@code events}. */
  void received(List<JournalEvent> events) {
    scheme = ledger.schemes().newest().orElse(firstScheme);
    Set<String> clips = new LinkedHashSet<>();
    for (JournalEvent event : events) {
      switch (event) {
        case Labelled(LabelEvent label, _) -> clips.add(label.key().clipId());
        case JournalEvent.UnitCorrected(var made) -> clips.add(made.clipId());
        case JournalEvent.ReasoningCorrected(var made) -> clips.add(made.clipId());
        case JournalEvent.TrackAdded added -> clips.add(added.clipId());
        case Undone undone -> clips.addAll(step(undone.change()).clipIds());
        case Redone redone -> clips.addAll(step(redone.change()).clipIds());
        default -> {}
      }
    }
    if (!clips.isEmpty()) {
      tell(clips);
    }
  }

  /** The scheme may be another; {@code events} were changed with it. */
  void schemeChanged(List<LabelEvent> events) {
    scheme = ledger.schemes().newest().orElse(firstScheme);
    tell(clipsOf(events));
  }

  /**
   * One label to set.
   *
   * @param judgement the whole judgement; {@link Judgement#EMPTY} clears the label
   */
  public record Change(LabelKey key, Judgement judgement) {}

  /**
   * Saves labels as one undoable step. When this returns they are on disk.
   *
   * @param annotator who makes the change and can take it back
   * @throws ProjectException if they could not be saved; then none is
   * @throws IllegalArgumentException if a key names a clip or an emotion that the project has not
   */
  public List<LabelEvent> apply(String annotator, List<Change> changes) throws ProjectException {
    check(changes);
    checkLength("label.name-too-long", annotator, LONGEST_NAME);
    List<LabelEvent> events =
        ledger.write(
            draft -> {
              long step = draft.next();
              List<BiFunction<Long, Instant, Labelled>> labels = new ArrayList<>();
              for (Change change : changes) {
                labels.add((id, time) -> labelled(id, step, time, change, annotator));
              }
              return draft.addStep(labels).stream().map(Labelled::event).toList();
            });
    tell(events);
    return events;
  }

  /**
   * Makes what a model proposed a label of the annotator's own, as one undoable step; that it was
   * accepted, and from which model, is kept beside it. When this returns it is on disk.
   *
   * @param change the whole judgement that the label will be
   * @throws ProjectException if it could not be saved
   */
  public LabelEvent accept(String annotator, Change change, Suggestion suggestion)
      throws ProjectException {
    check(List.of(change));
    checkLength("label.name-too-long", annotator, LONGEST_NAME);
    LabelEvent event =
        ledger.write(
            draft -> {
              long step = draft.next();
              List<JournalEvent> made =
                  draft.<JournalEvent>addStep(
                      List.of(
                          (id, time) -> labelled(id, step, time, change, annotator),
                          (id, time) ->
                              new SuggestionAccepted(
                                  new AcceptedSuggestion(id, step, time, change.key(), suggestion),
                                  annotator)));
              return ((Labelled) made.getFirst()).event();
            });
    tell(List.of(event));
    return event;
  }

  /** Suggestions of models that people made their labels, by the label's change. */
  public Map<Long, AcceptedSuggestion> acceptedSuggestions() {
    return ledger.acceptedSuggestions().byChange();
  }

  /** The suggestion that was accepted with a change of labels, if it was one. */
  public Optional<AcceptedSuggestion> acceptedIn(long change) {
    return ledger.acceptedSuggestions().of(change);
  }

  /** When the annotator labelled which clip since {@code from}, oldest first. */
  public List<LabelTable.Moment> momentsOf(String annotator, Instant from) {
    return ledger.labels().momentsOf(annotator, from);
  }

  /** Begins a run of labels that come in parts. */
  public LabelRun startRun() {
    return new LabelRun(this);
  }

  /**
   * @param steps the step of each annotator so far; gets those that begin here
   */
  List<LabelEvent> save(List<Change> changes, Map<String, Long> steps) throws ProjectException {
    check(changes);
    Map<String, Long> continued = new HashMap<>();
    List<LabelEvent> events =
        ledger.write(
            draft -> {
              List<LabelEvent> made = new ArrayList<>();
              for (Change change : changes) {
                String annotator = change.key().annotator();
                long step =
                    continued.computeIfAbsent(
                        annotator, name -> continuedStep(name, steps, draft.next()));
                made.add(
                    draft.add((id, time) -> labelled(id, step, time, change, annotator)).event());
              }
              return made;
            });
    steps.putAll(continued);
    tell(events);
    return events;
  }

  /** A step goes on only while it is the annotator's last one. */
  private long continuedStep(String annotator, Map<String, Long> steps, long next) {
    Long step = steps.get(annotator);
    return step != null && ledger.labels().undoable(annotator).equals(Optional.of(step))
        ? step
        : next;
  }

  static Labelled labelled(long id, long step, Instant time, Change change, String by) {
    return new Labelled(new LabelEvent(id, step, time, change.key(), change.judgement()), by);
  }

  private void check(List<Change> changes) throws ProjectException {
    for (Change change : changes) {
      requireClip(change.key().clipId());
      requireOpenEntry(change.key());
      change
          .judgement()
          .emotion()
          .filter(emotion -> !scheme.contains(emotion))
          .ifPresent(
              emotion -> {
                throw new IllegalArgumentException("not in " + scheme.name() + ": " + emotion);
              });
      checkLength("label.name-too-long", change.key().annotator(), LONGEST_NAME);
      checkLength("label.note-too-long", change.judgement().note().orElse(""), LONGEST_NOTE);
    }
  }

  private void requireOpenEntry(LabelKey key) throws ProjectException {
    if (key.round() != 0
        && !ledger
            .rounds()
            .isOpen(new RoundEntry(key.round(), key.clipId(), key.annotator(), key.condition()))) {
      throw ProjectException.of("label.done-in-a-round");
    }
  }

  private void requireClip(String clipId) {
    if (!knownClips.contains(clipId)) {
      if (!ledger.clips().contains(clipId)) {
        throw new IllegalArgumentException("no clip " + clipId);
      }
      knownClips.add(clipId);
    }
  }

  private static void checkLength(String key, String text, int longest) throws ProjectException {
    if (text.length() > longest) {
      throw ProjectException.of(key, Integer.toString(longest));
    }
  }

  /**
   * Takes back the annotator's last change; empty if there is none within {@code reach}.
   *
   * @throws ProjectException if it belongs to an entry that is done or to a round that is over
   */
  public Optional<Step> undo(String annotator, UndoReach reach) throws ProjectException {
    return step(
        () -> ledger.labels().undoable(annotator).filter(change -> reach.holds(ledger, change)),
        false,
        (change, draft) -> draft.add((seq, time) -> new Undone(seq, time, annotator, change)));
  }

  /** As {@link #undo(String, UndoReach)}, wherever the change was made. */
  public Optional<Step> undo(String annotator) throws ProjectException {
    return undo(annotator, UndoReach.EVERYWHERE);
  }

  /**
   * Makes the change again that was taken back last; empty if there is none within {@code reach}.
   *
   * @throws ProjectException if it belongs to an entry that is done or to a round that is over
   */
  public Optional<Step> redo(String annotator, UndoReach reach) throws ProjectException {
    return step(
        () -> ledger.labels().redoable(annotator).filter(change -> reach.holds(ledger, change)),
        true,
        (change, draft) -> draft.add((seq, time) -> new Redone(seq, time, annotator, change)));
  }

  /** As {@link #redo(String, UndoReach)}, wherever the change was made. */
  public Optional<Step> redo(String annotator) throws ProjectException {
    return redo(annotator, UndoReach.EVERYWHERE);
  }

  private interface Candidate {
    Optional<Long> find();
  }

  private interface Mark {
    void write(long change, Draft draft);
  }

  /**
   * @param holds whether the change will hold then
   */
  private Optional<Step> step(Candidate candidate, boolean holds, Mark mark)
      throws ProjectException {
    Optional<Long> wanted = candidate.find();
    if (wanted.isPresent() && UndoReach.touchesWhatIsDone(ledger, wanted.get())) {
      throw ProjectException.of("label.done-in-a-round");
    }
    requireFittingEmotions(wanted, holds);
    Optional<Step> step =
        ledger.write(
            draft -> {
              Optional<Long> change = candidate.find();
              change.ifPresent(id -> mark.write(id, draft));
              return change.map(this::step);
            });
    scheme = ledger.schemes().newest().orElse(firstScheme);
    step.ifPresent(moved -> tell(moved.clipIds()));
    return step;
  }

  /**
   * Across a change of scheme, undo and redo must not bring back a word that the scheme then has
   * not: others may have gone on labelling.
   */
  private void requireFittingEmotions(Optional<Long> change, boolean holds)
      throws ProjectException {
    if (change.isEmpty() || !ledger.schemes().everChanged()) {
      return;
    }
    long id = change.get();
    EmotionScheme then =
        (holds ? ledger.schemes().with(id) : ledger.schemes().without(id)).orElse(firstScheme);
    for (String emotion : ledger.schemes().emotionsIf(id, holds)) {
      if (!then.contains(emotion)) {
        throw ProjectException.of("label.other-scheme", emotion, then.name());
      }
    }
  }

  private Step step(long change) {
    List<LabelEvent> events = ledger.labels().ofChange(change);
    Set<String> clips = clipsOf(events);
    List<String> withTracks = ledger.tracks().clipsOfChange(change);
    clips.addAll(withTracks);
    clips.addAll(ledger.unitCorrections().clipsOfChange(change));
    clips.addAll(ledger.reasoning().clipsOfChange(change));
    return new Step(change, clips, events.size(), withTracks.size());
  }

  /** Whether {@link #undo(String, UndoReach)} would take something back. */
  public boolean canUndo(String annotator, UndoReach reach) {
    return isWithin(ledger.labels().undoable(annotator), reach);
  }

  public boolean canUndo(String annotator) {
    return canUndo(annotator, UndoReach.EVERYWHERE);
  }

  /** Whether {@link #redo(String, UndoReach)} would make something again. */
  public boolean canRedo(String annotator, UndoReach reach) {
    return isWithin(ledger.labels().redoable(annotator), reach);
  }

  public boolean canRedo(String annotator) {
    return canRedo(annotator, UndoReach.EVERYWHERE);
  }

  private boolean isWithin(Optional<Long> change, UndoReach reach) {
    return change
        .filter(id -> reach.holds(ledger, id) && !UndoReach.touchesWhatIsDone(ledger, id))
        .isPresent();
  }

  /** The current labels, without cleared ones, in the order in which they were made. */
  public List<LabelEvent> current() {
    return ledger.labels().current();
  }

  public List<LabelEvent> currentOf(String clipId) {
    return ledger.labels().currentOf(clipId);
  }

  public Optional<LabelEvent> current(LabelKey key) {
    return ledger.labels().current(key);
  }

  /** Labels that were given in two places without knowing of each other, for adjudication. */
  public List<LabelConflict> conflicts() {
    return ledger.labels().conflicts();
  }

  /** Every judgement ever made, those taken back too, in the order in which they were made. */
  public List<LabelEvent> history() {
    return ledger.labels().history();
  }

  public List<LabelEvent> historyOf(String clipId) {
    return ledger.labels().historyOf(clipId);
  }

  /** Everyone who ever labelled here, in alphabetical order. */
  public List<String> annotators() {
    return ledger.labels().annotators();
  }

  /** Who made each change, by its number: for agreed labels, who adjudicated. */
  public Map<Long, String> authors() {
    return ledger.labels().authors();
  }

  /**
   * {@code listener} hears after each change that can be taken back, on the thread that made it,
   * which clips changed.
   */
  public Subscription onChange(Consumer<Set<String>> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void tell(List<LabelEvent> events) {
    if (!events.isEmpty()) {
      tell(clipsOf(events));
    }
  }

  /** Other things that can be taken back, such as timed texts, came in for {@code clipIds}. */
  void tell(Set<String> clipIds) {
    listeners.forEach(listener -> listener.accept(clipIds));
  }

  private static Set<String> clipsOf(List<LabelEvent> events) {
    Set<String> clips = new LinkedHashSet<>();
    events.forEach(event -> clips.add(event.key().clipId()));
    return clips;
  }
}
