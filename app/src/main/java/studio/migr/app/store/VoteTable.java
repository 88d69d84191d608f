package studio.migr.app.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.migr.app.label.Votes;
import studio.migr.runtime.emotion.Condition;

/** What the database knows of published votes. */
public final class VoteTable {
  private static final String COLUMNS =
      "select clip_id, judged_under, source, label, votes from vote";
  private static final String ORDER = " order by clip_id, seq, label";

  private final Ledger ledger;

  VoteTable(Ledger ledger) {
    this.ledger = ledger;
  }

  public List<Votes> all() {
    return list(COLUMNS + ORDER, Map.of());
  }

  public List<Votes> of(String clipId) {
    return list(COLUMNS + " where clip_id = :clip" + ORDER, Map.of("clip", clipId));
  }

  private record Key(String clipId, String condition, String source) {}

  private record Row(Key key, String label, int votes) {}

  private List<Votes> list(String sql, Map<String, ?> values) {
    List<Row> rows =
        ledger.query(
            handle ->
                handle
                    .createQuery(sql)
                    .bindMap(values)
                    .setFetchSize(1000)
                    .map(
                        (row, context) ->
                            new Row(
                                new Key(row.getString(1), row.getString(2), row.getString(3)),
                                row.getString(4),
                                row.getInt(5)))
                    .list());
    Map<Key, Map<String, Integer>> counts = new LinkedHashMap<>();
    for (Row row : rows) {
      counts.computeIfAbsent(row.key(), key -> new LinkedHashMap<>()).put(row.label(), row.votes());
    }
    List<Votes> votes = new ArrayList<>();
    counts.forEach(
        (key, labels) ->
            votes.add(
                new Votes(
                    key.clipId(),
                    Condition.fromId(key.condition()).orElseThrow(),
                    labels,
                    key.source())));
    return votes;
  }
}
