package studio.migr.app.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the database knows of files of timed texts. */
public final class TrackTable {
  private final Ledger ledger;

  TrackTable(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Which files of a clip the journal names.
   *
   * @return by the file's name, whether it holds: not everyone who brought it has taken it back
   */
  public Map<String, Boolean> of(String clipId) {
    return ledger.query(
        handle -> {
          Map<String, Boolean> files = new HashMap<>();
          handle
              .createQuery("select file, taken_back from track where clip_id = :clip")
              .bind("clip", clipId)
              .map((row, context) -> Map.entry(row.getString(1), !row.getBoolean(2)))
              .forEach(file -> files.merge(file.getKey(), file.getValue(), Boolean::logicalOr));
          return files;
        });
  }

  /** Every file that holds, as CLIP/FILE. */
  public List<String> files() {
    return ledger.query(
        handle ->
            handle
                .createQuery(
                    "select distinct clip_id, file from track where not taken_back"
                        + " order by clip_id, file")
                .map((row, context) -> row.getString(1) + "/" + row.getString(2))
                .list());
  }

  /** The clip of each file that came in with a change. */
  public List<String> clipsOfChange(long change) {
    return ledger.query(
        handle ->
            handle
                .createQuery(
                    "select clip_id from track where change_id = :change order by clip_id, seq")
                .bind("change", change)
                .mapTo(String.class)
                .list());
  }
}
