package studio.migr.runtime.elan;

import java.util.List;

/**
 * A controlled vocabulary.
 *
 * @param id unique in its document
 * @param words in their order
 */
public record Vocabulary(String id, List<String> words) {
  public Vocabulary {
    words = List.copyOf(words);
  }
}
