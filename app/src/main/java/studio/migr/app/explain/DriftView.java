package studio.migr.app.explain;

import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.shape.Polyline;
import studio.migr.app.command.Commands;
import studio.migr.app.message.Messages;
import studio.migr.runtime.attention.ModalityShares;

/**
 * How the attention drifts while the answer is written: the shares of sound, picture and text for
 * each token, from the first at the left to the last, with its segments as ground (figure 5 of
 * MIGR, arXiv 2512.02699).
 */
final class DriftView extends TokenChart {
  private static final double EDGE = 3;

  @Inject
  DriftView(LooksModel model) {
    super(model, "explain-drift", EDGE, EDGE);
    setMinHeight(32);
    setPrefHeight(64);
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
  }

  @Override
  int count() {
    return Math.max(2, model.tokens());
  }

  @Override
  void draw() {
    List<ModalityShares> shares = model.drift();
    if (shares.size() < 2 || !hasRoom()) {
      return;
    }
    ground(shares.size(), 0);
    axis();
    curve("text", shares, ModalityShares::text);
    curve("visual", shares, ModalityShares::visual);
    curve("audio", shares, ModalityShares::audio);
    ModalityShares last = shares.getLast();
    names(last);
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
        .ifPresent(token -> upright(x(token), 0, "drift-here"));
  }

  private Optional<Integer> at(double place) {
    return model.tokens() < 2 ? Optional.empty() : Optional.of(tokenAt(place));
  }

  private void curve(
      String style, List<ModalityShares> shares, ToDoubleFunction<ModalityShares> of) {
    Polyline line = new Polyline();
    line.getStyleClass().addAll("drift-curve", "drift-" + style);
    for (int k = 0; k < shares.size(); k++) {
      line.getPoints().add(x(k));
      line.getPoints().add(y(of.applyAsDouble(shares.get(k))));
    }
    add(line);
  }

  /** Words at the ends of the curves, none over another; the legend has them, too. */
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
      free = name(label, name.share(), free);
    }
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
}
