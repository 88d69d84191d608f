package studio.migr.app.timeline;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import studio.migr.runtime.emotion.Emotion;

/**
 * The colours of the time axis, taken from the stylesheet: what is painted follows light and dark
 * like everything else.
 */
public final class TimelinePalette {
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
  private final StyleableProperty<Color> strong;
  private final StyleableProperty<Color> audio;
  private final StyleableProperty<Color> audioSubtle;
  private final StyleableProperty<Color> visual;
  private final StyleableProperty<Color> visualSubtle;
  private final StyleableProperty<Color> own;
  private final StyleableProperty<Color> other;
  private final StyleableProperty<Color> otherEdge;
  private final StyleableProperty<Color> warning;
  private final List<StyleableProperty<Color>> emotions;

  TimelinePalette(TimelineView view) {
    background = color(view, "background", palette -> palette.background);
    ruler = color(view, "ruler", palette -> palette.ruler);
    grid = color(view, "grid", palette -> palette.grid);
    text = color(view, "text", palette -> palette.text);
    waveform = color(view, "waveform", palette -> palette.waveform);
    rms = color(view, "waveform-rms", palette -> palette.rms);
    selection = color(view, "selection", palette -> palette.selection);
    selectionEdge = color(view, "selection-edge", palette -> palette.selectionEdge);
    strong = color(view, "strong", palette -> palette.strong);
    audio = color(view, "audio", palette -> palette.audio);
    audioSubtle = color(view, "audio-subtle", palette -> palette.audioSubtle);
    visual = color(view, "visual", palette -> palette.visual);
    visualSubtle = color(view, "visual-subtle", palette -> palette.visualSubtle);
    own = color(view, "own", palette -> palette.own);
    other = color(view, "other", palette -> palette.other);
    otherEdge = color(view, "other-edge", palette -> palette.otherEdge);
    warning = color(view, "warning", palette -> palette.warning);
    emotions =
        IntStream.range(0, Emotion.COLOURS)
            .mapToObj(k -> color(view, "emotion-" + (k + 1), palette -> palette.emotions.get(k)))
            .toList();
  }

  static List<CssMetaData<? extends Styleable, ?>> cssMetaData() {
    return FACTORY.getCssMetaData();
  }

  /** Calls {@code changed} whenever a colour changes. */
  void onChange(Runnable changed) {
    for (StyleableProperty<Color> color :
        List.of(
            background,
            ruler,
            grid,
            text,
            waveform,
            rms,
            selection,
            selectionEdge,
            strong,
            audio,
            audioSubtle,
            visual,
            visualSubtle,
            own,
            other,
            otherEdge,
            warning)) {
      ((ObservableValue<?>) color).subscribe(changed);
    }
    emotions.forEach(color -> ((ObservableValue<?>) color).subscribe(changed));
  }

  /**
   * Of an emotion.
   *
   * @param number of its colour token, from 1
   */
  public Color emotion(int number) {
    return emotions.get(number - 1).getValue();
  }

  public Color background() {
    return background.getValue();
  }

  public Color ruler() {
    return ruler.getValue();
  }

  public Color grid() {
    return grid.getValue();
  }

  public Color text() {
    return text.getValue();
  }

  public Color waveform() {
    return waveform.getValue();
  }

  public Color rms() {
    return rms.getValue();
  }

  public Color selection() {
    return selection.getValue();
  }

  public Color selectionEdge() {
    return selectionEdge.getValue();
  }

  /** Of words that are to be read first. */
  public Color strong() {
    return strong.getValue();
  }

  /** Of what comes from the sound. */
  public Color audio() {
    return audio.getValue();
  }

  public Color audioSubtle() {
    return audioSubtle.getValue();
  }

  /** Of what comes from the picture. */
  public Color visual() {
    return visual.getValue();
  }

  public Color visualSubtle() {
    return visualSubtle.getValue();
  }

  /** Ground of the annotator's own segments. */
  public Color own() {
    return own.getValue();
  }

  /** Ground of other people's segments. */
  public Color other() {
    return other.getValue();
  }

  public Color otherEdge() {
    return otherEdge.getValue();
  }

  /** Of what contradicts itself. */
  public Color warning() {
    return warning.getValue();
  }

  private static StyleableProperty<Color> color(
      TimelineView view, String name, Function<TimelinePalette, StyleableProperty<Color>> of) {
    return FACTORY.createStyleableColorProperty(
        view, name, "-timeline-" + name, owner -> of.apply(owner.palette()), Color.GRAY);
  }
}
