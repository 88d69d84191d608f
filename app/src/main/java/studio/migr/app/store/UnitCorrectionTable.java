package studio.migr.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import studio.migr.app.label.Segment;
import studio.migr.app.label.UnitCorrection;
import studio.migr.app.label.UnitValue;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.media.Rational;

/** What the database knows of corrected action units. */
public final class UnitCorrectionTable {
  private static final String VALID =
      "select id, change_id, time_ms, clip_id, annotator, corrects, unit, start_pts, end_pts,"
          + " time_base, kind, intensity from unit_correction where not taken_back";

  private final Ledger ledger;

  UnitCorrectionTable(Ledger ledger) {
    this.ledger = ledger;
  }

  /** All that were not taken back, oldest first. */
  public List<UnitCorrection> all() {
    return list(VALID + " order by id", Map.of());
  }

  /** Those of a clip that were not taken back, oldest first. */
  public List<UnitCorrection> of(String clipId) {
    return list(VALID + " and clip_id = :clip order by id", Map.of("clip", clipId));
  }

  /** The clips that a change touched, taken back or not. */
  public List<String> clipsOfChange(long change) {
    return ledger.query(
        handle ->
            handle
                .createQuery(
                    "select distinct clip_id from unit_correction where change_id = :change"
                        + " order by clip_id")
                .bind("change", change)
                .mapTo(String.class)
                .list());
  }

  private List<UnitCorrection> list(String sql, Map<String, ?> values) {
    return ledger.query(
        handle ->
            handle.createQuery(sql).bindMap(values).map((row, context) -> correction(row)).list());
  }

  private static UnitCorrection correction(ResultSet row) throws SQLException {
    return new UnitCorrection(
        row.getLong(1),
        row.getLong(2),
        Instant.ofEpochMilli(row.getLong(3)),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        new ActionUnit(row.getInt(7)),
        new Segment(row.getLong(8), row.getLong(9), Rational.parse(row.getString(10))),
        value(row.getString(11), row.getDouble(12)));
  }

  private static UnitValue value(String kind, double intensity) {
    return switch (kind) {
      case "intensity" -> new UnitValue.Intensity(intensity);
      case "present" -> new UnitValue.Presence(true);
      case "absent" -> new UnitValue.Presence(false);
      case "not_visible" -> new UnitValue.NotVisible();
      default -> new UnitValue.AsMeasured();
    };
  }
}
