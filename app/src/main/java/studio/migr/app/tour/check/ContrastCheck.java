package studio.migr.app.tour.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.message.Messages;

/**
 * Whether every text stands out from what is behind it: 4.5:1, and 3:1 for large text and for icons
 * (WCAG 2.2, success criteria 1.4.3 and 1.4.11). Disabled controls are exempt, as there.
 *
 * <p>The background is what the scene shows when the texts are taken away, so pictures, gradients
 * and translucent layers count as they are. Text drawn on a canvas is no node and escapes.
 */
public final class ContrastCheck implements ScreenCheck {
  private static final double TEXT = 4.5;
  private static final double LARGE_OR_ICON = 3;
  private static final double LARGE_PX = 24;
  private static final double LARGE_BOLD_PX = 18.66;

  /** Share of a text's pixels that may be worse than what is reported: soft edges of shapes. */
  private static final double OUTLIERS = 0.05;

  /** Below this opacity a text is not meant to be seen, for example while it fades in. */
  private static final double INVISIBLE = 0.02;

  @Override
  public List<String> problems(Scene scene, Tally tally) {
    List<Text> texts =
        VisibleNodes.texts(scene).stream().filter(text -> !text.isDisabled()).toList();
    Bounds whole = new BoundingBox(0, 0, scene.getWidth(), scene.getHeight());
    Screen screen = new Screen(Picture.of(scene, whole), Ink.without(scene, whole, texts));
    return texts.stream().flatMap(text -> problem(text, screen, tally).stream()).toList();
  }

  private static Optional<String> problem(Text text, Screen screen, Tally tally) {
    double needed = needed(text);
    Bounds part = VisibleNodes.visiblePart(text).orElseThrow();
    double found = contrast(text, part, screen, (x, y) -> true);
    if (found < needed) {
      // Only now, since it costs two drawings: perhaps something lies over the text.
      found = contrast(text, part, screen, Ink.uncovered(text, part));
    }
    tally.contrast(found, needed < TEXT);
    return found < needed
        ? Optional.of(
            Messages.text("tour.low-contrast", NodeName.of(text), number(found), number(needed)))
        : Optional.empty();
  }

  private static double needed(Text text) {
    Font font = text.getFont();
    String style = font.getStyle().toLowerCase(Locale.ROOT);
    boolean bold = (style.contains("bold") && !style.contains("semi")) || style.contains("black");
    boolean large = font.getSize() >= LARGE_PX || (bold && font.getSize() >= LARGE_BOLD_PX);
    return large || text instanceof FontIcon ? LARGE_OR_ICON : TEXT;
  }

  /** The contrast that all but the outliers of the pixels reach; infinite if there are none. */
  private static double contrast(Text text, Bounds part, Screen screen, Ink.Uncovered uncovered) {
    double[] all = new double[(int) ((part.getWidth() + 2) * (part.getHeight() + 2))];
    double[] inked = new double[all.length];
    int alls = 0;
    int inks = 0;
    double opacity = opacity(text);
    boolean plain = text.getFill() instanceof Color && text.getSelectionStart() < 0;
    if (text.getFill() instanceof Color fill && fill.getOpacity() * opacity < INVISIBLE) {
      return Double.POSITIVE_INFINITY;
    }
    int right = (int) Math.min(part.getMaxX(), screen.drawn.width());
    int bottom = (int) Math.min(part.getMaxY(), screen.drawn.height());
    for (int y = (int) Math.ceil(part.getMinY()); y < bottom; y++) {
      for (int x = (int) Math.ceil(part.getMinX()); x < right; x++) {
        if (uncovered.at(x, y)) {
          int behind = screen.background.at(x, y);
          int front = plain ? over((Color) text.getFill(), opacity, behind) : screen.drawn.at(x, y);
          double ratio = Contrast.ratio(front, behind);
          all[alls++] = ratio;
          if (screen.drawn.differsAt(screen.background, x, y)) {
            inked[inks++] = ratio;
          }
        }
      }
    }
    if (alls == 0) {
      return Double.POSITIVE_INFINITY;
    }
    // A text in the colour of its background leaves no ink; then its whole box is judged.
    double[] ratios = inks > 0 ? Arrays.copyOf(inked, inks) : Arrays.copyOf(all, alls);
    Arrays.sort(ratios);
    // Without a single colour only the pixels well inside the strokes have the true one.
    double place = plain ? OUTLIERS : 1 - OUTLIERS;
    return ratios[(int) (place * (ratios.length - 1))];
  }

  private static double opacity(Node node) {
    return VisibleNodes.above(node).mapToDouble(Node::getOpacity).reduce(1, (a, b) -> a * b);
  }

  private static int over(Color fill, double opacity, int behind) {
    double alpha = fill.getOpacity() * opacity;
    return mix(fill.getRed(), behind >> 16 & 0xFF, alpha) << 16
        | mix(fill.getGreen(), behind >> 8 & 0xFF, alpha) << 8
        | mix(fill.getBlue(), behind & 0xFF, alpha);
  }

  private static int mix(double front, int behind, double alpha) {
    return (int) Math.round(front * 255 * alpha + behind * (1 - alpha));
  }

  /** Cut, not rounded: 4.499 must not read as the 4.50 that it misses. */
  private static String number(double ratio) {
    return String.format(Locale.ROOT, "%.2f", Math.floor(ratio * 100) / 100);
  }

  /**
   * The scene with and without its texts.
   *
   * @param drawn as a person sees it
   * @param background what is behind the texts
   */
  private record Screen(Picture drawn, Picture background) {}
}
