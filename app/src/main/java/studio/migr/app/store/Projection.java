package studio.migr.app.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
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
import studio.migr.app.journal.Origin;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.label.Segment;
import studio.migr.app.label.UnitCorrection;
import studio.migr.app.label.UnitValue;
import studio.migr.app.label.Votes;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.emotion.EmotionSchemeJson;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.MediaJson;
import studio.migr.runtime.media.MediaNote;

/**
 * What each event means in the tables. Nothing but the event and the tables decides (no clock, no
 * file), so that the same journal always gives the same content.
 */
final class Projection {
  private final Handle handle;
  private final List<JournalLine> waiting = new ArrayList<>();

  Projection(Handle handle) {
    this.handle = handle;
  }

  void apply(List<JournalLine> lines) {
    applyEvents(lines);
    JournalLine last = lines.getLast();
    handle.execute(
        "update projection set applied_seq = ?, applied_crc = ?", last.event().seq(), last.crc());
  }

  /** Takes over own events that the common journal does not have yet. */
  void applyPending(List<JournalLine> lines) {
    applyEvents(lines);
    handle.execute("update projection set applied_outbox = ?", lines.getLast().event().seq());
  }

  private void applyEvents(List<JournalLine> lines) {
    for (JournalLine line : lines) {
      if (line.event() instanceof Labelled) {
        waiting.add(line);
      } else {
        insertWaiting();
        apply(line.event());
      }
    }
    insertWaiting();
  }

  private void apply(JournalEvent event) {
    switch (event) {
      case ProjectCreated created -> insertHead(created);
      case ClipAdded added -> insertClip(added);
      case ClipMoved moved ->
          handle.execute("update clip set path = ? where id = ?", moved.path(), moved.clipId());
      case Labelled _ -> throw new IllegalArgumentException("labels come together");
      case AuFileAdded added -> insertAuFile(added);
      case TrackAdded added -> insertTrack(added);
      case UnitCorrected corrected -> insertCorrection(corrected.correction());
      case SuggestionAccepted(var accepted, String by) -> {
        insertChange(accepted.change(), by);
        new CorrectionRows(handle).insert(accepted);
      }
      case ReasoningCorrected(var correction) -> {
        insertChange(correction.change(), correction.annotator());
        discardUndone(correction.annotator());
        new CorrectionRows(handle).insert(correction);
      }
      case VotesAdded added -> insertVotes(added);
      case Undone undone -> setState(undone.change(), "DONE", "UNDONE", true);
      case Redone redone -> setState(redone.change(), "UNDONE", "DONE", false);
      case SchemeChanged changed -> insertScheme(changed);
      case RoundStarted started -> insertRound(started);
      case RoundClosed closed ->
          handle.execute("update annotation_round set closed = true where id = ?", closed.round());
      case EntryFinished finished -> setEntry(finished, finished.entry(), true, Optional.empty());
      case EntryReopened reopened ->
          setEntry(reopened, reopened.entry(), false, Optional.of(reopened.reason()));
      case MemberNamed named -> {
        handle.execute("delete from member where name = ?", named.member().name());
        handle.execute(
            "insert into member (name, role) values (?, ?)",
            named.member().name(),
            named.member().role().id());
      }
    }
  }

  private void insertHead(ProjectCreated created) {
    EmotionScheme scheme = created.scheme();
    boolean plain = scheme.equals(EmotionScheme.of(scheme.name(), scheme.emotions()));
    handle.execute(
        "update projection set project_id = ?, name = ?, scheme_name = ?, scheme_emotions = ?,"
            + " scheme_marks = ?",
        created.projectId(),
        created.name(),
        scheme.name(),
        scheme.emotions().toArray(String[]::new),
        plain ? null : EmotionSchemeJson.write(scheme));
  }

