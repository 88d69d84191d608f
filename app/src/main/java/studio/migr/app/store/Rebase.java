package studio.migr.app.store;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import studio.migr.app.journal.JournalEvent;
import studio.migr.app.journal.JournalEvent.AuFileAdded;
import studio.migr.app.journal.JournalEvent.ClipAdded;
import studio.migr.app.journal.JournalEvent.ClipMoved;
import studio.migr.app.journal.JournalEvent.EntryFinished;
import studio.migr.app.journal.JournalEvent.EntryReopened;
import studio.migr.app.journal.JournalEvent.Labelled;
import studio.migr.app.journal.JournalEvent.MemberNamed;
import studio.migr.app.journal.JournalEvent.ProjectCreated;
import studio.migr.app.journal.JournalEvent.ReasoningCorrected;
import studio.migr.app.journal.JournalEvent.Redone;
import studio.migr.app.journal.JournalEvent.RoundClosed;
import studio.migr.app.journal.JournalEvent.RoundStarted;
import studio.migr.app.journal.JournalEvent.SchemeChanged;
import studio.migr.app.journal.JournalEvent.SuggestionAccepted;
import studio.migr.app.journal.JournalEvent.TrackAdded;
import studio.migr.app.journal.JournalEvent.Undone;
import studio.migr.app.journal.JournalEvent.UnitCorrected;
import studio.migr.app.journal.JournalEvent.VotesAdded;
import studio.migr.app.journal.JournalLine;

/**
 * Brings tables in which own events wait behind the common ones to where the common journal goes
 * on: the own ones that arrived get their common numbers, those of others are taken in. Mostly
 * neither touches what the other did; where one could, the tables must be made again.
 */
final class Rebase {
  /** Tables whose rows belong to a change. */
  private static final List<String> CHANGES =
      List.of(
          "label_event",
          "track",
          "unit_correction",
          "accepted_suggestion",
          "reasoning_correction",
          "scheme_change");

  private final Handle handle;

  Rebase(Handle handle) {
    this.handle = handle;
  }

  /**
   * Whether the tables can be brought on without making them again: what waited here and what came
   * from elsewhere concern different people.
   *
   * @param waited all that waited, arrived or not
   * @param foreign what came from elsewhere
   */
  static boolean isSimple(List<JournalLine> waited, List<JournalLine> foreign) {
    if (foreign.isEmpty() || waited.isEmpty()) {
      return true;
    }
    Set<String> here = new HashSet<>();
    for (JournalLine line : waited) {
      Optional<Set<String>> people = people(line.event());
      if (people.isEmpty()) {
        return false;
      }
      here.addAll(people.get());
    }
    return foreign.stream()
        .map(JournalLine::event)
        .allMatch(
            event ->
                event instanceof ClipAdded
                    || event instanceof AuFileAdded
                    || event instanceof VotesAdded
                    || event instanceof MemberNamed
                    || event instanceof RoundStarted
                    || event instanceof RoundClosed
                    || people(event)
                        .filter(them -> them.stream().noneMatch(here::contains))
                        .isPresent());
  }

  /** Whose labels an event changes; empty if it may touch those of everybody. */
  private static Optional<Set<String>> people(JournalEvent event) {
    return switch (event) {
      case Labelled(var label, String by) -> Optional.of(both(by, label.key().annotator()));
      case TrackAdded added -> Optional.of(Set.of(added.by()));
      case UnitCorrected(var made) -> Optional.of(Set.of(made.annotator()));
      case SuggestionAccepted(var made, String by) -> Optional.of(both(by, made.key().annotator()));
      case ReasoningCorrected(var made) -> Optional.of(Set.of(made.annotator()));
      case EntryFinished(_, _, String by, var entry) -> Optional.of(both(by, entry.annotator()));
      case EntryReopened(_, _, String by, var entry, _) -> Optional.of(both(by, entry.annotator()));
      case Undone _, Redone _ -> Optional.empty(); // takes back what may be anybody's label
      case ProjectCreated _, ClipAdded _, ClipMoved _, AuFileAdded _, VotesAdded _ ->
          Optional.empty();
      case SchemeChanged _, RoundStarted _, RoundClosed _, MemberNamed _ -> Optional.empty();
    };
  }

  private static Set<String> both(String one, String other) {
    return one.equals(other) ? Set.of(one) : Set.of(one, other);
  }

  /** Gives own events that arrived their common numbers. */
  void renumber(Map<Long, JournalLine> arrived) {
    arrived.forEach((from, line) -> renumber(line.event(), from, line.event().seq()));
  }

  private void renumber(JournalEvent event, long from, long to) {
    switch (event) {
      case Labelled _ -> set("label_event", "id", from, to);
      case TrackAdded _ -> set("track", "seq", from, to);
      case UnitCorrected _ -> set("unit_correction", "id", from, to);
      case SuggestionAccepted _ -> set("accepted_suggestion", "id", from, to);
      case ReasoningCorrected _ -> {
        set("reasoning_correction", "id", from, to);
        set("reasoning_part", "correction_id", from, to);
      }
      case SchemeChanged _ -> set("scheme_change", "id", from, to);
      case ClipAdded _ -> set("clip", "added_seq", from, to);
      case AuFileAdded _ -> set("au_file", "seq", from, to);
      case VotesAdded _ -> set("vote", "seq", from, to);
      case EntryFinished _, EntryReopened _ -> set("round_entry", "changed_seq", from, to);
      case RoundStarted _ -> renumberRound(from, to);
      case ProjectCreated _, ClipMoved _, Undone _, Redone _, RoundClosed _, MemberNamed _ -> {
        return; // no row has their number
      }
    }
    if (set("label_change", "id", from, to) > 0) {
      CHANGES.forEach(table -> set(table, "change_id", from, to));
    }
  }

  private void renumberRound(long from, long to) {
    set("annotation_round", "id", from, to);
    set("round_entry", "round_id", from, to);
    for (String table : List.of("label_event", "accepted_suggestion")) {
      handle.execute(
          "update " + table + " set label_key = replace(label_key, ?, ?) where round_id = ?",
          "#" + from + "|",
          "#" + to + "|",
          from);
      set(table, "round_id", from, to);
    }
  }

  private int set(String table, String column, long from, long to) {
    return handle.execute(
        "update " + table + " set " + column + " = ? where " + column + " = ?", to, from);
  }

  /** Notes how far the tables are now. */
  void reached(JournalLine last, List<JournalLine> stillWaiting) {
    handle.execute(
        "update projection set applied_seq = ?, applied_crc = ?, applied_outbox = ?",
        last.event().seq(),
        last.crc(),
        stillWaiting.isEmpty() ? 0 : stillWaiting.getLast().event().seq());
  }
}
