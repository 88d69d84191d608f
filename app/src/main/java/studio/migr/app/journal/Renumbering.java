package studio.migr.app.journal;

import java.util.function.LongUnaryOperator;
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
import studio.migr.app.label.AcceptedSuggestion;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.ReasoningCorrection;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.label.UnitCorrection;

/**
 * An event of one journal as an event of another, where it and what it speaks of have other
 * numbers.
 *
 * @param numbers what a number of the former journal is in the new one; 0 stays 0
 */
public record Renumbering(LongUnaryOperator numbers) {

  /** The same event with its own number and those of its change and round in the new journal. */
  public JournalEvent of(JournalEvent event) {
    long seq = number(event.seq());
    return switch (event) {
      case ProjectCreated(_, var time, String id, String name, var scheme) ->
          new ProjectCreated(seq, time, id, name, scheme);
      case ClipAdded(_, var time, String clip, String sha, long size, String path, var media) ->
          new ClipAdded(seq, time, clip, sha, size, path, media);
      case ClipMoved(_, var time, String clip, String path) -> new ClipMoved(seq, time, clip, path);
      case Labelled(LabelEvent label, String by) ->
          new Labelled(
              new LabelEvent(
                  seq, number(label.change()), label.time(), key(label.key()), label.judgement()),
              by);
      case AuFileAdded(_, var time, String clip, String kind, String file, String source) ->
          new AuFileAdded(seq, time, clip, kind, file, source);
      case TrackAdded(_, var time, String by, long change, String clip, String file) ->
          new TrackAdded(seq, time, by, number(change), clip, file);
      case UnitCorrected(UnitCorrection made) ->
          new UnitCorrected(
              new UnitCorrection(
                  seq,
                  number(made.change()),
                  made.time(),
                  made.clipId(),
                  made.annotator(),
                  made.corrects(),
                  made.unit(),
                  made.stretch(),
                  made.value()));
      case SuggestionAccepted(AcceptedSuggestion made, String by) ->
          new SuggestionAccepted(
              new AcceptedSuggestion(
                  seq, number(made.change()), made.time(), key(made.key()), made.suggestion()),
              by);
      case ReasoningCorrected(ReasoningCorrection made) ->
          new ReasoningCorrected(
              new ReasoningCorrection(
                  seq,
                  number(made.change()),
                  made.time(),
                  made.clipId(),
                  made.annotator(),
                  made.model(),
                  made.modelId(),
                  made.parts(),
                  made.answer(),
                  made.decision()));
      case VotesAdded(_, var time, var votes) -> new VotesAdded(seq, time, votes);
      case Undone(_, var time, String by, long change) -> new Undone(seq, time, by, number(change));
      case Redone(_, var time, String by, long change) -> new Redone(seq, time, by, number(change));
      case SchemeChanged(_, var time, String by, long change, var scheme, var mapping) ->
          new SchemeChanged(seq, time, by, number(change), scheme, mapping);
      case RoundStarted(_, var time, String by, var plan) -> new RoundStarted(seq, time, by, plan);
      case RoundClosed(_, var time, String by, long round) ->
          new RoundClosed(seq, time, by, number(round));
      case EntryFinished(_, var time, String by, RoundEntry entry) ->
          new EntryFinished(seq, time, by, entry(entry));
      case EntryReopened(_, var time, String by, RoundEntry entry, String reason) ->
          new EntryReopened(seq, time, by, entry(entry), reason);
      case MemberNamed(_, var time, String by, var member) ->
          new MemberNamed(seq, time, by, member);
    };
  }

  private LabelKey key(LabelKey key) {
    return new LabelKey(
        key.clipId(), key.annotator(), key.condition(), key.segment(), number(key.round()));
  }

  private RoundEntry entry(RoundEntry entry) {
    return new RoundEntry(
        number(entry.round()), entry.clipId(), entry.annotator(), entry.condition());
  }

  private long number(long former) {
    return former == 0 ? 0 : numbers.applyAsLong(former);
  }
}
