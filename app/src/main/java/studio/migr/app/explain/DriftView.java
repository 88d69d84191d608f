package studio.migr.app.explain;

import jakarta.inject.Inject;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import studio.migr.app.engine.AnswerToken;
import studio.migr.app.engine.AnswerTrail;
import studio.migr.app.message.Messages;
import studio.migr.runtime.attention.ModalityShares;
import studio.migr.runtime.reasoning.ReasoningParser;
import studio.migr.runtime.reasoning.Segment;

/**
 * How the attention drifts while the answer is written: the shares of sound, picture and text for
 * each token, from the first at the left to the last, with its segments as ground (figure 5 of
 * MIGR, arXiv 2512.02699).
 */
final class DriftView extends Region {
  private static final double EDGE = 3;

  private final LooksModel model;
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
    model.changesProperty().subscribe(_ -> requestLayout());
    model.hoveredProperty().subscribe(_ -> requestLayout());
    model.selectedProperty().subscribe(_ -> requestLayout());
  }

  private static Polyline curve(String style) {
    Polyline line = new Polyline();
    line.getStyleClass().addAll("drift-curve", "drift-" + style);
    line.setManaged(false);
    return line;
  }

  @Override
  protected void layoutChildren() {
    List<ModalityShares> shares = model.drift();
    getChildren().clear();
    if (shares.size() < 2 || getWidth() <= 0) {
      return;
    }
    ground(shares.size());
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

  /** The segments, as stretches of the ground. */
  private void ground(int count) {
    List<AnswerToken> tokens =
        model.trail().map(AnswerTrail::tokens).map(List::copyOf).orElse(List.of());
    StringBuilder all = new StringBuilder();
    tokens.forEach(token -> all.append(token.text()));
    for (Segment segment : ReasoningParser.parse(all.toString()).segments()) {
      List<Integer> within =
          tokens.stream()
              .filter(one -> one.start() < segment.end() && one.end() > segment.start())
              .map(AnswerToken::index)
              .filter(index -> index < count)
              .toList();
      if (!within.isEmpty()) {
        double left = x(within.getFirst(), count);
        Rectangle box = new Rectangle(left, 0, x(within.getLast(), count) - left, getHeight());
        box.getStyleClass().addAll("drift-ground", "drift-ground-" + segment.kind().id());
        box.setManaged(false);
        getChildren().add(box);
      }
    }
  }
}
