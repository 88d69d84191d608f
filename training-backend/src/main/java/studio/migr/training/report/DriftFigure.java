package studio.migr.training.report;

import java.util.Comparator;
import java.util.List;
import studio.migr.training.evaluate.DriftCurve;

/**
 * Shares of attention on sound, picture and text over an answer, as lines with marks of their own.
 */
final class DriftFigure {
  private static final double LEFT = 60;
  private static final double WIDE = 420;
  private static final double TOP = 12;
  private static final double TALL = 180;
  private static final double NEAREST_NAMES = 14;

  private DriftFigure() {}

  static String of(DriftCurve curve, Words words) {
    Svg svg = new Svg(LEFT + WIDE + 100, TOP + TALL + 40, words.text("evaluation.figure.drift"));
    for (int tick = 0; tick <= 100; tick += 25) {
      double y = y(tick / 100.0);
      svg.line(LEFT, y, LEFT + WIDE, y, Svg.RULE, 0.6);
      svg.text(LEFT - 8, y + 4, "end", Svg.QUIET, tick + " %");
    }
    svg.text(LEFT, TOP + TALL + 20, "start", Svg.QUIET, words.text("evaluation.drift.begin"));
    svg.text(LEFT + WIDE, TOP + TALL + 20, "end", Svg.QUIET, words.text("evaluation.drift.end"));
    lines(svg, curve.text(), Svg.QUIET);
    lines(svg, curve.visual(), Svg.SECOND);
    lines(svg, curve.audio(), Svg.MAIN);
    for (int k = 0; k < DriftCurve.STRETCHES; k++) {
      svg.dot(x(k), y(curve.audio().get(k)), 4, Svg.MAIN);
      svg.rect(x(k) - 3.5, y(curve.visual().get(k)) - 3.5, 7, 7, Svg.SECOND, 1);
    }
    names(svg, curve, words);
    return svg.toString();
  }

  /** Beside the lines' ends, apart from each other. */
  private static void names(Svg svg, DriftCurve curve, Words words) {
    record Name(double y, String fill, String text) {}
    List<Name> names =
        List.of(
                new Name(y(curve.audio().getLast()), Svg.MAIN, "\u25cf audio"),
                new Name(y(curve.visual().getLast()), Svg.SECOND, "\u25a0 visual"),
                new Name(y(curve.text().getLast()), Svg.QUIET, "\u2013 text"))
            .stream()
            .sorted(Comparator.comparingDouble(Name::y))
            .toList();
    double lowest = Double.NEGATIVE_INFINITY;
    for (Name name : names) {
      double y = Math.max(name.y(), lowest + NEAREST_NAMES);
      String[] parts = name.text().split(" ", 2);
      String word = words.text("evaluation.drift." + parts[1]);
      svg.text(LEFT + WIDE + 10, y + 4, "start", name.fill(), parts[0] + " " + word);
      lowest = y;
    }
  }

  private static void lines(Svg svg, List<Double> shares, String stroke) {
    for (int k = 1; k < shares.size(); k++) {
      svg.line(x(k - 1), y(shares.get(k - 1)), x(k), y(shares.get(k)), stroke, 1.6);
    }
  }

  private static double x(int stretch) {
    return LEFT + WIDE * (stretch + 0.5) / DriftCurve.STRETCHES;
  }

  private static double y(double share) {
    return TOP + TALL * (1 - share);
  }
}