  private void insertScheme(SchemeChanged changed) {
    insertChange(changed.change(), changed.by());
    discardUndone(changed.by());
    handle.execute(
        "insert into scheme_change (id, change_id, scheme, mapping, taken_back)"
            + " values (?, ?, ?, ?, false)",
        changed.seq(),
        changed.change(),
        EmotionSchemeJson.write(changed.scheme()),
        new TreeMap<>(changed.mapping())
            .entrySet().stream()
                .map(entry -> entry.getKey() + "\t" + entry.getValue().orElse(""))
                .collect(Collectors.joining("\n")));
  }

  private void insertRound(RoundStarted started) {
    RoundPlan plan = started.plan();
    handle.execute(
        """
        insert into annotation_round (id, started_ms, by_whom, name, clips, annotators, conditions,
          sharing, seed, blind, overlap, study, closed)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false)
        """,
        started.seq(),
        started.time().toEpochMilli(),
        started.by(),
        plan.name(),
        plan.clips().toArray(String[]::new),
        plan.annotators().toArray(String[]::new),
        plan.conditions().stream().map(Condition::id).toArray(String[]::new),
        plan.sharing().name(),
        plan.seed().isPresent() ? plan.seed().getAsLong() : null,
        plan.blind(),
        plan.overlap().isPresent() ? plan.overlap().getAsDouble() : null,
        plan.study());
  }

  private void setEntry(
      JournalEvent event, RoundEntry entry, boolean done, Optional<String> reason) {
    handle.execute(
        "delete from round_entry where round_id = ? and annotator = ? and judged_under = ?"
            + " and clip_id = ?",
        entry.round(),
        entry.annotator(),
        entry.condition().id(),
        entry.clipId());
    handle.execute(
        """
        insert into round_entry (round_id, annotator, judged_under, clip_id, done, changed_ms,
          reason, changed_seq)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        entry.round(),
        entry.annotator(),
        entry.condition().id(),
        entry.clipId(),
        done,
        event.time().toEpochMilli(),
        reason.orElse(null),
        event.seq());
  }

  private void insertClip(ClipAdded added) {
    MediaInfo media = added.media();
    handle.execute("delete from clip where id = ?", added.clipId());
    handle.execute(
        """
        insert into clip (id, added_seq, added_ms, sha256, size_bytes, path, start_ms, duration_ms,
          has_picture, has_sound, notes, media)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        added.clipId(),
        added.seq(),
        added.time().toEpochMilli(),
        added.sha256(),
        added.size(),
        added.path(),
        media.startMs(),
        media.durationMs(),
        media.video().isPresent(),
        media.hasSound(),
        media.notes().stream().map(MediaNote::name).toArray(String[]::new),
        MediaJson.write(media));
  }

  private void insertAuFile(AuFileAdded added) {
    handle.execute(
        "insert into au_file (seq, clip_id, kind, file, source) values (?, ?, ?, ?, ?)",
        added.seq(),
        added.clipId(),
        added.kind(),
        added.file(),
        added.source());
  }

  private void insertTrack(TrackAdded added) {
    insertChange(added.change(), added.by());
    discardUndone(added.by());
    handle.execute(
        "insert into track (seq, change_id, clip_id, file, taken_back) values (?, ?, ?, ?, false)",
        added.seq(),
        added.change(),
        added.clipId(),
        added.file());
  }

  private void insertCorrection(UnitCorrection correction) {
    insertChange(correction.change(), correction.annotator());
    discardUndone(correction.annotator());
    handle.execute(
        """
        insert into unit_correction (id, change_id, time_ms, clip_id, annotator, corrects, unit,
          start_pts, end_pts, time_base, kind, intensity, taken_back)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false)
        """,
        correction.id(),
        correction.change(),
        correction.time().toEpochMilli(),
        correction.clipId(),
        correction.annotator(),
        correction.corrects(),
        correction.unit().number(),
        correction.stretch().start(),
        correction.stretch().end(),
        correction.stretch().timeBase().toString(),
        correction.value().id(),
        correction.value() instanceof UnitValue.Intensity(double strength) ? strength : null);
  }

