package studio.migr.app.explain;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;

/**
 * Shares from 0 to 1 over the tokens of an answer, with its segments as ground. Charts of this kind
 * have a token at the same place, so that it stays where it is when the tabs change.
 */
abstract class TokenChart extends Region {
  static final double LEFT = 34;
  static final double RIGHT = 92;
  static final double NAME_HEIGHT = 15;
  private static final double[] LINES = {0, 0.5, 1};
  private static final double[] ENDS = {0, 1};

  final LooksModel model;
  private final double top;
  private final double bottom;
  private boolean stale = true;
  private double drawnWidth;
  private double drawnHeight;

  /**
   * @param top room above a share of 1
   * @param bottom room below a share of 0
   */
  TokenChart(LooksModel model, String id, double top, double bottom) {
    this.model = model;
    this.top = top;
    this.bottom = bottom;
    setId(id);
    getStyleClass().addAll("token-chart", id);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    model.hoveredProperty().subscribe(_ -> redraw());
    model.selectedProperty().subscribe(_ -> redraw());
  }

  /** Puts together what is shown. */
  abstract void draw();

  /** How many tokens there is room for; at least 2. */
  abstract int count();

  /** Something is to be drawn otherwise. */
  final void redraw() {
    stale = true;
    requestLayout();
  }

  /** A layout for another reason leaves what is drawn as it is. */
  @Override
  protected void layoutChildren() {
    if (!stale && drawnWidth == getWidth() && drawnHeight == getHeight()) {
      return;
    }
    stale = false;
    drawnWidth = getWidth();
    drawnHeight = getHeight();
    getChildren().clear();
    draw();
  }

  final boolean hasRoom() {
    return getWidth() > LEFT + RIGHT && getHeight() > 0;
  }

  private double wide() {
    return Math.max(1, getWidth() - LEFT - RIGHT);
  }

  /** Where a token ends; that with the number −1 ends before the first. */
  final double x(double token) {
    return LEFT + (token + 1) / count() * wide();
  }

  /** The number of the token that ends nearest. */
  final int tokenAt(double place) {
    long token = Math.round((place - LEFT) / wide() * count() - 1);
    return Math.clamp(token, 0, count() - 1);
  }

  final double y(double share) {
    return top + (1 - share) * (getHeight() - top - bottom);
  }

  /**
   * @param tokens of how many the segments are known
   * @param signs how far below the top their signs stand
   */
  final void ground(int tokens, double signs) {
    getChildren().addAll(SegmentGround.of(model, tokens, this::x, getHeight(), signs));
  }

  final void axis() {
    for (double share : getHeight() < 3 * NAME_HEIGHT ? ENDS : LINES) {
      Line line = new Line(LEFT, y(share), getWidth() - RIGHT, y(share));
      line.getStyleClass().add("chart-line");
      add(line);
      Label figure = new Label(Words.share(share));
      figure.getStyleClass().add("chart-figure");
      place(figure, 0, within(y(share) - NAME_HEIGHT / 2), LEFT - 4);
    }
  }

  private double within(double y) {
    return Math.clamp(y, 0, Math.max(0, getHeight() - NAME_HEIGHT));
  }

  /**
   * Words at the end of a curve.
   *
   * @param free below what was written before
   * @return what is free below it; {@code free} itself if there was no room
   */
  final double name(Label words, double share, double free) {
    double place = Math.max(free, within(y(share) - NAME_HEIGHT / 2));
    if (place + NAME_HEIGHT > getHeight()) {
      return free;
    }
    place(words, getWidth() - RIGHT + 6, place, RIGHT - 6);
    return place + NAME_HEIGHT;
  }

  final void upright(double x, double from, String style) {
    Line line = new Line(x, from, x, getHeight());
    line.getStyleClass().add(style);
    add(line);
  }

  final void place(Label label, double x, double y, double width) {
    add(label);
    label.resizeRelocate(x, y, width, NAME_HEIGHT);
  }

  final void add(Node node) {
    node.setManaged(false);
    node.setMouseTransparent(true);
    getChildren().add(node);
  }
}
