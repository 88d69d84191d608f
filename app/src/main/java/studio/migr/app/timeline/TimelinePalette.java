package studio.migr.app.timeline;

import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * The colours of the time axis, taken from the stylesheet: what is painted follows light and dark
 * like everything else.
 */
final class TimelinePalette {
  private static final StyleablePropertyFactory<TimelineView> FACTORY =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());

  private final StyleableProperty<Color> background;
  private final StyleableProperty<Color> ruler;
  private final StyleableProperty<Color> grid;
  private final StyleableProperty<Color> text;
  private final StyleableProperty<Color> waveform;
  private final StyleableProperty<Color> rms;
  private final StyleableProperty<Color> selection;
  private final StyleableProperty<Color> selectionEdge;

  TimelinePalette(TimelineView view) {
    background = color(view, "background", palette -> palette.background);
    ruler = color(view, "ruler", palette -> palette.ruler);
    grid = color(view, "grid", palette -> palette.grid);
    text = color(view, "text", palette -> palette.text);
    waveform = color(view, "waveform", palette -> palette.waveform);
    rms = color(view, "waveform-rms", palette -> palette.rms);
    selection = color(view, "selection", palette -> palette.selection);
    selectionEdge = color(view, "selection-edge", palette -> palette.selectionEdge);
  }

  static List<CssMetaData<? extends Styleable, ?>> cssMetaData() {
    return FACTORY.getCssMetaData();
  }

  /** Calls {@code changed} whenever a colour changes. */
  void onChange(Runnable changed) {
    for (StyleableProperty<Color> color :
        List.of(background, ruler, grid, text, waveform, rms, selection, selectionEdge)) {
      ((ObservableValue<?>) color).subscribe(changed);
    }
  }

  Color background() {
    return background.getValue();
  }

  Color ruler() {
    return ruler.getValue();
  }

  Color grid() {
    return grid.getValue();
  }

  Color text() {
    return text.getValue();
  }

  Color waveform() {
    return waveform.getValue();
  }

  Color rms() {
    return rms.getValue();
  }

  Color selection() {
    return selection.getValue();
  }

  Color selectionEdge() {
    return selectionEdge.getValue();
  }

  private static StyleableProperty<Color> color(
      TimelineView view, String name, Function<TimelinePalette, StyleableProperty<Color>> of) {
    return FACTORY.createStyleableColorProperty(
        view, name, "-timeline-" + name, owner -> of.apply(owner.palette()), Color.GRAY);
  }
}
