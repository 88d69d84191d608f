package studio.migr.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import studio.migr.app.label.Round;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.label.RoundPlan;
import studio.migr.runtime.emotion.Condition;

/** What the database knows of rounds. */
public final class RoundTable {
  private final Ledger ledger;

  RoundTable(Ledger ledger) {
    this.ledger = ledger;
  }

  /** All rounds, oldest first. */
  public List<Round> all() {
    return ledger.query(
        handle ->
            handle
                .createQuery(
                    "select id, started_ms, by_whom, name, clips, annotators, conditions, sharing,"
                        + " seed, blind, closed, overlap, study from annotation_round order by id")
                .map((row, context) -> round(row))
                .list());
  }

  /** What is done of a round and was not reopened. */
  public List<RoundEntry> done(long round) {
    return ledger.query(
        handle ->
            handle
                .createQuery(
                    "select annotator, judged_under, clip_id from round_entry"
                        + " where round_id = :round and done order by changed_ms")
                .bind("round", round)
                .map(
                    (row, context) ->
                        new RoundEntry(
                            round, row.getString(3), row.getString(1), condition(row.getString(2))))
                .list());
  }

  /** Whether labels of {@code entry} may still change: its round is not over, nor is it done. */
  public boolean isOpen(RoundEntry entry) {
    boolean running =
        ledger.query(
            handle ->
                handle
                        .createQuery(
                            "select count(*) from annotation_round"
                                + " where id = :round and not closed")
                        .bind("round", entry.round())
                        .mapTo(Integer.class)
                        .one()
                    > 0);
    return running && !isDone(entry);
  }

  public boolean isDone(RoundEntry entry) {
    return ledger.query(
        handle ->
            handle
                    .createQuery(
                        "select count(*) from round_entry where round_id = :round"
                            + " and annotator = :annotator and judged_under = :condition"
                            + " and clip_id = :clip and done")
                    .bind("round", entry.round())
                    .bind("annotator", entry.annotator())
                    .bind("condition", entry.condition().id())
                    .bind("clip", entry.clipId())
                    .mapTo(Integer.class)
                    .one()
                > 0);
  }

  /** Everything that is done, in all rounds. */
  public Set<RoundEntry> done() {
    return Set.copyOf(
        ledger.query(
            handle ->
                handle
                    .createQuery(
                        "select round_id, annotator, judged_under, clip_id from round_entry"
                            + " where done")
                    .map(
                        (row, context) ->
                            new RoundEntry(
                                row.getLong(1),
                                row.getString(4),
                                row.getString(2),
                                condition(row.getString(3))))
                    .list()));
  }

  private static Round round(ResultSet row) throws SQLException {
    long seed = row.getLong(9);
    OptionalLong drawn = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(seed);
    double overlap = row.getDouble(12);
    OptionalDouble dealt = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(overlap);
    return new Round(
        row.getLong(1),
        Instant.ofEpochMilli(row.getLong(2)),
        row.getString(3),
        new RoundPlan(
            row.getString(4),
            texts(row, 5),
            texts(row, 6),
            texts(row, 7).stream().map(RoundTable::condition).toList(),
            RoundPlan.Sharing.valueOf(row.getString(8)),
            drawn,
            row.getBoolean(10),
            dealt,
            row.getBoolean(13)),
        row.getBoolean(11));
  }

  private static Condition condition(String id) {
    return Condition.fromId(id).orElseThrow();
  }

  private static List<String> texts(ResultSet row, int column) throws SQLException {
    return Arrays.stream((Object[]) row.getArray(column).getArray()).map(Object::toString).toList();
  }
}
