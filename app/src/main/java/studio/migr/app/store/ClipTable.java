package studio.migr.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.MediaJson;
import studio.migr.runtime.media.MediaNote;

/** What the database knows of clips. */
public final class ClipTable {
  private static final String COLUMNS =
      "id, added_ms, sha256, size_bytes, path, start_ms, duration_ms, has_picture, has_sound, notes";

  private final Ledger ledger;

  ClipTable(Ledger ledger) {
    this.ledger = ledger;
  }

  /** In the order in which they came in. */
  public List<StoredClip> all() {
    return ledger.query(
        handle ->
            handle
                .createQuery("select " + COLUMNS + " from clip order by added_seq")
                .setFetchSize(1000)
                .map((row, context) -> row(row))
                .list());
  }

  public boolean contains(String clipId) {
    return ledger.query(
        handle ->
            handle
                .createQuery("select 1 from clip where id = :id")
                .bind("id", clipId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  public Optional<MediaInfo> media(String clipId) {
    return ledger
        .query(
            handle ->
                handle
                    .createQuery("select media from clip where id = :id")
                    .bind("id", clipId)
                    .mapTo(String.class)
                    .findOne())
        .map(MediaJson::read);
  }

  private static StoredClip row(ResultSet row) throws SQLException {
    Set<MediaNote> notes = EnumSet.noneOf(MediaNote.class);
    for (Object note : (Object[]) row.getArray(10).getArray()) {
      notes.add(MediaNote.valueOf(note.toString()));
    }
    return new StoredClip(
        row.getString(1),
        Instant.ofEpochMilli(row.getLong(2)),
        row.getString(3),
        row.getLong(4),
        row.getString(5),
        row.getDouble(6),
        row.getDouble(7),
        row.getBoolean(8),
        row.getBoolean(9),
        notes);
  }
}
