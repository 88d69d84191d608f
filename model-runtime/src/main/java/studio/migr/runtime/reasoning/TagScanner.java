package studio.migr.runtime.reasoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the tags of the format, in any case and with spaces inside; other tags are text. */
final class TagScanner {
  private static final Pattern TAG =
      Pattern.compile(
          "<\\s{0,4}(/?)\\s{0,4}(think|vis_desc|aud_desc|answer)\\s{0,4}>",
          Pattern.CASE_INSENSITIVE);

  /**
   * @param closing whether the element ends here
   * @param start the angle bracket
   * @param end behind the other angle bracket
   */
  record Token(Tag tag, boolean closing, int start, int end) {}

  private TagScanner() {}

  static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TAG.matcher(text);
    while (matcher.find()) {
      Tag tag = Tag.valueOf(matcher.group(2).toUpperCase(Locale.ROOT));
      tokens.add(new Token(tag, !matcher.group(1).isEmpty(), matcher.start(), matcher.end()));
    }
    return tokens;
  }
}
