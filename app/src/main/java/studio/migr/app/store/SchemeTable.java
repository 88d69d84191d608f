package studio.migr.app.store;

import java.util.List;
import java.util.Optional;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.emotion.EmotionSchemeJson;

/** What the database knows of the project's schemes after the first one. */
public final class SchemeTable {
  private static final long NO_CHANGE = 0; // changes are numbered from 1

  private final Ledger ledger;

  SchemeTable(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The newest scheme that was not taken back; empty while the first one holds. */
  public Optional<EmotionScheme> newest() {
    return without(NO_CHANGE);
  }

  /** Whether the project's emotions were ever changed. */
  public boolean everChanged() {
    return ledger.query(
        handle ->
            handle.createQuery("select count(*) from scheme_change").mapTo(Integer.class).one()
                > 0);
  }

  /** Whether {@code change} changed the project's emotions. */
  public boolean isChange(long change) {
    return ledger.query(
        handle ->
            handle
                    .createQuery("select count(*) from scheme_change where change_id = :change")
                    .bind("change", change)
                    .mapTo(Integer.class)
                    .one()
                > 0);
  }

  /** The scheme that would hold if {@code change} were taken back; empty for the first one. */
  public Optional<EmotionScheme> without(long change) {
    return newest("not taken_back and change_id <> :change", change);
  }

  /** The scheme that would hold if {@code change} were made again; empty for the first one. */
  public Optional<EmotionScheme> with(long change) {
    return newest("(not taken_back or change_id = :change)", change);
  }

  /**
   * The emotions that labels would have if {@code change} were taken back, or made again.
   *
   * @param holds whether the change would hold
   */
  public List<String> emotionsIf(long change, boolean holds) {
    return ledger.query(
        handle ->
            handle
                .createQuery(
                    """
                    with valid as (
                      select id, label_key, emotion from label_event
                      where (change_id <> :change and not taken_back)
                        or (change_id = :change and :holds))
                    select distinct v.emotion from valid v
                    where v.emotion is not null and not exists (
                      select 1 from valid later
                      where later.label_key = v.label_key and later.id > v.id)
                    order by v.emotion
                    """)
                .bind("change", change)
                .bind("holds", holds)
                .mapTo(String.class)
                .list());
  }

  private Optional<EmotionScheme> newest(String which, long change) {
    return ledger.query(
        handle ->
            handle
                .createQuery(
                    "select scheme from scheme_change where "
                        + which
                        + " order by id desc fetch first row only")
                .bind("change", change)
                .mapTo(String.class)
                .findOne()
                .map(EmotionSchemeJson::read));
  }
}
