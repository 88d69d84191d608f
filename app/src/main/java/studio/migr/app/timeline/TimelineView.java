package studio.migr.app.timeline;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import studio.migr.app.command.CommandButton;
import studio.migr.app.message.Messages;
import studio.migr.app.player.ClipSource;
import studio.migr.app.player.ClockText;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.segment.SegmentModel;
import studio.migr.runtime.media.VideoTrack;

/**
 * The time axis of the open clip: ruler, tracks, selection, a small map of the whole.
 *
 * <p>One canvas, exactly as large as the view, is painted at most once a pulse and only when what
 * it shows has changed. The play head and the line under the pointer are nodes above it, so that
 * playing paints nothing. Lives as long as the window.
 */
@Singleton
public final class TimelineView extends Region {
  private static final double LINE = 1;
  private static final double NAME_LEFT = 6;

  private final TimelineModel model;
  private final TrackModel tracks;
  private final PlayerModel player;
  private final Canvas canvas = new Canvas();
  private final TimelinePalette palette;
  private final Region hoverLine = line("hover-line");
  private final Label hoverTime = new Label();
  private final Region playHead = line("play-head");
  private final Region playHeadKnob = line("play-head-knob");
  private final Region mapHead = line("play-head");
  private final Region focusFrame = line("focus-frame");
  private final SoundWords words;
  private final HBox buttons = new HBox();
  private final ScrollBar scroll = new ScrollBar();
  private boolean stale = true;
  private final Set<String> staleTracks = new HashSet<>();
  private double dropLine = Double.NaN;
  private double pointerY = -1;

  @Inject
  TimelineView(
      TimelineModel model,
      TrackModel tracks,
      SegmentModel segments,
      TimelineCommands commands,
      TracksMenu menu) {
    this.model = model;
    this.tracks = tracks;
    this.player = model.player();
    this.palette = new TimelinePalette(this);
    this.words = new SoundWords(model, this::requestLayout);
    setId("timeline");
    getStyleClass().add("timeline");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleText(Messages.text("timeline.accessible"));

    hoverTime.setWrapText(true);
    hoverTime.getStyleClass().addAll("hover-time", "mono");
    buttons.getStyleClass().add("zoom-buttons");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    buttons
        .getChildren()
        .addAll(
            menu,
            new CommandButton(commands.zoomOut, Feather.ZOOM_OUT),
            new CommandButton(commands.zoomIn, Feather.ZOOM_IN),
            new CommandButton(commands.fit, Feather.MAXIMIZE));
    hoverTime.setMouseTransparent(true);
    words.labels().forEach(label -> label.setMouseTransparent(true));
    getChildren().add(canvas);
    getChildren().addAll(words.labels());
    getChildren()
        .addAll(hoverLine, mapHead, playHead, playHeadKnob, hoverTime, scroll, buttons, focusFrame);
    getChildren().forEach(child -> child.setManaged(child == buttons));

    scroll.setId("timeline-scroll");
    scroll.setOrientation(Orientation.VERTICAL);
    scroll.setFocusTraversable(false);
    scroll.setAccessibleText(Messages.text("timeline.scroll"));
    scroll.valueProperty().subscribe(value -> tracks.scrollTo(value.doubleValue()));
    commands.onResize((track, by) -> tracks.grow(track, by, geometry().tracksRoom()));
    palette.onChange(this::repaint);
    model.windowProperty().subscribe(_ -> repaint());
    model.hoverMsProperty().subscribe(this::showHover);
    model.peaksProperty().subscribe(_ -> showSound());
    model.inFramesProperty().subscribe(_ -> repaint());
    tracks.changesProperty().subscribe(_ -> showTracks());
    tracks.onRepaint(
        track -> {
          staleTracks.add(track.id());
          setNeedsLayout(true);
        });
    player.sourceProperty().subscribe(_ -> showSound());
    player.condition().nowProperty().subscribe(_ -> showSound());
    player.selection().rangeProperty().subscribe(_ -> repaint());
    player.positionMsProperty().subscribe(_ -> placePlayHead());
    new TimelineGestures(model, tracks, segments, this);
  }

