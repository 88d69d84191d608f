package studio.migr.app.player;

import java.util.List;
import java.util.Locale;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import studio.migr.app.face.CorrectedStretch;
import studio.migr.app.message.Messages;

/**
 * A line for each action unit: its code, its intensity as a bar and as a number. What the tool
 * measured is hollow; what a person says in its place is solid and lies above it.
 */
final class UnitBars {
  static final double LINE = 17;

  private static final double CHARACTER = 7.3;
  private static final double BAR = 60;
  private static final double HEIGHT = 8;
  private static final double FULL_INTENSITY = 5;
  private static final double WIDTH = 6 * CHARACTER + BAR + 5 * CHARACTER + 18;

  /** Of a person's word with the tool's figure behind it. */
  private static final double SAID = 10 * CHARACTER;

  private final GraphicsContext g;
  private final Font font;
  private final Color words;
  private final Color mark;

  UnitBars(GraphicsContext g, Font font, Color words, Color mark) {
    this.g = g;
    this.font = font;
    this.words = words;
    this.mark = mark;
  }

  /** In px; wider where a person says something. */
  static double width(List<ActiveUnits.Active> units) {
    return units.stream().anyMatch(unit -> unit.said().isPresent()) ? WIDTH + SAID : WIDTH;
  }

  void draw(ActiveUnits.Active unit, double x, double base) {
    word(unit.unit().code() + (unit.conflict() ? "!" : ""), x, base);
    double from = x + 6 * CHARACTER;
    double top = base - HEIGHT - 1;
    g.setFill(words.deriveColor(0, 1, 1, 0.25));
    g.fillRect(from, top, BAR, HEIGHT);
    if (unit.said().isPresent()) {
      CorrectedStretch said = unit.said().get();
      g.setFill(mark);
      g.fillRect(from, top, length(said.intensity().orElse(0)), HEIGHT / 2);
      hollow(unit.intensity(), from, top + HEIGHT / 2, HEIGHT / 2);
      word(said(said) + "  (" + number(unit.intensity()) + ")", from + BAR + 8, base);
    } else {
      hollow(unit.intensity(), from, top, HEIGHT);
      word(number(unit.intensity()), from + BAR + 8, base);
    }
  }

  private void hollow(double intensity, double from, double top, double height) {
    double length = length(intensity);
    if (length >= 2) {
      g.setStroke(mark);
      g.setLineWidth(1);
      g.strokeRect(from + 0.5, Math.round(top) + 0.5, length - 1, height - 1);
    }
  }

  private static double length(double intensity) {
    return Double.isNaN(intensity) ? 0 : BAR * Math.min(1, intensity / FULL_INTENSITY);
  }

  private static String said(CorrectedStretch said) {
    if (said.hidden()) {
      return Messages.text("player.overlay.not-seen");
    }
    if (said.intensity().isPresent()) {
      return number(said.intensity().getAsDouble());
    }
    return Messages.text(
        said.present().orElse(false) ? "player.overlay.there" : "player.overlay.not-there");
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "\u2013" : String.format(Locale.ROOT, "%.1f", value);
  }

  private void word(String text, double x, double baseline) {
    g.setFill(words);
    g.setFont(font);
    g.fillText(text, Math.round(x), Math.round(baseline));
  }
}
