package studio.migr.app.player;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import studio.migr.app.message.Messages;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.prototype.PrototypeMatch;

/**
 * How well the face fits the prototype of each emotion, as small bars; below them the units that
 * speak for the best one and against it.
 */
final class PrototypeBars {
  static final double WIDTH = 176;

  private static final double LINE = 15;
  private static final double PAD = 7;
  private static final double NAME = 76;
  private static final double BAR = 52;
  private static final int MOST_UNITS = 5;
  private static final Font WORDS = Font.font("JetBrains Mono", 11);
  private static final Font BEST = Font.font("JetBrains Mono", FontWeight.BOLD, 11);

  private final Color words;
  private final Color mark;

  PrototypeBars(Color words, Color mark) {
    this.words = words;
    this.mark = mark;
  }

  static double height(List<PrototypeMatch> matches) {
    return (matches.size() + 2) * LINE + PAD;
  }

  void draw(GraphicsContext g, Rectangle2D lies, List<PrototypeMatch> matches) {
    PrototypeMatch best =
        matches.stream().max(Comparator.comparingDouble(PrototypeMatch::score)).orElseThrow();
    double x = lies.getMinX() + PAD;
    double base = lies.getMinY() + LINE;
    for (PrototypeMatch match : matches) {
      boolean isBest = match == best;
      g.setFill(words);
      g.setFont(isBest ? BEST : WORDS);
      g.fillText((isBest ? "\u25b8" : " ") + match.emotion(), x, Math.round(base));
      bar(g, match.score(), isBest, x + NAME, base - 8);
      g.fillText(
          String.format(Locale.ROOT, "%.2f", match.score()), x + NAME + BAR + 6, Math.round(base));
      base += LINE;
    }
    g.setFont(WORDS);
    g.fillText(units("player.overlay.for", best.speakingFor()), x, Math.round(base));
    g.fillText(units("player.overlay.against", best.speakingAgainst()), x, Math.round(base + LINE));
  }

  /** Hollow, as all that a program says; the best one is thick: not told by colour alone. */
  private void bar(GraphicsContext g, double score, boolean best, double x, double y) {
    g.setFill(words.deriveColor(0, 1, 1, 0.25));
    g.fillRect(Math.round(x), Math.round(y), BAR, 8);
    double length = Math.round(BAR * score);
    if (length >= 2) {
      double width = best ? 2 : 1;
      g.setStroke(best ? mark : words.deriveColor(0, 1, 1, 0.7));
      g.setLineWidth(width);
      g.strokeRect(Math.round(x) + width / 2, Math.round(y) + width / 2, length - width, 8 - width);
    }
    g.setFill(words);
  }

  /** Their numbers, those that count most first. */
  private static String units(String key, List<ActionUnit> units) {
    String numbers =
        units.stream()
            .limit(MOST_UNITS)
            .map(unit -> Integer.toString(unit.number()))
            .collect(Collectors.joining(" "));
    return " " + Messages.text(key, numbers.isEmpty() ? "\u2013" : numbers);
  }
}
