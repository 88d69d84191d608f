package studio.migr.runtime.elan;

import java.util.List;
import java.util.Optional;
import studio.migr.runtime.tier.TimedValue;

/**
 * A tier of an EAF file.
 *
 * @param id unique in its document
 * @param annotator who made it
 * @param participant who is seen or heard in it
 * @param parent id of the tier to whose annotations this one's belong, one to one where we write
 * @param vocabulary id of the vocabulary from which the values come
 * @param values with the parent's times where the tier has none of its own
 */
public record ElanTier(
    String id,
    Optional<String> annotator,
    Optional<String> participant,
    Optional<String> parent,
    Optional<String> vocabulary,
    List<TimedValue> values) {
  public ElanTier {
    values = List.copyOf(values);
  }
}
