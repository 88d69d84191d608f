package studio.migr.runtime.tokenizer;

import java.util.ArrayList;
import java.util.List;

/** The letters that stand for the 256 bytes in byte-level vocabularies, as GPT-2 chose them. */
final class ByteLetters {
  static final List<String> ALL = all();

  private ByteLetters() {}

  private static List<String> all() {
    List<String> letters = new ArrayList<>();
    int next = 256;
    for (int value = 0; value < 256; value++) {
      boolean printed =
          value >= '!' && value <= '~'
              || value >= '\u00a1' && value <= '\u00ac'
              || value >= '\u00ae';
      letters.add(Character.toString(printed ? value : next++));
    }
    return List.copyOf(letters);
  }
}
