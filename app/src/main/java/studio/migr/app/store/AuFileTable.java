package studio.migr.app.store;

import java.util.List;

/** What the database knows of files of action units. */
public final class AuFileTable {
  private final Ledger ledger;

  AuFileTable(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * A file that was taken in.
   *
   * @param kind which tool wrote it
   * @param file its copy, relative to the project's folder, with forward slashes
   * @param source where it was taken from
   */
  public record StoredAuFile(String kind, String file, String source) {}

  /** The files of a clip, the newest first. */
  public List<StoredAuFile> of(String clipId) {
    return ledger.query(
        handle ->
            handle
                .createQuery(
                    "select kind, file, source from au_file where clip_id = :clip"
                        + " order by seq desc")
                .bind("clip", clipId)
                .map(
                    (row, context) ->
                        new StoredAuFile(row.getString(1), row.getString(2), row.getString(3)))
                .list());
  }

  /** The copies of all of them, relative to the project's folder, with forward slashes. */
  public List<String> files() {
    return ledger.query(
        handle ->
            handle
                .createQuery("select distinct file from au_file order by file")
                .mapTo(String.class)
                .list());
  }

  /** The clips that have such files. */
  public List<String> clips() {
    return ledger.query(
        handle ->
            handle
                .createQuery("select distinct clip_id from au_file order by clip_id")
                .mapTo(String.class)
                .list());
  }
}
