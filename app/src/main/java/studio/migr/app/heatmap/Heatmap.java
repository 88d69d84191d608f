package studio.migr.app.heatmap;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * A map of cells in colour. The wheel zooms around the pointer, a drag moves the map, a click tells
 * which cell was meant; arrows, + and − do the same from the keyboard. One canvas as large as the
 * view shows what is in sight. For the JavaFX thread.
 */
public final class Heatmap extends Region {
  /** A cell by its place, from 0. */
  public record Cell(int row, int column) {}

  private static final double ZOOM = 0.8;
  private static final double STEP = 0.1;
  private static final double CLICK = 3;

  /** Around the cells, where it shows that the map has the keyboard. */
  private static final double RIM = 2;

  /** Colours of more cells than this are made beside the window's own work. */
  private static final int AT_ONCE = 200_000;

  private final Canvas canvas = new Canvas();
  private final Executor beside;
  private Cells cells = Cells.NONE;
  private Cells drawn = Cells.NONE;
  private Pyramid pyramid = Pyramid.EMPTY;
  private Tiles tiles = new Tiles(pyramid);
  private Sight sight = Sight.whole(cells);
  private Optional<Cell> marked = Optional.empty();
  private Consumer<Optional<Cell>> hovered = _ -> {};
  private Consumer<Cell> chosen = _ -> {};
  private BiConsumer<GraphicsContext, Heatmap> above = (_, _) -> {};
  private double pressX;
  private double pressY;
  private double lastX;
  private double lastY;
  private boolean stale = true;

  /**
   * @param beside makes the colours of large maps
   */
  public Heatmap(Executor beside) {
    this.beside = beside;
    getStyleClass().add("heatmap");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    canvas.setManaged(false);
    getChildren().add(canvas);
    setOnScroll(this::scrolled);
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
    setOnMouseReleased(this::released);
    setOnMouseMoved(event -> hovered.accept(cellAt(event.getX() - RIM, (event.getY() - RIM))));
    setOnMouseExited(_ -> hovered.accept(Optional.empty()));
    setOnKeyPressed(this::key);
  }

  /** Hears over which cell the pointer is. */
  public void onHover(Consumer<Optional<Cell>> listener) {
    hovered = listener;
  }

  /** Hears which cell was clicked. */
  public void onChoose(Consumer<Cell> listener) {
    chosen = listener;
  }

  /** Draws above the cells, in the coordinates of this view. */
  public void setAbove(BiConsumer<GraphicsContext, Heatmap> painter) {
    above = painter;
    repaint();
  }

  /** Shows other cells, as soon as their colours are made. */
  public void show(Cells next) {
    cells = next;
    if ((long) next.rows() * next.columns() <= AT_ONCE) {
      ready(next, Pyramid.of(next));
    } else {
      CompletableFuture.supplyAsync(() -> Pyramid.of(next), beside)
          .thenAccept(made -> Platform.runLater(() -> ready(next, made)));
    }
  }

  private void ready(Cells made, Pyramid colors) {
    if (made != cells) {
      return; // others are wanted by now
    }
    sight = sight.follow(drawn, made);
    drawn = made;
    pyramid = colors;
    tiles = new Tiles(colors);
    repaint();
  }

  /** Frames a cell's row and column; none for no frame. */
  public void mark(Optional<Cell> cell) {
    marked = cell;
    repaint();
  }

  /** Whether these cells are what is drawn. */
  public boolean shows(Cells wanted) {
    return drawn == wanted;
  }

  /** The value of a cell that is drawn. */
  public float value(Cell cell) {
    return drawn.value(cell.row, cell.column);
  }

  /** Shows all of the map. */
  public void fit() {
    look(Sight.whole(drawn));
  }

  /** Comes closer to a place, or goes further away. */
  public void zoom(double factor, double x, double y) {
    look(sight.zoomed(factor, rowAt(y), columnAt(x), drawn));
  }

  /** Moves what is in sight. */
  public void pan(double byX, double byY) {
    look(
        sight.moved(
            byY * sight.rows() / Math.max(1, high()),
            byX * sight.columns() / Math.max(1, wide()),
            drawn));
  }

  private void look(Sight next) {
    if (!next.equals(sight)) {
      sight = next;
      repaint();
    }
  }

  private double wide() {
    return Math.max(0, getWidth() - 2 * RIM);
  }

  private double high() {
    return Math.max(0, getHeight() - 2 * RIM);
  }

  private double rowAt(double y) {
    return sight.top() + y / Math.max(1, high()) * sight.rows();
  }

  private double columnAt(double x) {
    return sight.left() + x / Math.max(1, wide()) * sight.columns();
  }

