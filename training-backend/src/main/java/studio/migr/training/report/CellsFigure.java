package studio.migr.training.report;

import studio.migr.training.evaluate.Cells;

/** The four cells of right and wrong reasoning and answers, as one bar with its counts. */
final class CellsFigure {
  private static final double WIDE = 620;

  private CellsFigure() {}

  static String of(Cells cells, Words words) {
    int[] counts = {cells.r1a1(), cells.r0a1(), cells.r1a0(), cells.r0a0()};
    String[] names = {"r1a1", "r0a1", "r1a0", "r0a0"};
    String[] fills = {Svg.MAIN, Svg.SECOND, Svg.MAIN, Svg.QUIET};
    double[] opacities = {0.9, 0.9, 0.45, 0.35};
    int all = 0;
    for (int count : counts) {
      all += count;
    }
    Svg svg = new Svg(WIDE + 20, 126, words.text("evaluation.figure.cells"));
    double x = 10;
    for (int k = 0; k < counts.length; k++) {
      double wide = all == 0 ? 0 : WIDE * counts[k] / all;
      svg.rect(x, 10, wide, 34, fills[k], opacities[k]);
      svg.line(x, 8, x, 46, Svg.PAPER, 1.5);
      double row = 66 + 15 * k;
      svg.rect(10, row - 9, 10, 10, fills[k], opacities[k]);
      svg.text(
          28,
          row,
          "start",
          Svg.INK,
          words.text("evaluation.cell." + names[k])
              + ": "
              + counts[k]
              + (all == 0 ? "" : " (" + Numbers.percent(counts[k] / (double) all) + " %)"));
      if (wide > 28) {
        svg.text(
            x + wide / 2, 31, "middle", k < 2 ? Svg.PAPER : Svg.INK, Integer.toString(counts[k]));
      }
      x += wide;
    }
    return svg.toString();
  }
}
