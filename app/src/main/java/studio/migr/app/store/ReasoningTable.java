package studio.migr.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.migr.app.label.ReasoningCorrection;
import studio.migr.app.label.ReasoningPart;
import studio.migr.runtime.reasoning.SegmentKind;

/** What the database knows of corrected reasoning. */
public final class ReasoningTable {
  /** One statement for both tables: between two, somebody could write. */
  private static final String ALL =
      "select c.id, c.change_id, c.time_ms, c.clip_id, c.annotator, c.model, c.model_id, c.answer,"
          + " c.decision, p.kind, p.text, p.written_by, p.original, p.rating"
          + " from reasoning_correction c"
          + " left join reasoning_part p on p.correction_id = c.id";

  private static final String CURRENT =
      ALL
          + " where not c.taken_back and not exists (select 1 from reasoning_correction later where"
          + " later.clip_id = c.clip_id and later.annotator = c.annotator and later.model_id ="
          + " c.model_id and not later.taken_back and later.id > c.id)";

  private static final String IN_ORDER = " order by c.id, p.place";

  private final Ledger ledger;

  ReasoningTable(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The newest of each clip, annotator and model, oldest first. */
  public List<ReasoningCorrection> current() {
    return list(CURRENT + IN_ORDER, Map.of());
  }

  /** As {@link #current()}, of one clip. */
  public List<ReasoningCorrection> currentOf(String clipId) {
    return list(CURRENT + " and c.clip_id = :clip" + IN_ORDER, Map.of("clip", clipId));
  }

  /** All that was ever said, taken back or not, oldest first. */
  public List<ReasoningCorrection> history() {
    return list(ALL + IN_ORDER, Map.of());
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
          Map<Long, Bare> byId = new LinkedHashMap<>();
          Map<Long, List<ReasoningPart>> parts = new HashMap<>();
          handle
              .createQuery(sql)
              .bindMap(values)
              .map((row, context) -> new Row(Bare.of(row), part(row)))
              .forEach(
                  row -> {
                    long id = row.correction().id();
                    byId.putIfAbsent(id, row.correction());
                    row.part()
                        .ifPresent(
                            part -> parts.computeIfAbsent(id, _ -> new ArrayList<>()).add(part));
                  });
          return byId.values().stream()
              .map(each -> each.with(parts.getOrDefault(each.id(), List.of())))
              .toList();
        });
  }

  /**
   * One segment with what it belongs to.
   *
   * @param part none of a correction without segments
   */
  private record Row(Bare correction, Optional<ReasoningPart> part) {}

  private static Optional<ReasoningPart> part(ResultSet row) throws SQLException {
    String kind = row.getString(10);
    if (kind == null) {
      return Optional.empty();
    }
    return Optional.of(
        new ReasoningPart(
            SegmentKind.fromId(kind).orElseThrow(),
            row.getString(11),
            Optional.ofNullable(row.getString(12)),
            Optional.ofNullable(row.getString(13)),
            Optional.ofNullable(row.getString(14)).map(ReasoningPart.Rating::fromId)));
  }

  /** A correction without its segments. */
  private record Bare(
      long id,
      long change,
      Instant time,
      String clipId,
      String annotator,
      String model,
      String modelId,
      String answer,
      String decision) {

    static Bare of(ResultSet row) throws SQLException {
      return new Bare(
          row.getLong(1),
          row.getLong(2),
          Instant.ofEpochMilli(row.getLong(3)),
          row.getString(4),
          row.getString(5),
          row.getString(6),
          row.getString(7),
          row.getString(8),
          row.getString(9));
    }

    ReasoningCorrection with(List<ReasoningPart> parts) {
      return new ReasoningCorrection(
          id,
          change,
          time,
          clipId,
          annotator,
          model,
          modelId,
          parts,
          answer,
          ReasoningCorrection.Decision.fromId(decision));
    }
  }
}
