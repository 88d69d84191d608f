package studio.migr.runtime.tier;

import java.util.List;

/**
 * What an annotation file says about one recording.
 *
 * @param media links to the recording, the best first; empty if the file has none
 * @param tiers in the order of the file
 * @param startMs where the recording starts on the file's clock, in milliseconds
 * @param endMs where it ends
 */
public record TierDocument(List<String> media, List<Tier> tiers, double startMs, double endMs) {
  public TierDocument {
    media = List.copyOf(media);
    tiers = List.copyOf(tiers);
  }
}
