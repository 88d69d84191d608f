package studio.migr.app.exchange.source;

import java.util.List;

/**
 * What a file holds.
 *
 * @param clips one for each clip it speaks of
 * @param notes sentences on what was assumed, or on what the file says that is about no clip
 */
public record Findings(List<ClipFindings> clips, List<String> notes) {
  public Findings {
    clips = List.copyOf(clips);
    notes = List.copyOf(notes);
  }
}
