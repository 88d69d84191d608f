package studio.migr.app.player;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import studio.migr.app.message.Messages;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.au.prototype.PrototypeMatch;
import studio.migr.runtime.media.VideoFrame;

/**
 * What lies on the picture: points and frame of the face, the active action units, how they fit the
 * prototypes of emotions, and where the picture stands in the clip. The lists stand in a corner
 * that the face does not reach. Each part has a canvas no larger than itself: where the computer's
 * processor draws, an empty canvas over a whole picture costs as much as the picture.
 */
final class PictureOverlay extends Region {
  private static final StyleablePropertyFactory<PictureOverlay> FACTORY =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());

  private static final Font WORDS = Font.font("JetBrains Mono", 12);
  private static final double CHARACTER = 7.3;
  private static final double LINE = UnitBars.LINE;
  private static final double MARGIN = 8;
  private static final int MOST_UNITS = 8;

  /** A tool that is less sure of the face than this is not to be believed without a look. */
  private static final double SURE = 0.75;

  /** Room for the lines around a face. */
  private static final double LINE_ROOM = 4;

  private static final double STEP = 64;

  private final PlayerModel player;
  private final FaceTracks faces;
  private final OverlayModel model;
  private final LitPatches lit;
  private final PictureView picture;
  private final Canvas patchCanvas = new Canvas();
  private final Canvas faceCanvas = new Canvas();
  private final Canvas unitsCanvas = new Canvas();
  private final Canvas prototypesCanvas = new Canvas();
  private final Canvas placeCanvas = new Canvas();
  private final StyleableProperty<Color> ground =
      FACTORY.createStyleableColorProperty(
          this, "ground", "-overlay-ground", overlay -> overlay.ground, Color.BLACK);
  private final StyleableProperty<Color> words =
      FACTORY.createStyleableColorProperty(
          this, "words", "-overlay-words", overlay -> overlay.words, Color.WHITE);
  private final StyleableProperty<Color> mark =
      FACTORY.createStyleableColorProperty(
          this, "mark", "-overlay-mark", overlay -> overlay.mark, Color.ORANGE);
  private boolean stale = true;
  private boolean patchesStale = true;

  PictureOverlay(
      PlayerModel player,
      FaceTracks faces,
      OverlayModel model,
      LitPatches lit,
      PictureView picture) {
    this.player = player;
    this.faces = faces;
    this.model = model;
    this.lit = lit;
    this.picture = picture;
    getStyleClass().add("picture-overlay");
    setMouseTransparent(true);
    getChildren().addAll(patchCanvas, faceCanvas, unitsCanvas, prototypesCanvas, placeCanvas);
    getChildren().forEach(canvas -> canvas.setManaged(false));
    prototypesCanvas.setId("prototypes");
    player.frameIndexProperty().subscribe(_ -> repaint());
    player.playingProperty().subscribe(_ -> repaint());
    player.sourceProperty().subscribe(_ -> repaint());
    faces.tracksProperty().subscribe(_ -> repaint());
    faces.correctionsProperty().subscribe(_ -> repaint());
    model.shownProperty().subscribe(_ -> repaint());
    lit.patchesProperty().subscribe(_ -> repaintPatches());
    player.condition().lockedProperty().subscribe(_ -> repaint());
    picture.layoutBoundsProperty().subscribe(_ -> repaint());
    picture
        .needsLayoutProperty()
        .subscribe(
            needed -> {
              if (!needed) {
                repaint();
              }
            });
  }

  private void repaint() {
    stale = true;
    requestLayout();
  }

  /** Whoever goes from word to word changes them alone, and what lies around keeps its place. */
  private void repaintPatches() {
    patchesStale = true;
    setNeedsLayout(true);
  }

  @Override
  protected void layoutChildren() {
    if (stale || patchesStale) {
      patchesStale = false;
      paintPatches();
    }
    if (stale) {
      stale = false;
      paint();
    }
  }

  private Optional<VideoFrame> frame() {
    return player
        .pictureProperty()
        .get()
        .filter(_ -> player.frameIndexProperty().get().isPresent());
  }

  private void paintPatches() {
    patchCanvas.setVisible(false);
    if (frame().isPresent()) {
      lit.patchesProperty()
          .get()
          .ifPresent(
              patches -> {
                Rectangle2D whole = picture.pictureBounds();
                new PatchPainter(over(patchCanvas, whole), whole, patches)
                    .paint(mark.getValue(), ground.getValue());
              });
    }
  }

  private void paint() {
    getChildren().stream()
        .filter(canvas -> canvas != patchCanvas)
        .forEach(canvas -> canvas.setVisible(false));
    Optional<VideoFrame> frame = frame();
    if (frame.isEmpty()) {
      return;
    }
    OverlaySettings shown = model.shownProperty().get();
    List<Rectangle2D> occupied = faces(shown, frame.get());
    if (shown.place() && !player.playingProperty().get()) {
      place(occupied);
    }
    Optional<AuTrack> first = faces.tracksProperty().get().stream().findFirst();
    if (first.isPresent() && faces.rowOnScreen(first.get()).isPresent()) {
      int row = faces.rowOnScreen(first.get()).getAsInt();
      if (shown.units()) {
        units(first.get(), row, occupied);
      }
      boolean inRound = player.condition().lockedProperty().get(); // names of emotions would lead
      if (shown.prototypes() && !inRound) {
        prototypes(PrototypeMatch.of(first.get(), row), occupied);
      }
    }
  }

  /** Draws the faces, and says where they are. */
  private List<Rectangle2D> faces(OverlaySettings shown, VideoFrame frame) {
    List<Face> all = new ArrayList<>();
    for (AuTrack track : faces.tracksProperty().get()) {
      OptionalInt row = faces.rowOnScreen(track);
      if (row.isPresent() && track.found()[row.getAsInt()]) {
        track
            .landmarks()
            .flatMap(points -> Face.of(points, row.getAsInt(), frame, picture.pictureBounds()))
            .ifPresent(all::add);
      }
    }
    List<Rectangle2D> boxes = new ArrayList<>(all.stream().map(Face::box).toList());
    if (!boxes.isEmpty() && (shown.landmarks() || shown.box())) {
      GraphicsContext g = over(faceCanvas, around(boxes));
      for (Face face : all) {
        if (shown.landmarks()) {
          points(g, face);
        }
        if (shown.box()) {
          box(g, face.box());
        }
      }
    }
    return boxes;
  }

  private static Rectangle2D around(List<Rectangle2D> boxes) {
    double left = boxes.stream().mapToDouble(Rectangle2D::getMinX).min().orElseThrow();
    double right = boxes.stream().mapToDouble(Rectangle2D::getMaxX).max().orElseThrow();
    double top = boxes.stream().mapToDouble(Rectangle2D::getMinY).min().orElseThrow();
    double bottom = boxes.stream().mapToDouble(Rectangle2D::getMaxY).max().orElseThrow();
    return new Rectangle2D(
        left - LINE_ROOM,
        top - LINE_ROOM,
        right - left + 2 * LINE_ROOM,
        bottom - top + 2 * LINE_ROOM);
  }

  /**
   * Lays a canvas over {@code area} and empties it; drawn on in the coordinates of this view. Its
   * size grows in steps, so that a face that comes nearer does not cost a new one each frame.
   */
  private GraphicsContext over(Canvas canvas, Rectangle2D area) {
    double x = Math.floor(Math.max(0, area.getMinX()));
    double y = Math.floor(Math.max(0, area.getMinY()));
    double width = Math.min(getWidth() - x, stepped(area.getMaxX() - x));
    double height = Math.min(getHeight() - y, stepped(area.getMaxY() - y));
    if (canvas.getWidth() != width || canvas.getHeight() != height) {
      canvas.setWidth(Math.max(1, width));
      canvas.setHeight(Math.max(1, height));
    }
    canvas.relocate(x, y);
    canvas.setVisible(true);
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.setTransform(1, 0, 0, 1, 0, 0);
    g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    g.setTransform(1, 0, 0, 1, -x, -y);
    return g;
  }

  private static double stepped(double size) {
    return Math.ceil(size / STEP) * STEP;
  }

  /** A rim of the ground keeps a point visible on skin as on hair. */
  private void points(GraphicsContext g, Face face) {
    double size = Math.clamp(picture.pictureBounds().getHeight() / 160, 2, 4);
    for (int i = 0; i < face.x().length; i++) {
      double x = face.x()[i];
      double y = face.y()[i];
      if (!Double.isNaN(x) && !Double.isNaN(y)) {
        g.setFill(ground.getValue());
        g.fillOval(x - size / 2 - 1, y - size / 2 - 1, size + 2, size + 2);
        g.setFill(mark.getValue());
        g.fillOval(x - size / 2, y - size / 2, size, size);
      }
    }
  }

  /** Only corners: a closed frame would cut through what it should show. */
  private void box(GraphicsContext g, Rectangle2D box) {
    double arm = Math.min(box.getWidth(), box.getHeight()) / 6;
    double x0 = Math.round(box.getMinX());
    double x1 = Math.round(box.getMaxX());
    double y0 = Math.round(box.getMinY());
    double y1 = Math.round(box.getMaxY());
    for (int pass = 0; pass < 2; pass++) {
      g.setStroke(pass == 0 ? ground.getValue() : mark.getValue());
      g.setLineWidth(pass == 0 ? 4 : 2);
      g.strokePolyline(new double[] {x0, x0, x0 + arm}, new double[] {y0 + arm, y0, y0}, 3);
      g.strokePolyline(new double[] {x1 - arm, x1, x1}, new double[] {y0, y0, y0 + arm}, 3);
      g.strokePolyline(new double[] {x0, x0, x0 + arm}, new double[] {y1 - arm, y1, y1}, 3);
      g.strokePolyline(new double[] {x1 - arm, x1, x1}, new double[] {y1, y1, y1 - arm}, 3);
    }
  }

  private void place(List<Rectangle2D> occupied) {
    int frame = player.frameIndexProperty().get().orElseThrow();
    double ms = player.source().flatMap(clip -> clip.info().video()).orElseThrow().millisOf(frame);
    String text = "f " + frame + "   " + ClockText.of(ms);
    setAccessibleText(text);
    Optional<Rectangle2D> corner =
        corner(text.length() * CHARACTER + 14, LINE + 6, occupied, Side.BOTTOM);
    corner.ifPresent(
        lies -> {
          GraphicsContext g = over(placeCanvas, lies);
          card(g, lies);
          word(g, text, lies.getMinX() + 7, lies.getMinY() + 15);
          occupied.add(lies);
        });
  }

  private void units(AuTrack track, int row, List<Rectangle2D> occupied) {
    boolean found = track.found()[row];
    List<ActiveUnits.Active> active =
        found ? ActiveUnits.of(track, row, faces.saidOnScreen(track)) : List.of();
    int lines = Math.max(1, Math.min(MOST_UNITS, active.size()));
    boolean unsure = found && track.confidence()[row] < SURE;
    double height = (lines + (unsure ? 1 : 0)) * LINE + 8;
    Optional<Rectangle2D> corner = corner(UnitBars.width(active), height, occupied, Side.TOP);
    if (corner.isEmpty()) {
      return; // a face that fills the picture is worth more than a list
    }
    Rectangle2D lies = corner.get();
    GraphicsContext g = over(unitsCanvas, lies);
    card(g, lies);
    occupied.add(lies);
    double x = lies.getMinX() + 7;
    if (unsure) {
      String share = String.format(Locale.ROOT, "%.0f", 100 * track.confidence()[row]);
      word(g, Messages.text("player.overlay.unsure", share), x, lies.getMinY() + 16 + lines * LINE);
    }
    if (active.isEmpty()) {
      word(
          g,
          Messages.text(found ? "player.overlay.no-units" : "player.overlay.no-face"),
          x,
          lies.getMinY() + 16);
      return;
    }
    UnitBars bars = new UnitBars(g, WORDS, words.getValue(), mark.getValue());
    for (int i = 0; i < lines; i++) {
      bars.draw(active.get(i), x, lies.getMinY() + 16 + i * LINE);
    }
  }

  private void prototypes(List<PrototypeMatch> matches, List<Rectangle2D> occupied) {
    if (matches.isEmpty()) {
      return;
    }
    corner(PrototypeBars.WIDTH, PrototypeBars.height(matches), occupied, Side.TOP)
        .ifPresent(
            lies -> {
              GraphicsContext g = over(prototypesCanvas, lies);
              card(g, lies);
              new PrototypeBars(words.getValue(), mark.getValue()).draw(g, lies, matches);
              occupied.add(lies);
            });
  }

  private enum Side {
    TOP,
    BOTTOM
  }

  /** A free corner of the picture, on the wanted side if possible; none if faces fill them all. */
  private Optional<Rectangle2D> corner(
      double width, double height, List<Rectangle2D> occupied, Side wanted) {
    double right = getWidth() - MARGIN - width;
    double bottom = getHeight() - MARGIN - height;
    double first = wanted == Side.TOP ? MARGIN : bottom;
    double second = wanted == Side.TOP ? bottom : MARGIN;
    for (double y : new double[] {first, second}) {
      for (double x : new double[] {MARGIN, right}) {
        Rectangle2D lies = new Rectangle2D(Math.max(0, x), Math.max(0, y), width, height);
        if (x >= 0 && y >= 0 && occupied.stream().noneMatch(lies::intersects)) {
          return Optional.of(lies);
        }
      }
    }
    return Optional.empty();
  }

  private void card(GraphicsContext g, Rectangle2D lies) {
    g.setFill(ground.getValue());
    g.fillRoundRect(lies.getMinX(), lies.getMinY(), lies.getWidth(), lies.getHeight(), 6, 6);
  }

  private void word(GraphicsContext g, String text, double x, double baseline) {
    g.setFill(words.getValue());
    g.setFont(WORDS);
    g.fillText(text, Math.round(x), Math.round(baseline));
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return FACTORY.getCssMetaData();
  }
}
