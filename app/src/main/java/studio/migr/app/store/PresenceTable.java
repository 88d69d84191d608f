package studio.migr.app.store;

import java.util.List;

/** Who works on which clip just now, as the machines told the server. */
public final class PresenceTable {
  private static final int SECONDS = 30;

  private final Database database;

  PresenceTable(Database database) {
    this.database = database;
  }

  /**
   * Somebody at work.
   *
   * @param clipId the clip they have open
   */
  public record Presence(String annotator, String clipId) {}

  /** Says what is open at {@code replica}. */
  public void tell(String replica, Presence presence) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute("delete from presence where replica = ?", replica);
              handle.execute(
                  "insert into presence (replica, annotator, clip_id, noticed)"
                      + " values (?, ?, ?, current_timestamp)",
                  replica,
                  presence.annotator(),
                  presence.clipId());
            });
  }

  /** Says that nobody works at {@code replica} any more. */
  public void leave(String replica) {
    database.jdbi().useHandle(h -> h.execute("delete from presence where replica = ?", replica));
  }

  /** Those at other machines who were heard of in the last half minute, by the server's clock. */
  public List<Presence> others(String replica) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select annotator, clip_id from presence where replica <> :replica"
                            + " and noticed > current_timestamp - interval '"
                            + SECONDS
                            + "' second order by annotator")
                    .bind("replica", replica)
                    .map((row, context) -> new Presence(row.getString(1), row.getString(2)))
                    .list());
  }
}