  /** Where a column begins; may lie out of sight. */
  public double xOf(double column) {
    return (column - sight.left()) / sight.columns() * wide();
  }

  /** Where a row begins; may lie out of sight. */
  public double yOf(double row) {
    return (row - sight.top()) / sight.rows() * high();
  }

  private Optional<Cell> cellAt(double x, double y) {
    int row = (int) Math.floor(rowAt(y));
    int column = (int) Math.floor(columnAt(x));
    boolean there = row >= 0 && row < drawn.rows() && column >= 0 && column < drawn.columns();
    return there ? Optional.of(new Cell(row, column)) : Optional.empty();
  }

  private void scrolled(ScrollEvent event) {
    if (event.getDeltaY() != 0) {
      zoom(event.getDeltaY() > 0 ? ZOOM : 1 / ZOOM, (event.getX() - RIM), (event.getY() - RIM));
      event.consume();
    }
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    pressX = (event.getX() - RIM);
    pressY = (event.getY() - RIM);
    lastX = pressX;
    lastY = pressY;
  }

  private void dragged(MouseEvent event) {
    pan(lastX - (event.getX() - RIM), lastY - (event.getY() - RIM));
    lastX = (event.getX() - RIM);
    lastY = (event.getY() - RIM);
  }

  private void released(MouseEvent event) {
    if (Math.hypot(event.getX() - RIM - pressX, (event.getY() - RIM) - pressY) < CLICK) {
      cellAt(event.getX() - RIM, (event.getY() - RIM)).ifPresent(chosen);
    }
  }

  private void key(KeyEvent event) {
    double wide = wide() * STEP;
    double high = high() * STEP;
    switch (event.getCode()) {
      case LEFT -> pan(-wide, 0);
      case RIGHT -> pan(wide, 0);
      case UP -> pan(0, -high);
      case DOWN -> pan(0, high);
      case PLUS, ADD, EQUALS -> zoom(ZOOM, wide() / 2, high() / 2);
      case MINUS, SUBTRACT -> zoom(1 / ZOOM, wide() / 2, high() / 2);
      case DIGIT0, NUMPAD0 -> fit();
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** Paints before the next pulse is shown. */
  public void repaint() {
    stale = true;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    if (canvas.getWidth() != wide() || canvas.getHeight() != high()) {
      canvas.setWidth(wide());
      canvas.setHeight(high());
      canvas.relocate(RIM, RIM);
      stale = true;
    }
    if (stale && wide() > 0 && high() > 0) {
      stale = false;
      paint();
    }
  }

  private void paint() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, wide(), high());
    if (drawn.rows() > 0 && drawn.columns() > 0) {
      cells(g);
      marked.ifPresent(cell -> frame(g, cell));
    }
    above.accept(g, this);
  }

  private void cells(GraphicsContext g) {
    double perPixel = Math.min(sight.rows() / high(), sight.columns() / wide());
    int level = pyramid.levelFor(perPixel);
    int cellsOfTile = Tiles.SIDE << level;
    g.setImageSmoothing(perPixel > 1);
    int lastRow = (int) Math.min(drawn.rows() - 1.0, Math.ceil(sight.top() + sight.rows()));
    int lastColumn =
        (int) Math.min(drawn.columns() - 1.0, Math.ceil(sight.left() + sight.columns()));
    for (int row = (int) sight.top() / cellsOfTile; row <= lastRow / cellsOfTile; row++) {
      for (int column = (int) sight.left() / cellsOfTile;
          column <= lastColumn / cellsOfTile;
          column++) {
        Image tile = tiles.tile(level, row, column);
        double left = xOf((double) column * cellsOfTile);
        double top = yOf((double) row * cellsOfTile);
        double right = xOf(column * (double) cellsOfTile + tile.getWidth() * (1 << level));
        double bottom = yOf(row * (double) cellsOfTile + tile.getHeight() * (1 << level));
        g.drawImage(
            tile,
            Math.floor(left),
            Math.floor(top),
            Math.ceil(right) - Math.floor(left),
            Math.ceil(bottom) - Math.floor(top));
      }
    }
  }

  /** Two lines of different brightness, one of which is seen on any colour. */
  private void frame(GraphicsContext g, Cell cell) {
    double top = yOf(cell.row);
    double height = Math.max(2, yOf(cell.row + 1) - top);
    g.setLineWidth(1);
    g.setStroke(Color.BLACK);
    g.strokeRect(-1.5, top - 0.5, wide() + 3, height + 1);
    g.setStroke(Color.WHITE);
    g.strokeRect(-2.5, top - 1.5, wide() + 5, height + 3);
  }
}
