package studio.migr.runtime.elan;

import java.util.List;

/**
 * What the studio reads of an EAF file.
 *
 * @param author may be empty
 * @param date an XML dateTime, as in {@code 2026-05-04T12:00:00Z}
 * @param media in the order of the file
 * @param tiers in the order of the file
 * @param vocabularies in the order of the file
 * @param untimed how many annotations were left out because nothing says when they are
 */
public record ElanDocument(
    String author,
    String date,
    List<ElanMedia> media,
    List<ElanTier> tiers,
    List<Vocabulary> vocabularies,
    int untimed) {
  public ElanDocument {
    media = List.copyOf(media);
    tiers = List.copyOf(tiers);
    vocabularies = List.copyOf(vocabularies);
  }
}
