package studio.migr.app.snapshots;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import studio.migr.training.dataset.ClipRecord;

/**
 * A snapshot of the project.
 *
 * @param clips none if its content is not what its name says
 * @param settings by which it was made, as its {@code snapshot.json} says
 * @param leftOut clips that stayed out, by reason
 * @param damaged whether somebody changed it
 */
record SnapshotItem(
    Path folder,
    Instant time,
    List<ClipRecord> clips,
    Map<String, String> settings,
    Map<String, Integer> leftOut,
    boolean damaged) {

  SnapshotItem {
    clips = List.copyOf(clips);
  }

  /** The beginning of its hash, as people tell it from others. */
  String shortName() {
    String name = String.valueOf(folder.getFileName());
    return name.substring(0, Math.min(8, name.length()));
  }
}
