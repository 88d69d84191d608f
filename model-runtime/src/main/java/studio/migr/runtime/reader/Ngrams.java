package studio.migr.runtime.reader;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a text is to the classifier: which words and pairs of neighbouring words it has. */
final class Ngrams {
  private Ngrams() {}

  static Set<String> of(String text) {
    List<String> words = TextTokens.words(text);
    Set<String> ngrams = new TreeSet<>(words);
    for (int i = 1; i < words.size(); i++) {
      ngrams.add(words.get(i - 1) + " " + words.get(i));
    }
    return ngrams;
  }
}
