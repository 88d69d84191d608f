package studio.migr.training.report;

import studio.migr.training.evaluate.Confusion;
import studio.migr.training.evaluate.Figure;

/** Recall and precision of each label, as bars. */
final class ClassesFigure {
  private static final double LEFT = 130;
  private static final double WIDE = 380;
  private static final double ROW = 34;
  private static final double TOP = 24;

  private ClassesFigure() {}

  static String of(Confusion confusion, Words words) {
    int labels = confusion.labels().size();
    double bottom = TOP + labels * ROW;
    Svg svg = new Svg(LEFT + WIDE + 150, bottom + 30, words.text("evaluation.figure.classes"));
    svg.rect(LEFT, 4, 10, 10, Svg.MAIN, 0.9);
    svg.text(LEFT + 16, 13, "start", Svg.INK, words.text("evaluation.recall"));
    svg.rect(LEFT + 100, 4, 10, 10, Svg.SECOND, 0.75);
    svg.text(LEFT + 116, 13, "start", Svg.INK, words.text("evaluation.precision"));
    for (int tick = 0; tick <= 100; tick += 20) {
      double x = LEFT + WIDE * tick / 100;
      svg.line(x, TOP, x, bottom, Svg.RULE, 0.6);
      svg.text(x, bottom + 18, "middle", Svg.QUIET, Integer.toString(tick));
    }
    for (int k = 0; k < labels; k++) {
      double y = TOP + k * ROW;
      svg.text(
          LEFT - 10,
          y + 21,
          "end",
          Svg.INK,
          confusion.labels().get(k) + " (" + confusion.support(k) + ")");
      bar(svg, confusion.recall(k), y + 5, Svg.MAIN, 0.9);
      bar(svg, confusion.precision(k), y + 18, Svg.SECOND, 0.75);
    }
    return svg.toString();
  }

  private static void bar(Svg svg, Figure figure, double y, String fill, double opacity) {
    figure
        .orEmpty()
        .ifPresentOrElse(
            share -> {
              svg.rect(LEFT, y, WIDE * share, 11, fill, opacity);
              svg.text(LEFT + WIDE * share + 6, y + 10, "start", Svg.QUIET, Numbers.percent(share));
            },
            () -> svg.text(LEFT + 6, y + 10, "start", Svg.QUIET, "–"));
  }
}
