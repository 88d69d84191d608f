package studio.migr.training.report;

import studio.migr.training.evaluate.Confusion;

/** Which label was answered for which: counts, shaded by their share of the row. */
final class ConfusionFigure {
  private static final double LEFT = 110;
  private static final double TOP = 44;
  private static final double NARROWEST = 54;
  private static final double LETTER = 7;
  private static final double TALL = 38;

  private ConfusionFigure() {}

  /** Wide enough for the longest label above it. */
  private static double cell(Confusion confusion) {
    int longest = confusion.labels().stream().mapToInt(String::length).max().orElse(0);
    return Math.max(NARROWEST, LETTER * longest + 8);
  }

  static String of(Confusion confusion, Words words) {
    int labels = confusion.labels().size();
    double cell = cell(confusion);
    double wide = LEFT + (labels + 1) * cell;
    Svg svg =
        new Svg(wide + 70, TOP + labels * TALL + 16, words.text("evaluation.figure.confusion"));
    svg.text(LEFT + labels * cell / 2, 14, "middle", Svg.QUIET, words.text("evaluation.answer"));
    svg.upright(14, TOP + labels * TALL / 2, words.text("evaluation.truth"));
    for (int k = 0; k < labels; k++) {
      svg.text(LEFT + (k + 0.5) * cell, 34, "middle", Svg.INK, confusion.labels().get(k));
      row(svg, confusion, k);
    }
    svg.text(LEFT + (labels + 0.5) * cell, 34, "middle", Svg.QUIET, words.text("evaluation.other"));
    svg.text(wide + 12, 34, "start", Svg.QUIET, words.text("evaluation.recall"));
    svg.frame(LEFT, TOP, labels * cell, labels * TALL);
    return svg.toString();
  }

  private static void row(Svg svg, Confusion confusion, int truth) {
    double y = TOP + truth * TALL;
    double cell = cell(confusion);
    int labels = confusion.labels().size();
    int support = confusion.support(truth);
    svg.text(LEFT - 10, y + 24, "end", Svg.INK, confusion.labels().get(truth));
    for (int answer = 0; answer <= labels; answer++) {
      int count = answer < labels ? confusion.counts()[truth][answer] : confusion.other()[truth];
      double share = support == 0 ? 0 : count / (double) support;
      double x = LEFT + answer * cell;
      svg.rect(x, y, cell, TALL, Svg.MAIN, 0.9 * share);
      String ink = share > 0.55 ? Svg.PAPER : count == 0 ? Svg.RULE : Svg.INK;
      svg.text(x + cell / 2, y + 24, "middle", ink, Integer.toString(count));
      if (answer == truth) {
        svg.frame(x + 0.5, y + 0.5, cell - 1, TALL - 1);
      }
    }
    confusion
        .recall(truth)
        .orEmpty()
        .ifPresent(
            recall ->
                svg.text(
                    LEFT + (labels + 1) * cell + 12,
                    y + 24,
                    "start",
                    Svg.INK,
                    Numbers.percent(recall) + " %"));
  }
}
