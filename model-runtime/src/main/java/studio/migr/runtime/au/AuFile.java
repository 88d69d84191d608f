package studio.migr.runtime.au;

import java.util.List;
import studio.migr.runtime.table.SkippedRow;

/**
 * What a file of action units held.
 *
 * @param tracks one for each face, the one that was found most often first; never empty
 * @param skipped lines that could not be used, at most {@value #MOST_SKIPPED_LISTED}
 * @param skippedRows how many lines could not be used
 * @param unreadableValues values that are no number or outside their range, taken as missing
 */
public record AuFile(
    List<AuTrack> tracks, List<SkippedRow> skipped, long skippedRows, long unreadableValues) {
  static final int MOST_SKIPPED_LISTED = 100;

  public AuFile {
    tracks = List.copyOf(tracks);
    skipped = List.copyOf(skipped);
  }
}
