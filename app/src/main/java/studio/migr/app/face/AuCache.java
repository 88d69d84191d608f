package studio.migr.app.face;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.migr.runtime.au.AuTrack;

/** What was read last, as long as it is small and its files did not change. For one thread. */
final class AuCache {
  /** Numbers kept over all clips: 160 MB. The clip read last stays, however large. */
  private static final long MOST_NUMBERS = 20_000_000;

  private final Map<String, Entry> byClip = new LinkedHashMap<>(16, 0.75f, true);
  private long numbers;

  /** A file as it was when it was read. */
  record Seen(Path file, long size, FileTime modified) {}

  /**
   * @param facesOfFirst how many of the tracks come from the first file that could be read
   * @param problems sentences about files that cannot be read
   */
  record Entry(List<Seen> files, List<AuTrack> tracks, int facesOfFirst, List<String> problems) {
    long numbers() {
      return tracks.stream().mapToLong(Entry::numbers).sum();
    }

    private static long numbers(AuTrack track) {
      long columns = 2 + track.intensity().size() + track.presence().size();
      long points =
          track
              .landmarks()
              .filter(all -> all.x().length > 0)
              .map(all -> all.x()[0].length)
              .orElse(0);
      return track.rows() * (columns + 2 * points);
    }
  }

  /** What was read of a clip, if its files are still these. */
  Optional<Entry> get(String clipId, List<Seen> files) {
    Entry entry = byClip.get(clipId);
    return entry != null && entry.files().equals(files) ? Optional.of(entry) : Optional.empty();
  }

  void put(String clipId, Entry entry) {
    forget(clipId);
    byClip.put(clipId, entry);
    numbers += entry.numbers();
    Iterator<Entry> oldest = byClip.values().iterator();
    while (numbers > MOST_NUMBERS && byClip.size() > 1) {
      numbers -= oldest.next().numbers();
      oldest.remove();
    }
  }

  void forget(String clipId) {
    Entry former = byClip.remove(clipId);
    if (former != null) {
      numbers -= former.numbers();
    }
  }
}
