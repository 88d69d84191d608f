package studio.migr.app.timeline;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.animation.PauseTransition;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import studio.migr.app.command.CommandButton;
import studio.migr.app.message.Messages;
import studio.migr.app.player.ClipSource;
import studio.migr.app.player.ClockText;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.sound.PeakPyramid;

/**
 * The time axis of the open clip: ruler, waveform, selection, a small map of the whole.
 *
 * <p>One canvas, exactly as large as the view, is painted at most once a pulse and only when what
 * it shows has changed. The play head and the line under the pointer are nodes above it, so that
 * playing paints nothing. Lives as long as the window.
 */
@Singleton
public final class TimelineView extends Region {
  private static final double LINE = 1;

  /** A sound that is read faster than this shows no word of waiting. */
  private static final Duration QUIET_WAIT = Duration.millis(400);

  private final TimelineModel model;
  private final PlayerModel player;
  private final Canvas canvas = new Canvas();
  private final TimelinePalette palette;
  private final Region hoverLine = line("hover-line");
  private final Label hoverTime = new Label();
  private final Region playHead = line("play-head");
  private final Region playHeadKnob = line("play-head-knob");
  private final Region mapHead = line("play-head");
  private final Region focusFrame = line("focus-frame");
  private final Label message = new Label();
  private final Label loudness = new Label();
  private final HBox buttons = new HBox();
  private final PauseTransition patience = new PauseTransition(QUIET_WAIT);
  private boolean stale = true;

  @Inject
  TimelineView(TimelineModel model, TimelineCommands commands) {
    this.model = model;
    this.player = model.player();
    this.palette = new TimelinePalette(this);
    setId("timeline");
    getStyleClass().add("timeline");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleText(Messages.text("timeline.accessible"));

    hoverTime.getStyleClass().addAll("hover-time", "mono");
    message.setId("timeline-message");
    message.getStyleClass().addAll("caption", "timeline-message");
    loudness.setId("timeline-loudness");
    loudness.getStyleClass().addAll("caption", "loudness");
    buttons.getStyleClass().add("zoom-buttons");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    buttons
        .getChildren()
        .addAll(
            new CommandButton(commands.zoomOut, Feather.ZOOM_OUT),
            new CommandButton(commands.zoomIn, Feather.ZOOM_IN),
            new CommandButton(commands.fit, Feather.MAXIMIZE));
    for (Label label : new Label[] {hoverTime, message, loudness}) {
      label.setMouseTransparent(true);
    }
    getChildren()
        .addAll(
            canvas,
            loudness,
            message,
            hoverLine,
            mapHead,
            playHead,
            playHeadKnob,
            hoverTime,
            buttons,
            focusFrame);
    getChildren().forEach(child -> child.setManaged(child == buttons));

    patience.setOnFinished(_ -> say(Messages.text("timeline.reading")));
    palette.onChange(this::repaint);
    model.windowProperty().subscribe(_ -> repaint());
    model.hoverMsProperty().subscribe(this::showHover);
    model.peaksProperty().subscribe(_ -> showSound());
    model.waveform().finerProperty().subscribe(_ -> repaint());
    player.sourceProperty().subscribe(_ -> showSound());
    player.conditionProperty().subscribe(_ -> showSound());
    player.selection().rangeProperty().subscribe(_ -> repaint());
    player.positionMsProperty().subscribe(_ -> placePlayHead());
    new TimelineGestures(model, this);
  }

  TimelinePalette palette() {
    return palette;
  }

  /** Where the parts lie now. */
  TimelineLayout geometry() {
    return new TimelineLayout(getWidth(), getHeight(), snapSizeX(buttons.prefWidth(-1)));
  }

  /** Paints before the next pulse is shown. */
  private void repaint() {
    stale = true;
    requestLayout();
  }

  @Override
  protected double computePrefHeight(double width) {
    return 180;
  }

  @Override
  protected double computeMinHeight(double width) {
    return TimelineLayout.RULER + 48 + TimelineLayout.MAP;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 160;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 640;
  }

