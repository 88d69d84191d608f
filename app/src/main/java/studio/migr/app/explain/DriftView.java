package studio.migr.app.explain;

import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import studio.migr.app.command.Commands;
import studio.migr.app.message.Messages;
import studio.migr.runtime.attention.ModalityShares;

/**
 * How the attention drifts while the answer is written: the shares of sound, picture and text for
 * each token, from the first at the left to the last, with its segments as ground (figure 5 of
 * MIGR, arXiv 2512.02699).
 */
final class DriftView extends Region {
  private static final double EDGE = 3;
  private static final double FIGURE_HEIGHT = 15;
  private static final double[] LINES = {0, 0.5, 1};
  private static final double[] ENDS = {0, 1};

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
    setMinHeight(32);
    setPrefHeight(64);
    setFocusTraversable(true);
    setOnKeyPressed(this::key);
    Commands.leave(this, KeyCode.LEFT, KeyCode.RIGHT, KeyCode.HOME, KeyCode.END, KeyCode.ENTER);
    setOnMouseMoved(event -> model.hoveredProperty().set(at(event.getX())));
    setOnMouseExited(_ -> model.hoveredProperty().set(Optional.empty()));
    setOnMouseClicked(
        event -> {
          requestFocus();
          at(event.getX()).ifPresent(token -> model.seek(new Stretch(token, token)));
        });
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
    axis();
    draw(text, shares, ModalityShares::text);
    draw(visual, shares, ModalityShares::visual);
    draw(audio, shares, ModalityShares::audio);
    names(shares.getLast());
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
    double wide = Math.max(1, getWidth() - TraceView.LEFT - TraceView.RIGHT);
    long token = Math.round((place - TraceView.LEFT) / wide * count - 1);
    return count < 2 ? Optional.empty() : Optional.of(Math.clamp(token, 0, count - 1));
  }

  /** As in the trace, so that a token stays where it is when the tabs change. */
  private double x(double token, int count) {
    return TraceView.LEFT
        + (token + 1) / count * Math.max(1, getWidth() - TraceView.LEFT - TraceView.RIGHT);
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

  private void axis() {
    for (double share : getHeight() < 3 * FIGURE_HEIGHT ? ENDS : LINES) {
      Line line = new Line(TraceView.LEFT, y(share), getWidth() - TraceView.RIGHT, y(share));
      line.getStyleClass().add("chart-line");
      add(line);
      Label figure = new Label(Words.share(share));
      figure.getStyleClass().add("chart-figure");
      double top = Math.clamp(y(share) - FIGURE_HEIGHT / 2, 0, getHeight() - FIGURE_HEIGHT);
      place(figure, 0, top, TraceView.LEFT - 4);
    }
  }

  /** Words at the ends of the curves, none over another. */
  private void names(ModalityShares last) {
    record Name(String key, String style, double share) {}
    double free = 0;
    for (Name name :
        Stream.of(
                new Name("sound", "band-audio", last.audio()),
                new Name("picture", "band-visual", last.visual()),
                new Name("text", "band-text", last.text()))
            .sorted(Comparator.comparingDouble(one -> -one.share()))
            .toList()) {
      Label label =
          new Label(Messages.text("explain.drift." + name.key()) + " " + Words.share(name.share()));
      label.getStyleClass().addAll("drift-name", name.style());
      double top = Math.max(free, y(name.share()) - FIGURE_HEIGHT / 2);
      if (top + FIGURE_HEIGHT > getHeight()) {
        return; // the legend has the words, too
      }
      place(label, getWidth() - TraceView.RIGHT + 6, top, TraceView.RIGHT - 6);
      free = top + FIGURE_HEIGHT;
    }
  }

  private void place(Label label, double x, double y, double width) {
    add(label);
    label.resizeRelocate(x, y, width, FIGURE_HEIGHT);
  }

  private void add(Node node) {
    node.setManaged(false);
    node.setMouseTransparent(true);
    getChildren().add(node);
  }

  private void key(KeyEvent event) {
    int last = model.drift().size() - 1;
    int now = model.selectedProperty().get().map(Stretch::to).orElse(-1);
    int next =
        switch (event.getCode()) {
          case LEFT -> Math.max(0, now - 1);
          case RIGHT -> Math.min(last, now + 1);
          case HOME -> 0;
          case END -> last;
          default -> -1;
        };
    if (next >= 0 && last >= 0) {
      model.selectedProperty().set(Optional.of(new Stretch(next, next)));
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      model.selectedProperty().get().ifPresent(model::seek);
      event.consume();
    }
  }

  private void place(int token, int count) {
    here.setStartX(x(token, count));
    here.setEndX(x(token, count));
    here.setStartY(0);
    here.setEndY(getHeight());
    getChildren().add(here);
  }
}
