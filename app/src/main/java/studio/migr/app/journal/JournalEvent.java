package studio.migr.app.journal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import studio.migr.app.label.AcceptedSuggestion;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.Member;
import studio.migr.app.label.ReasoningCorrection;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.label.UnitCorrection;
import studio.migr.app.label.Votes;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.media.MediaInfo;

/** One thing that happened to a project. */
public sealed interface JournalEvent {

  /** Number in the journal, from 1, ever increasing, never used twice. */
  long seq();

  /** When it happened, to the millisecond. */
  Instant time();

  /**
   * The project was made; always the first event.
   *
   * @param projectId tells this project's database from any other
   */
  record ProjectCreated(long seq, Instant time, String projectId, String name, EmotionScheme scheme)
      implements JournalEvent {}

  /**
   * A clip came in.
   *
   * @param sha256 of the file's content, 64 hex digits
   * @param size of the file in bytes
   * @param path absolute, as this machine writes it
   */
  record ClipAdded(
      long seq, Instant time, String clipId, String sha256, long size, String path, MediaInfo media)
      implements JournalEvent {}

  /** A clip's file is now elsewhere. */
  record ClipMoved(long seq, Instant time, String clipId, String path) implements JournalEvent {}

  /**
   * A judgement was made.
   *
   * @param by who made the change and can take it back; mostly the key's annotator
   */
  record Labelled(LabelEvent event, String by) implements JournalEvent {
    @Override
    public long seq() {
      return event.id();
    }

    @Override
    public Instant time() {
      return event.time();
    }
  }

  /**
   * A file of action units was taken in for a clip.
   *
   * @param kind which tool wrote it: {@code openface} or {@code py_feat}
   * @param file its copy, relative to the project's folder, with forward slashes
   * @param source where it was taken from, absolute
   */
  record AuFileAdded(long seq, Instant time, String clipId, String kind, String file, String source)
      implements JournalEvent {}

  /**
   * Timed texts came in for a clip.
   *
   * @param by whose import it was and who can take it back
   * @param change number of the undoable step, mostly that of the labels that came with it
   * @param file name of the file that holds them, in the clip's folder of tracks
   */
  record TrackAdded(long seq, Instant time, String by, long change, String clipId, String file)
      implements JournalEvent {}

  /** A person said what an action unit is, in place of what a tool measured. */
  record UnitCorrected(UnitCorrection correction) implements JournalEvent {
    @Override
    public long seq() {
      return correction.id();
    }

    @Override
    public Instant time() {
      return correction.time();
    }
  }

  /**
   * A person made what a model proposed a label of their own.
   *
   * @param by who accepted it and can take it back; mostly the key's annotator
   */
  record SuggestionAccepted(AcceptedSuggestion accepted, String by) implements JournalEvent {
    @Override
    public long seq() {
      return accepted.id();
    }

    @Override
    public Instant time() {
      return accepted.time();
    }
  }

  /** A person edited, rated, accepted or rejected what a model reasoned. */
  record ReasoningCorrected(ReasoningCorrection correction) implements JournalEvent {
    @Override
    public long seq() {
      return correction.id();
    }

    @Override
    public Instant time() {
      return correction.time();
    }
  }

  /** Published votes came in; they take the place of earlier ones of clip, condition, source. */
  record VotesAdded(long seq, Instant time, Votes votes) implements JournalEvent {}

  /** All labels of a change were taken back. */
  record Undone(long seq, Instant time, String by, long change) implements JournalEvent {}

  /** A change that was taken back holds again. */
  record Redone(long seq, Instant time, String by, long change) implements JournalEvent {}

  /**
   * The project's emotions are others now. The labels that follow with the same change have been
   * brought over.
   *
   * @param change number of the undoable step, mostly this event's own
   * @param mapping what became of each former emotion: another name, or none
   */
  record SchemeChanged(
      long seq,
      Instant time,
      String by,
      long change,
      EmotionScheme scheme,
      Map<String, Optional<String>> mapping)
      implements JournalEvent {

    public SchemeChanged {
      mapping = Map.copyOf(mapping);
    }
  }

  /** People were asked for labels; the event's number is the round's. */
  record RoundStarted(long seq, Instant time, String by, RoundPlan plan) implements JournalEvent {}

  /** Nobody is asked any more. */
  record RoundClosed(long seq, Instant time, String by, long round) implements JournalEvent {}

  /** A judge is done with one clip under one condition of a round. */
  record EntryFinished(long seq, Instant time, String by, RoundEntry entry)
      implements JournalEvent {}

  /**
   * What was done can be changed again.
   *
   * @param reason in the words of who reopened it, never blank
   */
  record EntryReopened(long seq, Instant time, String by, RoundEntry entry, String reason)
      implements JournalEvent {}

  /** Somebody has a role in the project from now on. */
  record MemberNamed(long seq, Instant time, String by, Member member) implements JournalEvent {}
}
