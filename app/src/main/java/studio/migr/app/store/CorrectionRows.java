package studio.migr.app.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import studio.migr.app.label.AcceptedSuggestion;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.ReasoningCorrection;
import studio.migr.app.label.ReasoningPart;
import studio.migr.app.label.Segment;
import studio.migr.app.label.Suggestion;
import studio.migr.runtime.emotion.DominantModality;

/** Rows of what people made of a model's labels and reasoning. */
final class CorrectionRows {
  private final Handle handle;

  CorrectionRows(Handle handle) {
    this.handle = handle;
  }

  void insert(AcceptedSuggestion accepted) {
    LabelKey key = accepted.key();
    Suggestion suggestion = accepted.suggestion();
    Optional<Segment> segment = key.segment();
    handle.execute(
        """
        insert into accepted_suggestion (id, change_id, time_ms, label_key, clip_id, annotator,
          judged_under, round_id, segment_start, segment_end, time_base, model, model_id, emotion,
          probability, dominant_modality, taken_back)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false)
        """,
        accepted.id(),
        accepted.change(),
        accepted.time().toEpochMilli(),
        Projection.keyText(key),
        key.clipId(),
        key.annotator(),
        key.condition().id(),
        key.round(),
        segment.map(Segment::start).orElse(null),
        segment.map(Segment::end).orElse(null),
        segment.map(stretch -> stretch.timeBase().toString()).orElse(null),
        suggestion.model(),
        suggestion.modelId(),
        suggestion.emotion(),
        suggestion.probability(),
        suggestion.dominant().map(DominantModality::id).orElse(null));
  }

  void insert(ReasoningCorrection correction) {
    handle.execute(
        """
        insert into reasoning_correction (id, change_id, time_ms, clip_id, annotator, model,
          model_id, answer, decision, taken_back)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, false)
        """,
        correction.id(),
        correction.change(),
        correction.time().toEpochMilli(),
        correction.clipId(),
        correction.annotator(),
        correction.model(),
        correction.modelId(),
        correction.answer(),
        correction.decision().id());
    insertParts(correction.id(), correction.parts());
  }

  private void insertParts(long correction, List<ReasoningPart> parts) {
    if (parts.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into reasoning_part (correction_id, place, kind, text, written_by, original,
              rating)
            values (?, ?, ?, ?, ?, ?, ?)
            """);
    for (int place = 0; place < parts.size(); place++) {
      ReasoningPart part = parts.get(place);
      batch.add(
          correction,
          place,
          part.kind().id(),
          part.text(),
          part.writer().orElse(null),
          part.original().orElse(null),
          part.rating().map(ReasoningPart.Rating::id).orElse(null));
    }
    batch.execute();
  }

  void setTakenBack(long change, boolean takenBack) {
    for (String table : List.of("accepted_suggestion", "reasoning_correction")) {
      handle.execute(
          "update " + table + " set taken_back = ? where change_id = ?", takenBack, change);
    }
  }
}
