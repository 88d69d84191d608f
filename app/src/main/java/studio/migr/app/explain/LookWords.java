package studio.migr.app.explain;

import java.util.Locale;
import studio.migr.app.message.Messages;
import studio.migr.app.player.ClockText;
import studio.migr.runtime.attention.LookColumn;

/** What a column is of, in words. */
final class LookWords {
  private LookWords() {}

  static String of(LookColumn column) {
    String key = "explain.column." + column.kind().name().toLowerCase(Locale.ROOT);
    return column.kind().timed()
        ? Messages.text(key, ClockText.of(column.fromMs()), ClockText.of(column.toMs()))
        : Messages.text(key);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
