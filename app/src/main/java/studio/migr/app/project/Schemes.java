package studio.migr.app.project;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import studio.migr.app.journal.JournalEvent;
import studio.migr.app.journal.JournalEvent.Labelled;
import studio.migr.app.journal.JournalEvent.SchemeChanged;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.store.Ledger;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.EmotionScheme;

/**
 * Changes the emotions of a project. The labels go along as new events, in one undoable step with
 * the scheme, so that the history keeps what was said in the words of its time. Safe for several
 * threads.
 */
public final class Schemes {
  private final Ledger ledger;
  private final Labels labels;
  private final Members members;
  private final CommonNumbers numbers;

  Schemes(Ledger ledger, Labels labels, Members members, CommonNumbers numbers) {
    this.ledger = ledger;
    this.labels = labels;
    this.members = members;
    this.numbers = numbers;
  }

  /** The emotions to choose from now. */
  public EmotionScheme current() {
    return labels.scheme();
  }

  /**
   * What a change of scheme would do to one emotion's labels.
   *
   * @param from the emotion as it is called now
   * @param to what it would be called; empty if its labels would lose their emotion
   * @param labels how many current labels say it
   */
  public record Move(String from, Optional<String> to, int labels) {
    public boolean changesNothing() {
      return to.equals(Optional.of(from));
    }
  }

  /**
   * What would become of each emotion of the scheme that holds now.
   *
   * @param mapping where an emotion goes that is not called the same afterwards; emotions that are
   *     not named keep their name, or go if the next scheme has it not
   */
  public List<Move> preview(EmotionScheme next, Map<String, Optional<String>> mapping) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    current().emotions().forEach(emotion -> counts.put(emotion, 0));
    for (LabelEvent event : ledger.labels().current()) {
      event.judgement().emotion().ifPresent(emotion -> counts.merge(emotion, 1, Integer::sum));
    }
    List<Move> moves = new ArrayList<>();
    counts.forEach(
        (emotion, count) -> moves.add(new Move(emotion, target(emotion, next, mapping), count)));
    return moves;
  }

  private static Optional<String> target(
      String emotion, EmotionScheme next, Map<String, Optional<String>> mapping) {
    Optional<String> named = mapping.get(emotion);
    Optional<String> to = named != null ? named : Optional.of(emotion).filter(next::contains);
    if (to.isPresent() && !next.contains(to.get())) {
      throw new IllegalArgumentException(emotion + " cannot become " + to.get());
    }
    return to;
  }

  /**
   * Changes the scheme and brings the current labels over, as one undoable step. When this returns
   * it is on disk.
   *
   * @param by who makes the change and can take it back
   * @param mapping as for {@link #preview}
   * @return the labels that had to change
   * @throws ProjectException if it could not be saved; then nothing has changed
   * @throws IllegalArgumentException if the mapping leads to an emotion that {@code next} has not
   */
  public List<LabelEvent> change(
      String by, EmotionScheme next, Map<String, Optional<String>> mapping)
      throws ProjectException {
    members.requireLead(by);
    numbers.check();
    Map<String, Optional<String>> targets = new LinkedHashMap<>();
    current().emotions().forEach(from -> targets.put(from, target(from, next, mapping)));
    List<LabelEvent> events =
        ledger.write(
            draft -> {
              long step = draft.next();
              List<BiFunction<Long, Instant, JournalEvent>> changes = new ArrayList<>();
              changes.add((seq, time) -> new SchemeChanged(seq, time, by, step, next, targets));
              for (LabelEvent event : ledger.labels().current()) {
                moved(event, targets)
                    .ifPresent(
                        change ->
                            changes.add((id, time) -> Labels.labelled(id, step, time, change, by)));
              }
              return draft.addStep(changes).stream()
                  .filter(Labelled.class::isInstance)
                  .map(event -> ((Labelled) event).event())
                  .toList();
            });
    labels.schemeChanged(events);
    return events;
  }

  private static Optional<Labels.Change> moved(
      LabelEvent event, Map<String, Optional<String>> targets) {
    Optional<String> before = event.judgement().emotion();
    Optional<String> after =
        before.flatMap(emotion -> targets.getOrDefault(emotion, Optional.empty()));
    return before.equals(after)
        ? Optional.empty()
        : Optional.of(new Labels.Change(event.key(), event.judgement().withEmotion(after)));
  }
}
