package studio.migr.runtime.reader;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts a text into words in lower case and, where asked for, the marks between clauses. */
final class TextTokens {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:'[\\p{L}]+)*");
  private static final Pattern WORD_OR_MARK =
      Pattern.compile(WORD.pattern() + "|[,.;:!?()\\n\u2014\u2013]");

  private TextTokens() {}

  static List<String> words(String text) {
    return tokens(WORD, text);
  }

  /** Words and marks; typographic apostrophes are plain ones. */
  static List<String> wordsAndMarks(String text) {
    return tokens(WORD_OR_MARK, text);
  }

  static boolean isMark(String token) {
    return !Character.isLetterOrDigit(token.codePointAt(0));
  }

  private static List<String> tokens(Pattern pattern, String text) {
    return pattern
        .matcher(text.toLowerCase(Locale.ROOT).replace('\u2019', '\''))
        .results()
        .map(result -> result.group())
        .toList();
  }
}
