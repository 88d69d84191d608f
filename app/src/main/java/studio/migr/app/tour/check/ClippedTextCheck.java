package studio.migr.app.tour.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import studio.migr.app.command.CommandTooltip;
import studio.migr.app.message.Messages;

/**
 * Whether every text can be read to its end: none ends in an ellipsis, is cut by what it lies in or
 * leaves the window. Text that scrolls may be partly out of sight in the direction in which it
 * scrolls. A text with the style class {@code may-ellipsize} may be cut if a tooltip tells it all.
 */
public final class ClippedTextCheck implements ScreenCheck {
  /** The style class of text that may be cut. */
  public static final String MAY_ELLIPSIZE = "may-ellipsize";

  /** Where JavaFX keeps a tooltip that was installed on a node that is no control. */
  private static final String TOOLTIP_KEY = "javafx.scene.control.Tooltip";

  /** Pixels by which the box of a text may be cut without touching a letter: side bearing. */
  private static final double ACROSS = 1;

  /** The same upwards and downwards: room above and below the letters. */
  private static final double UPRIGHT = 2;

  @Override
  public List<String> problems(Scene scene, Tally tally) {
    List<String> problems = new ArrayList<>();
    VisibleNodes.of(scene)
        .filter(Labeled.class::isInstance)
        .map(Labeled.class::cast)
        .filter(Labeled::isTextTruncated)
        .filter(labeled -> VisibleNodes.visiblePart(labeled).isPresent())
        .forEach(labeled -> ellipsis(labeled).ifPresentOrElse(problems::add, tally::shortened));
    List<Text> texts = VisibleNodes.texts(scene);
    for (Text text : texts) {
      if (!isScrolledContentOfField(text)) {
        cut(text, scene).ifPresent(problems::add);
      }
    }
    tally.whole(texts.size(), Math.max(0, texts.size() - problems.size()));
    return problems;
  }

  private static Optional<String> ellipsis(Labeled labeled) {
    if (!VisibleNodes.hasStyleAbove(labeled, MAY_ELLIPSIZE)) {
      return Optional.of(Messages.text("tour.cut-with-ellipsis", NodeName.of(labeled)));
    }
    return VisibleNodes.above(labeled).anyMatch(ClippedTextCheck::hasTooltip)
        ? Optional.empty()
        : Optional.of(Messages.text("tour.cut-without-tooltip", NodeName.of(labeled)));
  }

  private static boolean hasTooltip(Node node) {
    return (node instanceof Control control && control.getTooltip() != null)
        || CommandTooltip.awaits(node)
        || (node.hasProperties() && node.getProperties().get(TOOLTIP_KEY) instanceof Tooltip);
  }

  private static Optional<String> cut(Text text, Scene scene) {
    Bounds place = VisibleNodes.place(text);
    boolean mayScrollDown = false;
    boolean mayScrollAcross = false;
    for (Node above = text; above != null; above = above.getParent()) {
      if (above.getClip() == null) {
        continue;
      }
      Bounds clip = VisibleNodes.clipOf(above);
      if (VisibleNodes.scrolls(above)) {
        mayScrollDown = true;
        mayScrollAcross |= scrollsAcross(above);
      }
      boolean inside =
          (mayScrollAcross || isWithinAcross(place, clip.getMinX(), clip.getMaxX()))
              && (mayScrollDown || isWithinUpright(place, clip.getMinY(), clip.getMaxY()));
      if (!inside) {
        return Optional.of(
            Messages.text("tour.cut-by-clip", NodeName.of(text), NodeName.of(above)));
      }
    }
    boolean inside =
        (mayScrollAcross || isWithinAcross(place, 0, scene.getWidth()))
            && (mayScrollDown || isWithinUpright(place, 0, scene.getHeight()));
    return inside
        ? Optional.empty()
        : Optional.of(Messages.text("tour.leaves-window", NodeName.of(text)));
  }

  /** A field scrolls what is typed into it; its prompt it does not. */
  private static boolean isScrolledContentOfField(Text text) {
    return VisibleNodes.above(text)
        .anyMatch(
            above ->
                above instanceof TextInputControl field
                    && field.getText() != null
                    && !field.getText().isEmpty()
                    && field.getText().contains(text.getText().strip()));
  }

  private static boolean scrollsAcross(Node clipped) {
    return clipped.getParent().getChildrenUnmodifiable().stream()
        .anyMatch(
            sibling ->
                sibling instanceof ScrollBar bar
                    && bar.isVisible()
                    && bar.getOrientation() == Orientation.HORIZONTAL);
  }

  private static boolean isWithinAcross(Bounds place, double left, double right) {
    return place.getMinX() >= left - ACROSS && place.getMaxX() <= right + ACROSS;
  }

  private static boolean isWithinUpright(Bounds place, double top, double bottom) {
    return place.getMinY() >= top - UPRIGHT && place.getMaxY() <= bottom + UPRIGHT;
  }
}
