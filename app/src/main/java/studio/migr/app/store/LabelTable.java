package studio.migr.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelConflict;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Segment;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.media.Rational;

/** What the database knows of labels. */
public final class LabelTable {
  private static final String COLUMNS =
      "id, change_id, time_ms, clip_id, annotator, judged_under, segment_start, segment_end,"
          + " time_base, emotion, dominant_modality, confidence, note, round_id";
  private static final String CURRENT =
      "select "
          + COLUMNS
          + " from current_label where (emotion is not null or dominant_modality is not null"
          + " or confidence is not null or note is not null)";

  private final Ledger ledger;

  LabelTable(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Current labels, without cleared ones, oldest first. */
  public List<LabelEvent> current() {
    return list(CURRENT + " order by id", Map.of());
  }

  public List<LabelEvent> currentOf(String clipId) {
    return list(CURRENT + " and clip_id = :clip order by id", Map.of("clip", clipId));
  }

  public Optional<LabelEvent> current(LabelKey key) {
    return list(
            "select "
                + COLUMNS
                + " from label_event where label_key = :key and not taken_back"
                + " order by id desc fetch first row only",
            Map.of("key", Projection.keyText(key)))
        .stream()
        .filter(event -> !event.judgement().isEmpty())
        .findFirst();
  }

  /** Labels that two copies of the project gave without knowing of each other. */
  public List<LabelConflict> conflicts() {
    List<Map.Entry<Long, Long>> pairs =
        ledger.query(
            handle ->
                handle
                    .createQuery(
                        """
                        select e.id, max(o.id) from current_label e
                        join label_event o on o.label_key = e.label_key and not o.taken_back
                        where o.id < e.id and o.id > e.seen
                          and coalesce(o.replica, '') <> coalesce(e.replica, '')
                          and (coalesce(o.emotion, '') <> coalesce(e.emotion, '')
                            or coalesce(o.dominant_modality, '')
                              <> coalesce(e.dominant_modality, ''))
                        group by e.id order by e.id
                        """)
                    .map((row, context) -> Map.entry(row.getLong(1), row.getLong(2)))
                    .list());
    return pairs.stream()
        .map(pair -> new LabelConflict(event(pair.getKey()), event(pair.getValue())))
        .toList();
  }

  private LabelEvent event(long id) {
    return list("select " + COLUMNS + " from label_event where id = " + id, Map.of()).getFirst();
  }

  /** All events, those taken back too, oldest first. */
  public List<LabelEvent> history() {
    return list("select " + COLUMNS + " from label_event order by id", Map.of());
  }

  public List<LabelEvent> historyOf(String clipId) {
    return list(
        "select " + COLUMNS + " from label_event where clip_id = :clip order by id",
        Map.of("clip", clipId));
  }

  public List<LabelEvent> ofChange(long change) {
    return list(
        "select " + COLUMNS + " from label_event where change_id = :change order by id",
        Map.of("change", change));
  }

  /** The rounds in which the labels of a change were made; 0 for those outside of rounds. */
  public List<Long> roundsOf(long change) {
    return ledger.query(
        handle ->
            handle
                .createQuery("select distinct round_id from label_event where change_id = :change")
                .bind("change", change)
                .mapTo(Long.class)
                .list());
  }

  /** Whether a change has labels of entries that are done, or of rounds that are over. */
  public boolean touchesFinishedEntry(long change) {
    return ledger.query(
        handle ->
            handle
                .createQuery(
                    """
                    select exists (
                      select 1 from label_event e
                      join annotation_round r on r.id = e.round_id
                      left join round_entry n on n.round_id = e.round_id
                        and n.annotator = e.annotator and n.judged_under = e.judged_under
                        and n.clip_id = e.clip_id
                      where e.change_id = :change and (r.closed or n.done))
                    """)
                .bind("change", change)
                .mapTo(Boolean.class)
                .one());
  }

  /** When a clip was labelled. */
  public record Moment(Instant time, String clipId) {}

  /** When an annotator labelled which clip since {@code from}, oldest first. */
  public List<Moment> momentsOf(String annotator, Instant from) {
    return ledger.query(
        handle ->
            handle
                .createQuery(
                    "select time_ms, clip_id from label_event where annotator = :annotator"
                        + " and time_ms >= :from and not taken_back order by time_ms, id")
                .bind("annotator", annotator)
                .bind("from", from.toEpochMilli())
                .map(
                    (row, context) ->
                        new Moment(Instant.ofEpochMilli(row.getLong(1)), row.getString(2)))
                .list());
  }

  public List<String> annotators() {
    return ledger.query(
        handle ->
            handle
                .createQuery("select distinct annotator from label_event order by annotator")
                .mapTo(String.class)
                .list());
  }

  /** Who made each change of labels, by its number. */
  public Map<Long, String> authors() {
    return ledger.query(
        handle ->
            handle
                .createQuery("select id, by_whom from label_change")
                .map((row, context) -> Map.entry(row.getLong(1), row.getString(2)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** The last change of a person that holds. */
  public Optional<Long> undoable(String person) {
    return change(
        "select max(id) from label_change where by_whom = :person and state = 'DONE'", person);
  }

  /** The change of a person that was taken back last and can be made again. */
  public Optional<Long> redoable(String person) {
    return change(
        "select min(id) from label_change where by_whom = :person and state = 'UNDONE'", person);
  }

  private Optional<Long> change(String sql, String person) {
    return ledger.query(
        handle -> handle.createQuery(sql).bind("person", person).mapTo(Long.class).findOne());
  }

  private List<LabelEvent> list(String sql, Map<String, ?> values) {
    return ledger.query(
        handle ->
            handle
                .createQuery(sql)
                .bindMap(values)
                .setFetchSize(1000)
                .map((row, context) -> event(row))
                .list());
  }

  private static LabelEvent event(ResultSet row) throws SQLException {
    String timeBase = row.getString(9);
    Optional<Segment> segment =
        timeBase == null
            ? Optional.empty()
            : Optional.of(new Segment(row.getLong(7), row.getLong(8), Rational.parse(timeBase)));
    double confidence = row.getDouble(12);
    OptionalDouble sure = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(confidence);
    return new LabelEvent(
        row.getLong(1),
        row.getLong(2),
        Instant.ofEpochMilli(row.getLong(3)),
        new LabelKey(
            row.getString(4),
            row.getString(5),
            Condition.fromId(row.getString(6)).orElseThrow(),
            segment,
            row.getLong(14)),
        new Judgement(
            Optional.ofNullable(row.getString(10)),
            Optional.ofNullable(row.getString(11)).flatMap(DominantModality::fromId),
            sure,
            Optional.ofNullable(row.getString(13))));
  }
}