  @Override
  protected void layoutChildren() {
    TimelineLayout layout = geometry();
    double width = layout.width();
    double height = layout.height();
    if (canvas.getWidth() != width || canvas.getHeight() != height) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      stale = true;
    }
    buttons.resizeRelocate(
        layout.mapWidth(), layout.mapTop() + 1, layout.buttons(), TimelineLayout.MAP - 1);
    focusFrame.resizeRelocate(0, 0, width, height);
    message.autosize();
    double middle = (layout.rulerBottom() + layout.waveBottom()) / 2;
    message.relocate(
        snapPositionX((width - message.getWidth()) / 2),
        snapPositionY(middle - message.getHeight() / 2));
    loudness.autosize();
    loudness.relocate(
        snapPositionX(width - loudness.getWidth() - 6), snapPositionY(layout.rulerBottom() + 3));
    if (stale && width > 0 && height > 0) {
      stale = false;
      paint(layout);
    }
    placePlayHead();
    showHover(model.hoverMsProperty().get());
  }

  private void paint(TimelineLayout layout) {
    Brush brush = new Brush(canvas.getGraphicsContext2D(), screenScale());
    TimeWindow window = model.windowProperty().get();
    brush.fill(palette.background(), 0, 0, layout.width(), layout.height());
    Optional<ClipSource> source = player.source();
    if (source.isPresent()) {
      RulerPainter.paint(brush, palette, window, layout, source.get().info().video());
      if (soundShown()) {
        int columns = (int) Math.ceil(layout.width() * brush.scale());
        WaveformSource waveform = model.waveform();
        waveform
            .columns(window, columns)
            .ifPresent(
                drawn ->
                    WaveformPainter.paint(
                        brush,
                        palette,
                        drawn,
                        waveform.peak(),
                        layout.rulerBottom() + 4,
                        layout.waveBottom() - 4));
      }
      player
          .selection()
          .range()
          .ifPresent(range -> SelectionPainter.paint(brush, palette, window, layout, range));
    }
    MinimapPainter.paint(brush, palette, model, layout, soundShown(), player.selection().range());
  }

  private double screenScale() {
    return getScene() == null || getScene().getWindow() == null
        ? 1
        : getScene().getWindow().getOutputScaleX();
  }

  /** Whoever judges by the picture alone must not see the sound either. */
  private boolean soundShown() {
    return player.source().isPresent() && player.conditionProperty().get().hasSound();
  }

  private void showSound() {
    patience.stop();
    String text = "";
    boolean drawn = false;
    Optional<ClipSource> source = player.source();
    if (source.isPresent()) {
      if (!source.get().info().hasSound()) {
        text = Messages.text("timeline.no-sound");
      } else if (!soundShown()) {
        text = Messages.text("timeline.sound-hidden");
      } else {
        switch (model.peaksProperty().get()) {
          case TaskState.Running<PeakPyramid> _ -> patience.playFromStart();
          case TaskState.Failed<PeakPyramid> _ -> text = Messages.text("timeline.unreadable");
          case TaskState.Cancelled<PeakPyramid> _ -> text = Messages.text("timeline.cancelled");
          case TaskState.Done<PeakPyramid> _ -> drawn = true;
          case TaskState.Idle<PeakPyramid> _ -> {}
        }
      }
    }
    say(text);
    loudness.setText(drawn ? loudnessText(model.waveform().peak()) : "");
    loudness.setVisible(drawn);
    repaint();
  }

  private void say(String text) {
    message.setText(text);
    message.setVisible(!text.isEmpty());
    requestLayout();
  }

  private static String loudnessText(double peak) {
    double below = Math.max(0, -20 * Math.log10(peak));
    String decibels = String.format(Locale.ROOT, "%.1f", below);
    return peak <= 0
        ? Messages.text("timeline.silent")
        : Messages.text("timeline.peak", decibels.equals("0.0") ? decibels : "\u2212" + decibels);
  }

  // ---- what moves above the canvas

  private void placePlayHead() {
    boolean present = player.source().isPresent();
    double ms = player.positionMsProperty().get();
    TimelineLayout layout = geometry();
    double x = snapPositionX(model.windowProperty().get().xOf(ms, layout.width()));
    boolean inSight = present && x >= 0 && x <= layout.width();
    playHead.setVisible(inSight);
    playHeadKnob.setVisible(inSight);
    mapHead.setVisible(present);
    if (inSight) {
      double at = Math.min(x, layout.width() - LINE);
      playHead.resizeRelocate(at, 0, LINE, layout.waveBottom());
      double knob = playHeadKnob.prefWidth(-1);
      playHeadKnob.resizeRelocate(at + (LINE - knob) / 2, 0, knob, playHeadKnob.prefHeight(-1));
    }
    if (present) {
      double mapX = snapPositionX(model.wholeProperty().get().xOf(ms, layout.mapWidth()));
      mapHead.resizeRelocate(
          Math.clamp(mapX, 0, layout.mapWidth() - LINE),
          layout.mapTop() + 1,
          LINE,
          TimelineLayout.MAP - 1);
    }
  }

  private void showHover(OptionalDouble hover) {
    boolean shown = hover.isPresent() && player.source().isPresent();
    hoverLine.setVisible(shown);
    hoverTime.setVisible(shown);
    if (shown) {
      double ms = hover.getAsDouble();
      TimelineLayout layout = geometry();
      double x = snapPositionX(model.windowProperty().get().xOf(ms, layout.width()));
      hoverLine.resizeRelocate(
          x, layout.rulerBottom(), LINE, layout.waveBottom() - layout.rulerBottom());
      hoverTime.setText(hoverText(ms));
      hoverTime.autosize();
      double right = x + 6 + hoverTime.getWidth();
      hoverTime.relocate(
          right <= layout.width() ? x + 6 : Math.max(0, x - 6 - hoverTime.getWidth()),
          layout.waveBottom() - hoverTime.getHeight() - 14);
    }
  }

  private String hoverText(double ms) {
    String time = ClockText.of(ms);
    return player
        .source()
        .flatMap(source -> source.info().video())
        .map(track -> time + "  f " + track.frameAtMillis(ms))
        .orElse(time);
  }

  private static Region line(String style) {
    Region line = new Region();
    line.getStyleClass().add(style);
    line.setMouseTransparent(true);
    return line;
  }

  // ---- for the stylesheet and for screen readers

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return TimelinePalette.cssMetaData();
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    switch (action) {
      case INCREMENT -> player.step(1);
      case DECREMENT -> player.step(-1);
      case SET_VALUE -> {
        if (parameters.length > 0 && parameters[0] instanceof Number ms) {
          player.seek(ms.doubleValue());
        }
      }
      default -> super.executeAccessibleAction(action, parameters);
    }
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case VALUE -> player.positionMsProperty().get();
      case MIN_VALUE -> player.startMs();
      case MAX_VALUE -> player.endMs();
      case VALUE_STRING -> ClockText.of(player.positionMsProperty().get());
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}