  TimelinePalette palette() {
    return palette;
  }

  /** Where the parts lie now. */
  TimelineLayout geometry() {
    return new TimelineLayout(getWidth(), getHeight(), snapSizeX(buttons.prefWidth(-1)));
  }

  /** Where the shown tracks lie now; some may be scrolled out of sight. */
  List<Lane> lanes() {
    return tracks.lanes(TimelineLayout.RULER, geometry().tracksRoom());
  }

  /** The lane at a place between ruler and map. */
  Optional<Lane> laneAt(double y) {
    return geometry().isTracks(y)
        ? lanes().stream().filter(lane -> lane.contains(y)).findFirst()
        : Optional.empty();
  }

  /** What a track draws with, for those who ask it what lies at a place. */
  TrackArea areaOf(Lane lane) {
    return new TrackArea(
        new Brush(canvas.getGraphicsContext2D(), screenScale()),
        palette,
        model.windowProperty().get(),
        getWidth(),
        lane.top(),
        lane.height());
  }

  /** Shows where a track that is being moved would go; {@link Double#NaN} for none. */
  void showDropLine(double y) {
    dropLine = y;
    repaint();
  }

  /** Shows what a track says of the place under the pointer. */
  void point(double y) {
    pointerY = y;
  }

  private void showTracks() {
    setAccessibleText(
        tracks
            .chosen()
            .map(track -> Messages.text("timeline.accessible.track", track.name()))
            .orElse(Messages.text("timeline.accessible")));
    repaint();
  }

  /** Paints before the next pulse is shown; what lies around it keeps its place. */
  private void repaint() {
    stale = true;
    setNeedsLayout(true);
  }

  @Override
  protected double computePrefHeight(double width) {
    return 220;
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
    List<Lane> lanes = lanes();
    placeScroll(layout, lanes);
    double right = layout.width() - (scroll.isVisible() ? scroll.prefWidth(-1) : 0);
    words.place(this, layout, lanes, right);
    boolean room = width > 0 && height > 0;
    if (room && !stale) {
      stale = !paintAlone(layout, lanes);
    }
    if (stale && room) {
      stale = false;
      paint(layout, lanes);
    }
    staleTracks.clear();
    placePlayHead();
    showHover(model.hoverMsProperty().get());
  }

  private void placeScroll(TimelineLayout layout, List<Lane> lanes) {
    double content = lanes.stream().mapToDouble(Lane::height).sum();
    double room = layout.tracksRoom();
    boolean needed = content > room + 0.5;
    scroll.setVisible(needed);
    scroll.setMax(Math.max(0, content - room));
    scroll.setVisibleAmount(content <= 0 ? 0 : scroll.getMax() * room / content);
    scroll.setValue(tracks.scroll());
    double width = scroll.prefWidth(-1);
    scroll.resizeRelocate(layout.width() - width, layout.rulerBottom(), width, room);
  }

  /**
   * Paints the lanes that alone look otherwise.
   *
   * @return whether that is enough: what lies over a lane would be lost
   */
  private boolean paintAlone(TimelineLayout layout, List<Lane> lanes) {
    List<Lane> alone =
        lanes.stream().filter(lane -> staleTracks.contains(lane.track().id())).toList();
    boolean free =
        player.selection().range().isEmpty()
            && Double.isNaN(dropLine)
            && alone.stream()
                .allMatch(
                    lane ->
                        lane.top() >= layout.rulerBottom()
                            && lane.bottom() <= layout.tracksBottom());
    Optional<ClipSource> source = player.source();
    if (!free || source.isEmpty()) {
      return alone.isEmpty();
    }
    Brush brush = new Brush(canvas.getGraphicsContext2D(), screenScale());
    TimeWindow window = model.windowProperty().get();
    Scale scale = Scale.of(model.inFramesProperty().get(), source.get().info().video());
    for (Lane lane : alone) {
      brush.fill(palette.background(), 0, lane.top(), layout.width(), lane.height());
      RulerPainter.grid(brush, palette, window, layout.width(), scale, lane.top(), lane.bottom());
      paint(brush, lane, lanes);
    }
    return true;
  }

