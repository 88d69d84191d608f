package studio.migr.app.timeline;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.animation.AnimationTimer;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.player.TimeRange;
import studio.migr.app.segment.SegmentModel;

/**
 * What the pointer does on the time axis: drag to scrub, drag with Shift to select, drag an edge of
 * the selection to move it, wheel to zoom around the pointer, Shift and wheel to pan, a drag on the
 * map to go elsewhere, a double click to see all. What lies on a track can be dragged; with Alt it
 * snaps to nothing. A track moves by its name and grows by its lower edge. A drag beyond the edge
 * scrolls on; the wheel with Shortcut scrolls the tracks.
 */
final class TimelineGestures {
  private static final double EDGE_REACH = 5;
  private static final double SNAP_REACH = 6;
  private static final double HEIGHT_REACH = 3;
  private static final double ZOOM_PER_WHEEL_PIXEL = 0.0056; // a notch of 40 px zooms by a quarter

  /** Share of the shown stretch that a drag scrolls in a second, for each pixel beyond the edge. */
  private static final double SCROLL_PER_PIXEL = 0.02;

  private static final double FASTEST_SCROLL = 2;

  private enum Drag {
    NONE,
    SCRUB,
    SELECT,
    MAP,
    GRIP,
    NAME,
    HEIGHT
  }

