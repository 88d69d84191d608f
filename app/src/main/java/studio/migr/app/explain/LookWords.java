package studio.migr.app.explain;

import java.util.Locale;
import studio.migr.app.engine.AnswerToken;
import studio.migr.app.message.Messages;
import studio.migr.app.player.ClockText;
import studio.migr.runtime.attention.LookColumn;

/** What columns and rows are of, in words. */
final class LookWords {
  private LookWords() {}

  static String of(LookColumn column) {
    String key = "explain.column." + column.kind().name().toLowerCase(Locale.ROOT);
    return column.kind().timed()
        ? Messages.text(key, ClockText.of(column.fromMs()), ClockText.of(column.toMs()))
        : Messages.text(key);
  }

  /** What a token reads as; the last one of an answer has no letters. */
  static String of(AnswerToken token) {
    return token.text().isEmpty() ? Messages.text("explain.end-of-answer") : token.text();
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
