package studio.migr.app.explain;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import studio.migr.app.message.Messages;
import studio.migr.runtime.attention.ModalityShares;

/**
 * How the attention drifts while the answer is written: the shares of sound, picture and text for
 * each token, from the first at the left to the last, with its segments as ground (figure 5 of
 * MIGR, arXiv 2512.02699).
 */
final class DriftView extends Region {
  private static final double EDGE = 3;
  private static final double FIGURE_WIDTH = 30;
  private static final double FIGURE_HEIGHT = 15;
  private static final double[] LINES = {0, 0.25, 0.5, 0.75, 1};

  private final LooksModel model;
  private boolean stale = true;
  private double drawnWidth;
  private double drawnHeight;
  private final Polyline audio = curve("audio");
  private final Polyline visual = curve("visual");
  private final Polyline text = curve("text");
  private final Line here = new Line();

  @Inject
  DriftView(LooksModel model) {
    this.model = model;
    setId("explain-drift");
    getStyleClass().add("explain-drift");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    here.getStyleClass().add("drift-here");
    here.setManaged(false);
    setMinHeight(40);
    setPrefHeight(64);
    setOnMouseMoved(event -> model.hoveredProperty().set(at(event.getX())));
    setOnMouseExited(_ -> model.hoveredProperty().set(Optional.empty()));
    setOnMouseClicked(
        event -> at(event.getX()).ifPresent(token -> model.seek(new Stretch(token, token))));
    model.changesProperty().subscribe(_ -> redraw());
    model.hoveredProperty().subscribe(_ -> redraw());
    model.selectedProperty().subscribe(_ -> redraw());
  }

  private static Polyline curve(String style) {
    Polyline line = new Polyline();
    line.getStyleClass().addAll("drift-curve", "drift-" + style);
    line.setManaged(false);
    return line;
  }

  /** Something is to be drawn otherwise. */
  private void redraw() {
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
    List<ModalityShares> shares = model.drift();
    getChildren().clear();
    if (shares.size() < 2 || getWidth() <= 0) {
      return;
    }
    getChildren()
        .addAll(
            SegmentGround.of(model, shares.size(), token -> x(token, shares.size()), getHeight()));
    for (double share : LINES) {
      Line line = new Line(EDGE, y(share), getWidth() - EDGE, y(share));
      line.getStyleClass().add("chart-line");
      line.setManaged(false);
      getChildren().add(line);
      if (share > 0 && share < 1) {
        Label figure = new Label(Words.share(share));
        figure.getStyleClass().add("chart-figure");
        figure.setManaged(false);
        getChildren().add(figure);
        figure.resizeRelocate(EDGE, y(share) - FIGURE_HEIGHT, FIGURE_WIDTH, FIGURE_HEIGHT);
      }
    }
    draw(text, shares, ModalityShares::text);
    draw(visual, shares, ModalityShares::visual);
    draw(audio, shares, ModalityShares::audio);
    ModalityShares last = shares.getLast();
    setAccessibleText(
        Messages.text(
            "explain.drift.accessible",
            LookWords.percent(last.audio()),
            LookWords.percent(last.visual()),
            LookWords.percent(last.text())));
    model
        .hoveredProperty()
        .get()
        .or(() -> model.selectedProperty().get().map(Stretch::from))
        .ifPresent(token -> place(token, shares.size()));
  }

  private Optional<Integer> at(double place) {
    int count = model.drift().size();
    long token = Math.round((place - EDGE) / Math.max(1, getWidth() - 2 * EDGE) * (count - 1));
    return count < 2 ? Optional.empty() : Optional.of(Math.clamp(token, 0, count - 1));
  }

  private double x(double token, int count) {
    return EDGE + token / Math.max(1, count - 1.0) * (getWidth() - 2 * EDGE);
  }

  private double y(double share) {
    return EDGE + (1 - share) * (getHeight() - 2 * EDGE);
  }

  private void draw(
      Polyline line, List<ModalityShares> shares, ToDoubleFunction<ModalityShares> of) {
    line.getPoints().clear();
    for (int k = 0; k < shares.size(); k++) {
      line.getPoints().add(x(k, shares.size()));
      line.getPoints().add(y(of.applyAsDouble(shares.get(k))));
    }
    getChildren().add(line);
  }

  private void place(int token, int count) {
    here.setStartX(x(token, count));
    here.setEndX(x(token, count));
    here.setStartY(0);
    here.setEndY(getHeight());
    getChildren().add(here);
  }
}
