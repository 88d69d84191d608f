package studio.migr.app.explain;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.Commands;
import studio.migr.app.engine.AnswerToken;
import studio.migr.app.engine.AnswerTrail;
import studio.migr.app.heatmap.Heatmap;
import studio.migr.app.message.Messages;
import studio.migr.app.player.PlayerModel;
import studio.migr.runtime.attention.LookColumn;

/** The answer's tokens against what they looked at: words, then frames, then sound. */
final class MapView extends VBox {
  private static final double HEAD = 16;

  /** A narrower band has its sign alone. */
  private static final double WORDS = 60;

  private final LooksModel model;
  private final PlayerModel player;
  private final Pane over = new Pane();
  private final Line inPicture = new Line();
  private final Line inSound = new Line();
  private final Heatmap map = new Heatmap(ForkJoinPool.commonPool());
  private final Pane head = new Pane();
  private final Label value = new Label();
  private final List<Label> names = new ArrayList<>();
  private List<LookBand> bands = List.of();
  private String how = "";
  private int shown;

  @Inject
  MapView(LooksModel model, PlayerModel player) {
    this.model = model;
    this.player = player;
    setId("explain-map");
    map.setId("explain-heatmap");
    map.setAccessibleText(Messages.text("explain.map.accessible"));
    map.setMinSize(80, 60);
    Commands.leave(
        map,
        KeyCode.LEFT,
        KeyCode.RIGHT,
        KeyCode.UP,
        KeyCode.DOWN,
        KeyCode.PLUS,
        KeyCode.ADD,
        KeyCode.EQUALS,
        KeyCode.MINUS,
        KeyCode.SUBTRACT,
        KeyCode.DIGIT0,
        KeyCode.NUMPAD0);
    head.setMinHeight(HEAD);
    head.setPrefHeight(HEAD);
    value.setId("explain-value");
    value.getStyleClass().addAll("caption", "may-ellipsize");
    value.setMinWidth(0);
    over.setMouseTransparent(true);
    over.getChildren().addAll(inPicture, inSound);
    for (Line line : List.of(inPicture, inSound)) {
      line.getStyleClass().add("map-here");
      line.setManaged(false);
    }
    StackPane room = new StackPane(map, over);
    VBox.setVgrow(room, Priority.ALWAYS);
    value.setMaxWidth(Double.MAX_VALUE);
    Tooltip all = new Tooltip();
    all.textProperty().bind(value.textProperty());
    value.setTooltip(all);
    getChildren().addAll(head, room, value);
    map.setAbove(
        (_, _) -> {
          placeNames();
          placeTime();
        });
    player.positionMsProperty().subscribe(_ -> placeTime());
    map.onHover(this::hover);
    map.onChoose(cell -> model.seek(new Stretch(cell.row(), cell.row())));
    model.changesProperty().subscribe(_ -> show());
    sceneProperty().subscribe(_ -> show());
    model.hoveredProperty().subscribe(_ -> mark());
    model.selectedProperty().subscribe(_ -> mark());
    say(Optional.empty());
  }

  Heatmap map() {
    return map;
  }

  /** While another tab is shown there is nothing to draw; it is drawn when this one is. */
  private void show() {
    int now = model.changesProperty().get();
    if (getScene() == null || now == shown) {
      return;
    }
    shown = now;
    bands = LookBand.of(model.shown());
    names.clear();
    for (LookBand band : bands) {
      FontIcon sign = new FontIcon(band.sign());
      Label name = new Label(band.name(), sign);
      name.getStyleClass().addAll("band", "band-" + band.style(), "may-ellipsize");
      name.setMinWidth(0);
      name.setManaged(false); // it stands where the map has its columns
      name.setTooltip(new Tooltip(name.getText()));
      name.setAlignment(Pos.CENTER_LEFT);
      names.add(name);
    }
    head.getChildren().setAll(names);
    map.show(model.cellsShown());
    how =
        Messages.text(
            "explain.map.how",
            LookWords.percent(model.brightest(LookColumn.Kind.ANSWER)),
            LookWords.percent(model.brightest(LookColumn.Kind.PICTURE)),
            LookWords.percent(model.brightest(LookColumn.Kind.SOUND)));
    mark();
    say(Optional.empty());
  }

  private void placeNames() {
    for (int k = 0; k < names.size() && k < bands.size(); k++) {
      double left = Math.max(0, map.xOf(bands.get(k).from()));
      double right = Math.min(map.getWidth(), map.xOf(bands.get(k).to()));
      names.get(k).setVisible(right - left > 6);
      names
          .get(k)
          .setContentDisplay(
              right - left < WORDS ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
      names.get(k).resizeRelocate(left, 0, Math.max(0, right - left - 1), HEAD);
    }
  }

  /** Where the time on screen is, among the frames and among the steps of sound. */
  private void placeTime() {
    if (getScene() == null) {
      return; // another tab is shown, and this is called with every frame
    }
    place(inPicture, LookColumn.Kind.PICTURE);
    place(inSound, LookColumn.Kind.SOUND);
  }

  private void place(Line line, LookColumn.Kind kind) {
    double now = player.positionMsProperty().get();
    List<LookColumn> shown = model.shown();
    int first = -1;
    int last = -1;
    for (int k = 0; k < shown.size(); k++) {
      LookColumn column = shown.get(k);
      if (column.kind() == kind && now >= column.fromMs() && now < column.toMs()) {
        first = first < 0 ? k : first;
        last = k + 1;
      }
    }
    line.setVisible(first >= 0);
    if (first >= 0) {
      LookColumn column = shown.get(first);
      double within = (now - column.fromMs()) / (column.toMs() - column.fromMs());
      double x = Math.round(map.xOf(first) + within * (map.xOf(last) - map.xOf(first)));
      line.setVisible(x >= 0 && x <= map.getWidth());
      line.setStartX(x);
      line.setEndX(x);
      line.setStartY(0);
      line.setEndY(map.getHeight());
    }
  }

  private void hover(Optional<Heatmap.Cell> cell) {
    model.hoveredProperty().set(cell.map(Heatmap.Cell::row));
    say(cell);
  }

  private void say(Optional<Heatmap.Cell> cell) {
    value.setText(cell.flatMap(this::words).orElse(how));
  }

  private Optional<String> words(Heatmap.Cell cell) {
    Optional<AnswerTrail> trail = model.trail();
    if (trail.isEmpty()
        || cell.row() >= trail.get().tokens().size()
        || cell.column() >= model.shown().size()) {
      return Optional.empty();
    }
    AnswerToken token = trail.get().tokens().get(cell.row());
    return Optional.of(
        Messages.text(
            "explain.map.value",
            LookWords.of(token).strip(),
            LookWords.of(model.shown().get(cell.column())),
            LookWords.percent(map.value(cell))));
  }

  private void mark() {
    map.mark(
        model
            .hoveredProperty()
            .get()
            .or(() -> model.selectedProperty().get().map(Stretch::from))
            .filter(token -> token < model.tokens())
            .map(token -> new Heatmap.Cell(token, 0)));
  }
}
