package studio.migr.runtime.tokenizer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.migr.runtime.tokenizer.BytePairs.Merge;

/**
 * Makes the tokenizers of a new model from texts. The same texts give the same files.
 *
 * @see <a href="https://arxiv.org/abs/1508.07909">pairs of bytes</a>
 */
public final class NewTokenizer {
  private static final String PADDING = "[PAD]";
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+|[^\\s\\p{L}\\p{N}]");

  private NewTokenizer() {}

  /**
   * Writes {@code tokenizer.json}: bytes, and pairs of them merged in the order of how often they
   * stand beside each other within a word, as in Qwen2. Any text can be encoded with it.
   *
   * @param most tokens without the special ones; fewer if nothing stands twice any more
   * @param special tokens that steer the model, behind all others
   * @return how many tokens there are
   */
  public static int writeBytePairs(Path folder, List<String> texts, int most, List<String> special)
      throws IOException {
    Map<List<String>, Integer> words = words(texts);
    Map<String, Integer> ids = new LinkedHashMap<>();
    ByteLetters.ALL.forEach(letter -> ids.put(letter, ids.size()));
    List<Merge> merges = new ArrayList<>();
    while (ids.size() < most) {
      Optional<Merge> best = mostFrequent(words);
      if (best.isEmpty()) {
        break;
      }
      merges.add(best.get());
      ids.putIfAbsent(best.get().left() + best.get().right(), ids.size());
      words = merged(words, best.get());
    }
    List<AddedToken> added = new ArrayList<>();
    for (String token : special) {
      added.add(new AddedToken(ids.size() + added.size(), token, true));
    }
    TokenizerFile file =
        new TokenizerFile(
            new BytePairs(new Vocabulary(ids), merges, SplitPattern.QWEN2, true, false), added);
    Files.writeString(folder.resolve(TokenizerFile.NAME), file.canonical() + "\n");
    return file.size();
  }

  /** How often each word stands there, as the letters of its bytes. */
  private static Map<List<String>, Integer> words(List<String> texts) {
    Pattern pattern = Pattern.compile(SplitPattern.QWEN2.regex());
    Map<String, Integer> counts = new TreeMap<>();
    for (String text : texts) {
      Matcher word = pattern.matcher(text);
      while (word.find()) {
        counts.merge(word.group(), 1, Integer::sum);
      }
    }
    Map<List<String>, Integer> words = new LinkedHashMap<>();
    counts.forEach(
        (word, count) -> {
          List<String> letters = new ArrayList<>();
          for (byte one : word.getBytes(StandardCharsets.UTF_8)) {
            letters.add(ByteLetters.ALL.get(one & 0xff));
          }
          words.put(letters, count);
        });
    return words;
  }

  /** The pair that stands there most, at least twice; of several the first by its letters. */
  private static Optional<Merge> mostFrequent(Map<List<String>, Integer> words) {
    Map<Merge, Integer> counts = new HashMap<>();
    words.forEach(
        (word, count) -> {
          for (int k = 0; k + 1 < word.size(); k++) {
            counts.merge(new Merge(word.get(k), word.get(k + 1)), count, Integer::sum);
          }
        });
    return counts.entrySet().stream()
        .filter(pair -> pair.getValue() > 1)
        .max(
            Map.Entry.<Merge, Integer>comparingByValue()
                .thenComparing(
                    pair -> pair.getKey().left() + " " + pair.getKey().right(),
                    Comparator.reverseOrder()))
        .map(Map.Entry::getKey);
  }

  private static Map<List<String>, Integer> merged(Map<List<String>, Integer> words, Merge pair) {
    Map<List<String>, Integer> next = new LinkedHashMap<>();
    words.forEach(
        (word, count) -> {
          List<String> letters = new ArrayList<>();
          for (int k = 0; k < word.size(); k++) {
            boolean here =
                k + 1 < word.size()
                    && word.get(k).equals(pair.left())
                    && word.get(k + 1).equals(pair.right());
            letters.add(here ? pair.left() + pair.right() : word.get(k));
            k += here ? 1 : 0;
          }
          next.merge(letters, count, Integer::sum);
        });
    return next;
  }

  /**
   * Writes {@code vocab.txt}: the words of texts in small letters, and the letters of English with
   * which other words are spelt.
   *
   * @return how many tokens there are
   */
  public static int writeWordPieces(Path folder, List<String> texts) throws IOException {
    Set<String> tokens =
        new LinkedHashSet<>(List.of(PADDING, WordPieces.UNKNOWN, WordPieces.START, WordPieces.END));
    for (char letter = 'a'; letter <= 'z'; letter++) {
      tokens.add(String.valueOf(letter));
      tokens.add(WordPieces.CONTINUED + letter);
    }
    Set<String> words = new TreeSet<>();
    for (String text : texts) {
      Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
      while (word.find()) {
        words.add(word.group());
      }
    }
    tokens.addAll(words);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("vocab.txt"), String.join("\n", tokens) + "\n");
    return tokens.size();
  }
}
