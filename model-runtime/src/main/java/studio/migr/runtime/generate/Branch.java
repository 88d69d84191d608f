package studio.migr.runtime.generate;

import java.util.List;

/**
 * Texts that an answer could go on with from one of its places.
 *
 * @param kept how many of the answer's tokens stay before them
 * @param continuations token ids, two or more texts, none the beginning of another
 */
public record Branch(int kept, List<long[]> continuations) {
  public Branch {
    continuations = List.copyOf(continuations);
    if (kept < 0 || continuations.size() < 2) {
      throw new IllegalArgumentException(kept + " kept, " + continuations.size() + " ways on");
    }
  }
}
