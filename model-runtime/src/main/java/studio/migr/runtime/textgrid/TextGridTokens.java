package studio.migr.runtime.textgrid;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.runtime.textfile.FormatFault;
import studio.migr.runtime.textfile.TextFile;

/**
 * The data of a Praat text file: free-standing numbers, texts in quotes, flags in angle brackets.
 * All else is comment, after Praat's manual, "TextGrid file formats".
 */
final class TextGridTokens {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

  private final String text;
  private int at;

  TextGridTokens(String text) {
    this.text = text;
  }

  /**
   * The next datum, which must be a text.
   *
   * @throws FormatException if it is another, or the file ends
   */
  String text() throws FormatException {
    int start = skipComments();
    if (text.charAt(start) != '"') {
      throw fault(FormatFault.MALFORMED, start);
    }
    StringBuilder value = new StringBuilder();
    int k = start + 1;
    while (true) {
      int quote = text.indexOf('"', k);
      if (quote < 0) {
        throw fault(FormatFault.CUT_SHORT, start);
      }
      value.append(text, k, quote);
      k = quote + 1;
      if (k >= text.length() || text.charAt(k) != '"') {
        at = k;
        return value.toString();
      }
      value.append('"');
      k++;
    }
  }

  /** Whether the next datum is the flag {@code <exists>}. */
  boolean exists() throws FormatException {
    int start = skipComments();
    if (text.charAt(start) != '<') {
      throw fault(FormatFault.MALFORMED, start);
    }
    return word(start).equals("<exists>");
  }

  /** Seconds as milliseconds, by decimal arithmetic: what was written comes back. */
  double millis() throws FormatException {
    int start = skipComments();
    double millis = new BigDecimal(number(start)).movePointRight(3).doubleValue();
    if (Math.abs(millis) > 1e12) { // thirty years
      throw fault(FormatFault.BAD_TIME, start);
    }
    return millis == 0 ? 0 : millis; // Praat writes -0, too
  }

  /** A count of things, 0 or more. */
  long count() throws FormatException {
    int start = skipComments();
    String number = number(start);
    if (!number.matches("\\d{1,9}")) {
      throw fault(FormatFault.MALFORMED, start);
    }
    return Long.parseLong(number);
  }

  private String number(int start) throws FormatException {
    String word = word(start);
    if (!NUMBER.matcher(word).matches()) {
      throw fault(FormatFault.MALFORMED, start);
    }
    return word;
  }

  private String word(int start) {
    int end = start;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    at = end;
    return text.substring(start, end);
  }

  /** Where the next datum starts. */
  private int skipComments() throws FormatException {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '!') {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
          at++;
        }
      } else if (c == '"' || c == '<' || isNumberHere()) {
        return at;
      } else {
        word(at);
      }
    }
    throw new FormatException(FormatFault.CUT_SHORT, TextFile.lineAt(text, at), "");
  }

  private boolean isNumberHere() {
    char c = text.charAt(at);
    if (!(c >= '0' && c <= '9') && "+-.".indexOf(c) < 0) {
      return false;
    }
    int start = at;
    boolean number = NUMBER.matcher(word(start)).matches();
    at = start;
    return number;
  }

  private FormatException fault(FormatFault fault, int index) {
    String seen = text.substring(index, Math.min(text.length(), index + 40));
    return new FormatException(fault, TextFile.lineAt(text, index), seen);
  }

  /** The same fault at the datum read last. */
  FormatException fault(FormatFault fault, String detail) {
    return new FormatException(fault, TextFile.lineAt(text, at), detail);
  }
}
