package studio.migr.app.explain;

import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import studio.migr.app.message.Messages;

/** Labels of this feature, each with the words that explain its figure. */
final class Words {
  private static final Duration DELAY = Duration.millis(400);
  private static final double WIDTH = 320;

  private Words() {}

  /** Wrapped, in muted colour. */
  static Label caption(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("caption");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** A figure that is never cut. */
  static Label figure(String id, String text, String why) {
    Label label = new Label(text);
    label.setId(id);
    label.getStyleClass().add("model-figure");
    label.setMinWidth(Region.USE_PREF_SIZE);
    explain(label, why);
    return label;
  }

  static String share(double value) {
    return Messages.text("explain.share", Math.round(value * 100) == 0 ? 0.0 : value); // no -0.00
  }

  /** A control that says something else than before keeps its tooltip: making one takes long. */
  static void explain(Control of, String why) {
    if (of.getTooltip() == null) {
      of.setTooltip(tooltip(why));
    } else {
      of.getTooltip().setText(why);
    }
  }

  static void explain(Node of, String why) {
    Tooltip.install(of, tooltip(why));
  }

  static Tooltip tooltip(String why) {
    Tooltip tooltip = new Tooltip(why);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(WIDTH);
    tooltip.setShowDelay(DELAY);
    return tooltip;
  }
}