  private void paint(TimelineLayout layout, List<Lane> lanes) {
    Brush brush = new Brush(canvas.getGraphicsContext2D(), screenScale());
    TimeWindow window = model.windowProperty().get();
    brush.fill(palette.background(), 0, 0, layout.width(), layout.height());
    Optional<ClipSource> source = player.source();
    if (source.isPresent()) {
      Optional<VideoTrack> video = source.get().info().video();
      Scale scale = Scale.of(model.inFramesProperty().get(), video);
      RulerPainter.grid(brush, palette, window, layout, scale);
      for (Lane lane : lanes) {
        if (lane.bottom() > layout.rulerBottom() && lane.top() < layout.tracksBottom()) {
          paint(brush, lane, lanes);
        }
      }
      // What is scrolled up lies below the ruler, what is scrolled down below the map.
      RulerPainter.paint(brush, palette, window, layout, scale, video);
      player
          .selection()
          .range()
          .ifPresent(range -> SelectionPainter.paint(brush, palette, window, layout, range));
      if (!Double.isNaN(dropLine)) {
        brush.fill(palette.selectionEdge(), 0, dropLine - 1, layout.width(), 2);
      }
    }
    MinimapPainter.paint(
        brush, palette, model, layout, model.soundShown(), player.selection().range());
  }

  private void paint(Brush brush, Lane lane, List<Lane> lanes) {
    lane.track().paint(areaOf(lane));
    if (lanes.size() == 1) {
      return;
    }
    brush.fill(palette.grid(), 0, lane.bottom() - 1, getWidth(), 1);
    boolean chosen =
        tracks.chosen().filter(track -> track.id().equals(lane.track().id())).isPresent();
    String name = lane.track().name();
    double height = Math.min(15, lane.height() - 2);
    double top = lane.top() + Math.min(3, (lane.height() - height) / 2);
    brush.fill(palette.background().deriveColor(0, 1, 1, 0.82), 0, top, nameWidth(lane), height);
    if (chosen) {
      brush.fill(palette.selectionEdge(), 0, lane.top(), 3, lane.height() - 1);
    }
    brush.word(chosen ? palette.strong() : palette.text(), name, NAME_LEFT, top + height - 4);
  }

  /** How far the name of a track reaches; there it can be taken to be moved. */
  double nameWidth(Lane lane) {
    return NAME_LEFT + Brush.widthOf(lane.track().name()) + 4;
  }

  private double screenScale() {
    return getScene() == null || getScene().getWindow() == null
        ? 1
        : getScene().getWindow().getOutputScaleX();
  }

  private void showSound() {
    words.show();
    repaint();
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
      playHead.resizeRelocate(at, 0, LINE, layout.mapTop());
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
          x, layout.rulerBottom(), LINE, layout.mapTop() - layout.rulerBottom());
      hoverTime.setText(hoverText(ms));
      double widest = Math.min(hoverTime.prefWidth(-1), Math.max(160, layout.width() * 0.6));
      hoverTime.resize(widest, Math.min(hoverTime.prefHeight(widest), layout.tracksRoom()));
      double right = x + 6 + hoverTime.getWidth();
      hoverTime.relocate(
          right <= layout.width() ? x + 6 : Math.max(0, x - 6 - hoverTime.getWidth()),
          Math.max(0, layout.tracksBottom() - hoverTime.getHeight() - 14));
    }
  }

  private String hoverText(double ms) {
    String time = ClockText.of(ms);
    String place =
        player
            .source()
            .flatMap(source -> source.info().video())
            .map(track -> time + "  f " + track.frameAtMillis(ms))
            .orElse(time);
    return laneAt(pointerY)
        .flatMap(lane -> lane.track().valueAt(ms))
        .map(value -> place + "   " + value)
        .orElse(place);
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
