package studio.migr.app.track;

import java.util.List;

/**
 * Timed texts of one clip.
 *
 * @param name what to call it, such as the name of a tier
 * @param source name of the file it came from
 * @param entries in the order of the file
 */
public record Track(String name, String source, List<Entry> entries) {
  public Track {
    entries = List.copyOf(entries);
  }

  /**
   * A text with its time; a point has equal times.
   *
   * @param startMs on the container's clock, in milliseconds
   * @param endMs not before the start
   */
  public record Entry(double startMs, double endMs, String text) {}
}
