package studio.migr.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import studio.migr.app.label.AcceptedSuggestion;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Segment;
import studio.migr.app.label.Suggestion;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.media.Rational;

/** What the database knows of suggestions that people accepted. */
public final class SuggestionTable {
  private static final String VALID =
      "select id, change_id, time_ms, clip_id, annotator, judged_under, round_id, segment_start,"
          + " segment_end, time_base, model, model_id, emotion, probability, dominant_modality from"
          + " accepted_suggestion where not taken_back";

  private final Ledger ledger;

  SuggestionTable(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Those that were not taken back, by the change of the label. */
  public Map<Long, AcceptedSuggestion> byChange() {
    return list(VALID + " order by id", Map.of()).stream()
        .collect(
            Collectors.toMap(AcceptedSuggestion::change, Function.identity(), (_, later) -> later));
  }

  /** What was accepted with a change of labels and not taken back. */
  public Optional<AcceptedSuggestion> of(long change) {
    return list(VALID + " and change_id = :change order by id", Map.of("change", change)).stream()
        .findFirst();
  }

  private List<AcceptedSuggestion> list(String sql, Map<String, ?> values) {
    return ledger.query(
        handle ->
            handle.createQuery(sql).bindMap(values).map((row, context) -> accepted(row)).list());
  }

  private static AcceptedSuggestion accepted(ResultSet row) throws SQLException {
    String timeBase = row.getString(10);
    return new AcceptedSuggestion(
        row.getLong(1),
        row.getLong(2),
        Instant.ofEpochMilli(row.getLong(3)),
        new LabelKey(
            row.getString(4),
            row.getString(5),
            Condition.fromId(row.getString(6)).orElseThrow(),
            timeBase == null
                ? Optional.empty()
                : Optional.of(
                    new Segment(row.getLong(8), row.getLong(9), Rational.parse(timeBase))),
            row.getLong(7)),
        new Suggestion(
            row.getString(11),
            row.getString(12),
            row.getString(13),
            row.getDouble(14),
            Optional.ofNullable(row.getString(15)).flatMap(DominantModality::fromId)));
  }
}
