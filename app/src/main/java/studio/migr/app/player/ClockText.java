package studio.migr.app.player;

import java.util.Locale;

/** Times as the studio writes them, to the millisecond and always equally wide within an hour. */
public final class ClockText {
  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private ClockText() {}

  /**
   * As in {@code 00:01.240}, {@code 1:00:00.000} or {@code −00:00.040}.
   *
   * @param ms time in milliseconds; rounded to a whole one
   */
  public static String of(double ms) {
    long rounded = Math.round(ms);
    long size = Math.abs(rounded);
    String text =
        String.format(
            Locale.ROOT,
            "%02d:%02d.%03d",
            size % HOUR / MINUTE,
            size % MINUTE / SECOND,
            size % SECOND);
    if (size >= HOUR) {
      text = size / HOUR + ":" + text;
    }
    return rounded < 0 ? "\u2212" + text : text;
  }

  /**
   * A time with no more decimals than marks {@code stepMs} apart need, as in {@code 0:01} or {@code
   * 0:01.25}.
   */
  public static String coarse(double ms, double stepMs) {
    int decimals = stepMs >= SECOND ? 0 : stepMs >= 100 ? 1 : stepMs >= 10 ? 2 : 3;
    String full = of(ms);
    String cut =
        full.substring(0, decimals == 0 ? full.length() - 4 : full.length() - 3 + decimals);
    int zero = cut.startsWith("\u2212") ? 1 : 0;
    return cut.charAt(zero) == '0' && cut.charAt(zero + 1) != ':'
        ? cut.substring(0, zero) + cut.substring(zero + 1)
        : cut;
  }

  /** A length, as in {@code 480 ms} or {@code 2.250 s}. */
  public static String length(double ms) {
    long rounded = Math.round(ms);
    return rounded < SECOND
        ? rounded + " ms"
        : String.format(Locale.ROOT, "%d.%03d s", rounded / SECOND, rounded % SECOND);
  }
}
