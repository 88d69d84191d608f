package studio.migr.runtime.tokenizer;

import java.util.Arrays;

/**
 * The text of an answer while its tokens arrive: a letter whose bytes lie in several tokens appears
 * when it is whole. For one thread.
 */
public final class TextStream {
  private static final char INCOMPLETE = '\uFFFD';

  private final TextTokenizer tokenizer;
  private long[] tokens = new long[64];
  private int count;
  private int settled;
  private int shown;

  public TextStream(TextTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * What has become readable with one more token; often nothing, since special ones have no text.
   */
  public String append(long token) {
    if (count == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * count);
    }
    tokens[count++] = token;
    return piece(false);
  }

  /** What is left at the end, with a mark where a letter stayed incomplete. */
  public String finish() {
    return piece(true);
  }

  // Some tokens read differently at the start of a text, so the ones before are decoded along.
  private String piece(boolean last) {
    String before = tokenizer.decode(Arrays.copyOfRange(tokens, settled, shown));
    String all = tokenizer.decode(Arrays.copyOfRange(tokens, settled, count));
    if (!last && !all.isEmpty() && all.charAt(all.length() - 1) == INCOMPLETE) {
      return "";
    }
    String piece = all.length() > before.length() ? all.substring(before.length()) : "";
    settled = shown;
    shown = count;
    return piece;
  }
}