  private void insertVotes(VotesAdded added) {
    Votes votes = added.votes();
    handle.execute(
        "delete from vote where clip_id = ? and judged_under = ? and source = ?",
        votes.clipId(),
        votes.condition().id(),
        votes.source());
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into vote (clip_id, judged_under, source, label, votes, seq)
            values (?, ?, ?, ?, ?, ?)
            """);
    votes
        .counts()
        .forEach(
            (label, count) ->
                batch.add(
                    votes.clipId(),
                    votes.condition().id(),
                    votes.source(),
                    label,
                    count,
                    added.seq()));
    batch.execute();
  }

  private void setState(long change, String from, String to, boolean takenBack) {
    int changed =
        handle.execute(
            "update label_change set state = ? where id = ? and state = ?", to, change, from);
    if (changed > 0) {
      handle.execute(
          "update label_event set taken_back = ? where change_id = ?", takenBack, change);
      handle.execute(
          "update scheme_change set taken_back = ? where change_id = ?", takenBack, change);
      handle.execute(
          "update unit_correction set taken_back = ? where change_id = ?", takenBack, change);
      new CorrectionRows(handle).setTakenBack(change, takenBack);
      handle.execute("update track set taken_back = ? where change_id = ?", takenBack, change);
    }
  }

  private void insertWaiting() {
    if (waiting.isEmpty()) {
      return;
    }
    insertChanges();
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into label_event (id, change_id, time_ms, label_key, clip_id, annotator,
              judged_under, segment_start, segment_end, time_base, emotion, dominant_modality,
              confidence, note, taken_back, round_id, replica, seen)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, ?, ?, ?)
            """);
    for (JournalLine line : waiting) {
      LabelEvent event = labelled(line).event();
      LabelKey key = event.key();
      Optional<Segment> segment = key.segment();
      var confidence = event.judgement().confidence();
      batch.add(
          event.id(),
          event.change(),
          event.time().toEpochMilli(),
          keyText(key),
          key.clipId(),
          key.annotator(),
          key.condition().id(),
          segment.map(Segment::start).orElse(null),
          segment.map(Segment::end).orElse(null),
          segment.map(stretch -> stretch.timeBase().toString()).orElse(null),
          event.judgement().emotion().orElse(null),
          event.judgement().dominant().map(DominantModality::id).orElse(null),
          confidence.isPresent() ? confidence.getAsDouble() : null,
          event.judgement().note().orElse(null),
          key.round(),
          line.origin().map(Origin::replica).orElse(null),
          line.origin().map(Origin::seen).orElse(event.id() - 1));
    }
    batch.execute();
    waiting.clear();
  }

  private void insertChanges() {
    Set<Long> known = new HashSet<>();
    Set<String> people = new HashSet<>();
    for (JournalLine line : waiting) {
      Labelled labelled = labelled(line);
      people.add(labelled.by());
      if (known.add(labelled.event().change())) {
        insertChange(labelled.event().change(), labelled.by());
      }
    }
    people.forEach(this::discardUndone);
  }

  private static Labelled labelled(JournalLine line) {
    return (Labelled) line.event();
  }

  private void insertChange(long change, String by) {
    boolean known =
        handle
                .createQuery("select count(*) from label_change where id = :id")
                .bind("id", change)
                .mapTo(Integer.class)
                .one()
            > 0;
    if (!known) {
      handle.execute(
          "insert into label_change (id, by_whom, state) values (?, ?, 'DONE')", change, by);
    }
  }

  private void discardUndone(String person) {
    handle.execute(
        "update label_change set state = 'DISCARDED' where by_whom = ? and state = 'UNDONE'",
        person);
  }

  /** Equal for equal keys only: the annotator, who may contain anything, comes last. */
  static String keyText(LabelKey key) {
    return key.clipId()
        + '|'
        + key.condition().id()
        + '|'
        + key.segment()
            .map(segment -> segment.start() + "-" + segment.end() + "@" + segment.timeBase())
            .orElse("")
        + (key.round() == 0 ? "" : "#" + key.round())
        + '|'
        + key.annotator();
  }
}
