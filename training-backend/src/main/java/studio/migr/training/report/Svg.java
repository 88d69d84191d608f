package studio.migr.training.report;

import java.util.Locale;

/**
 * A picture, written element by element. Colours come from the page where it has them and are
 * written out for programs that read the picture alone.
 */
final class Svg {
  static final String INK = "var(--ink,#1a1a1a)";
  static final String QUIET = "var(--quiet,#6b6b6b)";
  static final String RULE = "var(--rule,#c8c8c8)";
  static final String PAPER = "var(--paper,#ffffff)";
  static final String MAIN = "var(--main,#2b5c8a)";
  static final String SECOND = "var(--second,#c9762b)";

  private final StringBuilder body = new StringBuilder();
  private final double width;
  private final double height;
  private final String title;

  /**
   * @param title what screen readers say of it
   */
  Svg(double width, double height, String title) {
    this.width = width;
    this.height = height;
    this.title = title;
  }

  Svg rect(double x, double y, double w, double h, String fill, double opacity) {
    body.append(
        format(
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\""
                + " fill-opacity=\"%.3f\"/>%n",
            x, y, Math.max(0, w), h, fill, opacity));
    return this;
  }

  Svg frame(double x, double y, double w, double h) {
    body.append(
        format(
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"none\""
                + " stroke=\"%s\"/>%n",
            x, y, w, h, RULE));
    return this;
  }

  Svg line(double x1, double y1, double x2, double y2, String stroke, double thick) {
    body.append(
        format(
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\""
                + " stroke-width=\"%.1f\"/>%n",
            x1, y1, x2, y2, stroke, thick));
    return this;
  }

  Svg dot(double x, double y, double radius, String fill) {
    body.append(
        format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>%n", x, y, radius, fill));
    return this;
  }

  /**
   * @param anchor {@code start}, {@code middle} or {@code end}
   */
  Svg text(double x, double y, String anchor, String fill, String text) {
    body.append(
        format(
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
            x, y, anchor, fill, escape(text)));
    return this;
  }

  /** Reads from below to above. */
  Svg upright(double x, double y, String text) {
    body.append(
        format(
            "<text transform=\"translate(%.1f %.1f) rotate(-90)\" text-anchor=\"middle\""
                + " fill=\"%s\">%s</text>%n",
            x, y, QUIET, escape(text)));
    return this;
  }

  @Override
  public String toString() {
    return format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\""
                + " role=\"img\" font-family=\"Inter, Helvetica, Arial, sans-serif\""
                + " font-size=\"12\"><title>%s</title>%n",
            width, height, width, escape(title))
        + body
        + "</svg>\n";
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values).replace("\r\n", "\n");
  }

  /** For text and attributes of HTML and SVG. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
