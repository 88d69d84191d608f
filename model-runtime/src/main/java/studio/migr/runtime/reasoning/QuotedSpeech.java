package studio.migr.runtime.reasoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a text quotes as speech, and holds it against what was really said. Models invent
 * subtitles (MIGR's paper names it as a sign of failure).
 *
 * <p>A quotation is speech if it has two words or more, or if a verb of saying stands in the same
 * sentence before it: a single quoted word is often only a label. Words are compared without case
 * and punctuation, in their order, within a stretch of the transcript that is half as long again as
 * the quotation, so that a word misheard or left out does not count as invention.
 */
public final class QuotedSpeech {
  /** From this part of the words on, a quotation counts as said. Ours; no source gives one. */
  public static final double SAID = 0.6;

  private static final Pattern QUOTED =
      Pattern.compile(
          "\"([^\"\\n]{1,400})\""
              + "|\u201c([^\u201c\u201d]{1,400})\u201d"
              + "|\u201e([^\u201c\u201d\u201e]{1,400})[\u201c\u201d]"
              + "|\u00ab([^\u00ab\u00bb]{1,400})\u00bb"
              + "|\u2018([^\u2018\u2019\\n]{1,400}(?:\u2019\\p{L}[^\u2018\u2019\\n]{0,400}){0,8})\u2019(?!\\p{L})"
              + "|(?<![\\p{L}\\p{N}])'([^'\\n]{1,400}(?:'\\p{L}[^'\\n]{0,400}){0,8})'(?![\\p{L}\\p{N}])");
  private static final Pattern WORD =
      Pattern.compile("\\p{IsHan}|\\p{IsHiragana}|\\p{IsKatakana}|[\\p{L}\\p{N}]+");
  private static final Pattern SAYING =
      Pattern.compile(
          "\\b(sa(y|ys|id|ying)|speak(s|ing)?|spoke|ask(s|ed|ing)?|shout(s|ed|ing)?"
              + "|whisper(s|ed|ing)?|scream(s|ed|ing)?|cr(y|ies|ied)|exclaim(s|ed|ing)?"
              + "|yell(s|ed|ing)?|murmur(s|ed|ing)?|repl(y|ies|ied)|answer(s|ed|ing)?"
              + "|utter(s|ed|ing)?|repeat(s|ed|ing)?|words?|phrase|sentence|line|subtitles?"
              + "|transcript|caption|call(s|ed|ing)? out)\\b[^.!?]*$",
          Pattern.CASE_INSENSITIVE);
  private static final int LOOKED_BACK = 120;

  private QuotedSpeech() {}

  /**
   * What {@code text} quotes as speech, in order of position.
   *
   * @param transcript what was said; blank if nobody spoke, so that every quotation is invented
   */
  public static List<Quotation> in(String text, String transcript) {
    List<String> spoken = words(transcript);
    List<Quotation> found = new ArrayList<>();
    Matcher matcher = QUOTED.matcher(text);
    while (matcher.find()) {
      String quoted = quoted(matcher);
      List<String> words = words(quoted);
      boolean speech =
          words.size() > 1
              || (words.size() == 1 && SAYING.matcher(before(text, matcher.start())).find());
      if (speech) {
        found.add(
            new Quotation(matcher.start(), matcher.end(), quoted.strip(), said(words, spoken)));
      }
    }
    return found;
  }

  private static String quoted(Matcher matcher) {
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return matcher.group(group);
      }
    }
    throw new IllegalStateException("a match without a group");
  }

  private static String before(String text, int start) {
    return text.substring(Math.max(0, start - LOOKED_BACK), start);
  }

  private static List<String> words(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("(?<=\\p{L})['\u2019](?=\\p{L})", "");
    return WORD.matcher(plain).results().map(result -> result.group()).toList();
  }

  /** The longest part of {@code words} that stands in their order in one stretch of the speech. */
  private static double said(List<String> words, List<String> spoken) {
    int window = words.size() + (words.size() + 1) / 2;
    int best = 0;
    for (int from = 0; from == 0 || from + window <= spoken.size(); from++) {
      int to = Math.min(spoken.size(), from + window);
      best = Math.max(best, common(words, spoken.subList(from, to)));
    }
    return best / (double) words.size();
  }

  /** Length of the longest common subsequence. */
  private static int common(List<String> one, List<String> other) {
    int[] row = new int[other.size() + 1];
    for (String word : one) {
      int diagonal = 0;
      for (int k = 0; k < other.size(); k++) {
        int above = row[k + 1];
        row[k + 1] = word.equals(other.get(k)) ? diagonal + 1 : Math.max(row[k + 1], row[k]);
        diagonal = above;
      }
    }
    return row[other.size()];
  }
}
