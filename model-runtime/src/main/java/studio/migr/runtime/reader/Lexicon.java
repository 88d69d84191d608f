package studio.migr.runtime.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Words and phrases that speak of an emotion. Each line of its file is {@code term TAB emotion TAB
 * weight}; a {@code *} at the end of a term stands for any ending. Lines with {@code #} are for
 * readers of the file.
 */
final class Lexicon {
  private static final int VERSION_DIGITS = 8;

  /**
   * @param words of the term; the last one is a beginning if {@code open}
   */
  record Entry(List<String> words, boolean open, String emotion, double weight) {}

  private final Map<Character, List<Entry>> byFirst = new HashMap<>();
  private final String version;

  private Lexicon(String text) {
    for (String line : text.lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        add(line.split("\t"));
      }
    }
    byFirst.values().forEach(all -> all.sort((a, b) -> length(b) - length(a)));
    version = digest(text);
  }

  /** The English one that comes with the studio. */
  static Lexicon english() {
    try (InputStream in = Lexicon.class.getResourceAsStream("lexicon-en.tsv")) {
      if (in == null) {
        throw new IllegalStateException("the lexicon is missing from the program");
      }
      return new Lexicon(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("the lexicon cannot be read", e);
    }
  }

  private void add(String[] cells) {
    boolean open = cells[0].endsWith("*");
    List<String> words = TextTokens.words(cells[0]);
    Entry entry = new Entry(words, open, cells[1], Double.parseDouble(cells[2]));
    byFirst.computeIfAbsent(words.getFirst().charAt(0), _ -> new ArrayList<>()).add(entry);
  }

  private static int length(Entry entry) {
    return 1000 * entry.words().size()
        + entry.words().getLast().length()
        + (entry.open() ? 0 : 500);
  }

  /** The longest term that stands at {@code index}. */
  Optional<Entry> at(List<String> tokens, int index) {
    return byFirst.getOrDefault(tokens.get(index).charAt(0), List.of()).stream()
        .filter(entry -> stands(entry, tokens, index))
        .findFirst();
  }

  private static boolean stands(Entry entry, List<String> tokens, int index) {
    int last = entry.words().size() - 1;
    if (index + last >= tokens.size()) {
      return false;
    }
    for (int k = 0; k <= last; k++) {
      String token = tokens.get(index + k);
      String word = entry.words().get(k);
      if (!(k == last && entry.open() ? token.startsWith(word) : token.equals(word))) {
        return false;
      }
    }
    return true;
  }

  String version() {
    return version;
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, VERSION_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