  private final TimelineModel model;
  private final PlayerModel player;
  private final TimelineView view;
  private final TrackModel tracks;
  private final TrackCommandsMenu menu;
  private final SegmentModel segments;
  private final AnimationTimer scroller =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          scroll(now);
        }
      };

  private Drag drag = Drag.NONE;
  private double anchorMs;
  private double grabMs;
  private double pointerX;
  private double pointerY;
  private boolean free;
  private Optional<Grip> grip = Optional.empty();
  private Optional<Track> held = Optional.empty();
  private double heldTop;
  private long scrolledAt;
  private boolean resume;
  private boolean moved;

  TimelineGestures(
      TimelineModel model, TrackModel tracks, SegmentModel segments, TimelineView view) {
    this.segments = segments;
    this.tracks = tracks;
    this.model = model;
    this.player = model.player();
    this.view = view;
    this.menu = new TrackCommandsMenu(tracks, view);
    view.setOnMousePressed(this::press);
    view.setOnMouseDragged(this::dragTo);
    view.setOnMouseReleased(_ -> release());
    view.setOnMouseClicked(this::click);
    view.setOnMouseMoved(this::move);
    view.setOnMouseExited(_ -> model.setHoverMs(OptionalDouble.empty()));
    view.setOnScroll(this::wheel);
    view.setOnZoom(this::pinch);
    view.setOnContextMenuRequested(menu::show);
  }

  private void press(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || player.source().isEmpty()) {
      return;
    }
    view.requestFocus();
    moved = false;
    double x = event.getX();
    TimelineLayout layout = view.geometry();
    OptionalDouble oppositeEdge = oppositeOfEdgeAt(x, event.getY(), layout);
    if (layout.isMap(x, event.getY())) {
      drag = Drag.MAP;
      double ms = mapMs(x, layout);
      TimeWindow shown = model.windowProperty().get();
      grabMs = shown.contains(ms) ? ms - middle(shown) : 0;
      model.centreOn(ms - grabMs);
    } else if (pressOnTrack(event)) {
      event.consume();
      return;
    } else if (event.isShiftDown() || oppositeEdge.isPresent()) {
      view.laneAt(event.getY())
          .filter(lane -> !lane.track().commands().isEmpty())
          .ifPresent(lane -> tracks.choose(lane.track()));
      drag = Drag.SELECT;
      free = event.isAltDown();
      anchorMs = oppositeEdge.orElse(segments.snapped(axisMs(x), reach()));
    } else {
      drag = Drag.SCRUB;
      player.seek(axisMs(x));
    }
    event.consume();
  }

  private void dragTo(MouseEvent event) {
    if (drag == Drag.NONE) {
      return;
    }
    pointerX = event.getX();
    pointerY = event.getY();
    free = event.isAltDown();
    if (!moved && drag == Drag.SCRUB) {
      resume = player.playingProperty().get();
      if (resume) {
        player.pause();
      }
    }
    moved = true;
    if (drag == Drag.HEIGHT) {
      held.ifPresent(track -> tracks.setHeight(track, pointerY - heldTop));
    } else if (drag == Drag.NAME) {
      dropPlace().ifPresent(lane -> view.showDropLine(lineOf(lane)));
    } else if (drag == Drag.MAP) {
      model.centreOn(mapMs(pointerX, view.geometry()) - grabMs);
    } else {
      follow();
      if (beyond() != 0) {
        scrolledAt = 0;
        scroller.start();
      } else {
        scroller.stop();
      }
    }
    event.consume();
  }

  private void release() {
    scroller.stop();
    if (drag == Drag.SELECT && !moved) {
      player.selection().clear();
    }
    releaseTrack();
    drag = Drag.NONE;
    if (resume) {
      resume = false;
      player.play();
    }
  }

  private void click(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY
        && event.getClickCount() == 2
        && event.isStillSincePress()) {
      model.fit();
    }
  }

  private void move(MouseEvent event) {
    TimelineLayout layout = view.geometry();
    view.point(event.getY());
    boolean onAxis = event.getY() < layout.mapTop() && player.source().isPresent();
    model.setHoverMs(onAxis ? OptionalDouble.of(axisMs(event.getX())) : OptionalDouble.empty());
    boolean onEdge = oppositeOfEdgeAt(event.getX(), event.getY(), layout).isPresent();
    view.setCursor(
        trackCursor(event.getX(), event.getY()).orElse(onEdge ? Cursor.H_RESIZE : Cursor.DEFAULT));
  }

  private void wheel(ScrollEvent event) {
    if (player.source().isEmpty()) {
      return;
    }
    TimeWindow shown = model.windowProperty().get();
    double msPerPixel = shown.lengthMs() / view.getWidth();
    // Some systems turn a wheel with Shift into a sideways one, others do not.
    if (event.isShortcutDown()) {
      tracks.scrollTo(tracks.scroll() - event.getDeltaY());
      event.consume();
      return;
    }
    boolean sideways = Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY());
    if (sideways || event.isShiftDown()) {
      model.pan(-(sideways ? event.getDeltaX() : event.getDeltaY()) * msPerPixel);
    } else if (!event.isInertia()) {
      model.zoom(Math.exp(-event.getDeltaY() * ZOOM_PER_WHEEL_PIXEL), axisMs(event.getX()));
    }
    model.setHoverMs(OptionalDouble.of(axisMs(event.getX())));
    event.consume();
  }

  private void pinch(ZoomEvent event) {
    if (event.getZoomFactor() > 0) {
      model.zoom(1 / event.getZoomFactor(), axisMs(event.getX()));
    }
    event.consume();
  }

  /** Brings the play head, or the moving end of the selection, to the pointer. */
  private void follow() {
    double ms = axisMs(Math.clamp(pointerX, 0, view.getWidth()));
    if (drag == Drag.SCRUB) {
      player.seek(ms);
    } else if (drag == Drag.SELECT) {
      player.selection().select(anchorMs, segments.snapped(ms, reach()));
    } else if (drag == Drag.GRIP) {
      grip.ifPresent(taken -> taken.drag(anchorMs, ms, reach()));
    }
    model.setHoverMs(OptionalDouble.of(ms));
  }

  /** How near in ms something has to be to be snapped to; 0 with Alt. */
  private double reach() {
    return free ? 0 : SNAP_REACH / view.getWidth() * model.windowProperty().get().lengthMs();
  }

  private void scroll(long now) {
    if (scrolledAt != 0) {
      double seconds = (now - scrolledAt) / 1e9;
      double speed = Math.clamp(beyond() * SCROLL_PER_PIXEL, -FASTEST_SCROLL, FASTEST_SCROLL);
      model.pan(speed * seconds * model.windowProperty().get().lengthMs());
      follow();
    }
    scrolledAt = now;
  }

  // ---- tracks

  private boolean pressOnTrack(MouseEvent event) {
    double x = event.getX();
    double y = event.getY();
    Optional<Lane> edge = laneOfEdgeAt(y);
    Optional<Lane> lane = view.laneAt(y);
    if (edge.isPresent()) {
      drag = Drag.HEIGHT;
      held = Optional.of(edge.get().track());
      heldTop = edge.get().top();
      return true;
    }
    if (lane.isEmpty()) {
      return false;
    }
    if (isName(lane.get(), x)) {
      drag = Drag.NAME;
      held = Optional.of(lane.get().track());
      tracks.choose(lane.get().track());
      return true;
    }
    grip =
        event.isShiftDown()
            ? Optional.empty()
            : lane.get().track().gripAt(view.areaOf(lane.get()), x, y);
    if (grip.isPresent()) {
      drag = Drag.GRIP;
      anchorMs = axisMs(x);
      grip.get().press();
      return true;
    }
    return false;
  }

  private void releaseTrack() {
    if (drag == Drag.GRIP) {
      grip.ifPresent(Grip::drop);
    } else if (drag == Drag.HEIGHT && moved) {
      tracks.keep();
    } else if (drag == Drag.NAME && moved) {
      Optional<Lane> place = dropPlace();
      List<Lane> lanes = view.lanes();
      if (place.isPresent() && held.isPresent()) {
        int from = indexOf(lanes, held.get());
        int to = indexOf(lanes, place.get().track());
        tracks.move(held.get(), to - from);
      }
      view.showDropLine(Double.NaN);
    }
    grip = Optional.empty();
    held = Optional.empty();
  }

  private Optional<Cursor> trackCursor(double x, double y) {
    if (laneOfEdgeAt(y).isPresent()) {
      return Optional.of(Cursor.V_RESIZE);
    }
    return view.laneAt(y)
        .flatMap(
            lane ->
                isName(lane, x)
                    ? Optional.of(Cursor.OPEN_HAND)
                    : lane.track().gripAt(view.areaOf(lane), x, y).map(Grip::cursor));
  }

  /** The lane whose lower edge is in reach; the last one's, at the map, is not. */
  private Optional<Lane> laneOfEdgeAt(double y) {
    if (player.source().isEmpty() || !view.geometry().isTracks(y)) {
      return Optional.empty();
    }
    return view.lanes().stream()
        .filter(lane -> Math.abs(lane.bottom() - y) <= HEIGHT_REACH)
        .filter(lane -> lane.bottom() < view.geometry().tracksBottom() - 1)
        .findFirst();
  }

  private boolean isName(Lane lane, double x) {
    return view.lanes().size() > 1 && x < view.nameWidth(lane);
  }

  /** The lane whose place the held track would take. */
  private Optional<Lane> dropPlace() {
    double y =
        Math.clamp(pointerY, view.geometry().rulerBottom(), view.geometry().tracksBottom() - 1);
    List<Lane> lanes = view.lanes();
    return view.laneAt(y)
        .or(() -> lanes.isEmpty() ? Optional.empty() : Optional.of(lanes.getLast()));
  }

  private double lineOf(Lane place) {
    List<Lane> lanes = view.lanes();
    boolean below = held.isPresent() && indexOf(lanes, place.track()) > indexOf(lanes, held.get());
    return below ? place.bottom() : place.top();
  }

  private static int indexOf(List<Lane> lanes, Track track) {
    for (int i = 0; i < lanes.size(); i++) {
      if (lanes.get(i).track().id().equals(track.id())) {
        return i;
      }
    }
    return 0;
  }

  /** How far the pointer is outside, in pixels: negative on the left, 0 inside. */
  private double beyond() {
    return pointerX < 0 ? pointerX : Math.max(0, pointerX - view.getWidth());
  }

  /** If an edge of the selection is in reach, the other one: it stays while this one moves. */
  private OptionalDouble oppositeOfEdgeAt(double x, double y, TimelineLayout layout) {
    if (!layout.isTracks(y) || player.selection().range().isEmpty()) {
      return OptionalDouble.empty();
    }
    TimeRange range = player.selection().range().get();
    TimeWindow shown = model.windowProperty().get();
    double toStart = Math.abs(shown.xOf(range.startMs(), layout.width()) - x);
    double toEnd = Math.abs(shown.xOf(range.endMs(), layout.width()) - x);
    if (Math.min(toStart, toEnd) > EDGE_REACH) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(toStart <= toEnd ? range.endMs() : range.startMs());
  }

  private double axisMs(double x) {
    return model.windowProperty().get().msAt(x, view.getWidth());
  }

  private double mapMs(double x, TimelineLayout layout) {
    return model.wholeProperty().get().msAt(x, layout.mapWidth());
  }

  private static double middle(TimeWindow window) {
    return (window.startMs() + window.endMs()) / 2;
  }
}
