package studio.migr.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.migr.app.label.ReasoningCorrection;
import studio.migr.app.label.ReasoningPart;
import studio.migr.runtime.reasoning.SegmentKind;

/** What the database knows of corrected reasoning. */
public final class ReasoningTable {
  private static final String COLUMNS =
      "id, change_id, time_ms, clip_id, annotator, model, model_id, answer, decision";
  private static final String CURRENT =
      "select "
          + COLUMNS
          + " from reasoning_correction c where not c.taken_back and not exists (select 1 from"
          + " reasoning_correction later where later.clip_id = c.clip_id and later.annotator ="
          + " c.annotator and later.model_id = c.model_id and not later.taken_back and later.id >"
          + " c.id)";

  private final Ledger ledger;

  ReasoningTable(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The newest of each clip, annotator and model, oldest first. */
  public List<ReasoningCorrection> current() {
    return list(CURRENT + " order by c.id", Map.of());
  }

  /** As {@link #current()}, of one clip. */
  public List<ReasoningCorrection> currentOf(String clipId) {
    return list(CURRENT + " and c.clip_id = :clip order by c.id", Map.of("clip", clipId));
  }

  /** All that was ever said, taken back or not, oldest first. */
  public List<ReasoningCorrection> history() {
    return list("select " + COLUMNS + " from reasoning_correction order by id", Map.of());
  }

  /** The clips that a change touched, taken back or not. */
  public List<String> clipsOfChange(long change) {
    return ledger.query(
        handle ->
            handle
                .createQuery(
                    "select distinct clip_id from reasoning_correction where change_id = :change"
                        + " order by clip_id")
                .bind("change", change)
                .mapTo(String.class)
                .list());
  }

  private List<ReasoningCorrection> list(String sql, Map<String, ?> values) {
    return ledger.query(
        handle -> {
          Map<Long, List<ReasoningPart>> parts = new HashMap<>();
          handle
              .createQuery(
                  "select correction_id, kind, text, written_by, original, rating from"
                      + " reasoning_part where correction_id in (select id from ("
                      + sql.replaceFirst(" order by [a-z.]+$", "")
                      + ")) order by correction_id, place")
              .bindMap(values)
              .map((row, context) -> Map.entry(row.getLong(1), part(row)))
              .forEach(
                  each ->
                      parts
                          .computeIfAbsent(each.getKey(), _ -> new ArrayList<>())
                          .add(each.getValue()));
          return handle
              .createQuery(sql)
              .bindMap(values)
              .map((row, context) -> correction(row, parts))
              .list();
        });
  }

  private static ReasoningPart part(ResultSet row) throws SQLException {
    return new ReasoningPart(
        SegmentKind.fromId(row.getString(2)).orElseThrow(),
        row.getString(3),
        Optional.ofNullable(row.getString(4)),
        Optional.ofNullable(row.getString(5)),
        Optional.ofNullable(row.getString(6)).map(ReasoningPart.Rating::fromId));
  }

  private static ReasoningCorrection correction(ResultSet row, Map<Long, List<ReasoningPart>> parts)
      throws SQLException {
    return new ReasoningCorrection(
        row.getLong(1),
        row.getLong(2),
        Instant.ofEpochMilli(row.getLong(3)),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        parts.getOrDefault(row.getLong(1), List.of()),
        row.getString(8),
        ReasoningCorrection.Decision.fromId(row.getString(9)));
  }
}
