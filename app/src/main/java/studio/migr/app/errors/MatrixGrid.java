package studio.migr.app.errors;

import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import studio.migr.app.message.Messages;

/**
 * The matrix as a grid of buttons: counts, or shares of the row, shaded by the share. A press looks
 * at the cell's clips.
 */
final class MatrixGrid extends GridPane {
  private static final double DARKEST = 0.4;
  private static final int SHORT = 3;
  private static final double CELL = 16;
  private static final double WIDEST = 48;
  private static final double WORD = 44;

  private final ErrorsModel model;
  private boolean shares;

  MatrixGrid(ErrorsModel model) {
    super(1, 2);
    this.model = model;
    setId("matrix");
    getStyleClass().add("matrix");
    model.matrixProperty().subscribe(_ -> show());
    model.cellProperty().subscribe(_ -> show());
  }

  /** Shows shares of the row instead of counts, or counts again. */
  void showShares(boolean wanted) {
    shares = wanted;
    show();
  }

  private void show() {
    getChildren().clear();
    getColumnConstraints().clear();
    Matrix matrix = model.matrixProperty().get();
    List<String> labels = matrix.labels();
    ColumnConstraints words = new ColumnConstraints();
    words.setMinWidth(WORD);
    getColumnConstraints().add(words);
    for (int k = 0; k < labels.size(); k++) {
      ColumnConstraints column = new ColumnConstraints(CELL, CELL, WIDEST);
      column.setHgrow(Priority.ALWAYS);
      column.setHalignment(HPos.CENTER);
      getColumnConstraints().add(column);
      Label head = name(labels.get(k), shortened(labels.get(k)));
      head.setTextOverrun(OverrunStyle.CLIP);
      add(head, k + 1, 0);
    }
    for (int row = 0; row < labels.size(); row++) {
      add(name(labels.get(row), labels.get(row)), 0, row + 1);
      for (int column = 0; column < labels.size(); column++) {
        add(cell(matrix, new Cell(labels.get(row), labels.get(column))), column + 1, row + 1);
      }
    }
  }

  private static Label name(String label, String words) {
    Label name = new Label(words);
    name.getStyleClass().add("caption");
    name.setTooltip(new Tooltip(label));
    name.getStyleClass().add("may-ellipsize");
    name.setMinWidth(0);
    return name;
  }

  private static String shortened(String label) {
    return label.length() <= SHORT ? label : label.substring(0, SHORT);
  }

  private StackPane cell(Matrix matrix, Cell cell) {
    int count = matrix.count(cell);
    double share = matrix.share(cell).orElse(0);
    Region shade = new Region();
    shade.getStyleClass().add("matrix-shade");
    shade.setOpacity(DARKEST * share);
    shade.setMouseTransparent(true);
    Button button =
        new Button(
            matrix.share(cell).isEmpty()
                ? "–"
                : shares ? Integer.toString((int) Math.round(100 * share)) : String.valueOf(count));
    button.getStyleClass().add("matrix-cell");
    button.setMinWidth(0);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAlignment(Pos.CENTER);
    button.setId("cell-" + cell.row() + "-" + cell.column());
    String words =
        Messages.text("errors.cell", cell.row(), cell.column(), count, Math.round(100 * share));
    button.setTooltip(new Tooltip(words));
    button.setAccessibleText(words);
    boolean chosen = model.cellProperty().get().equals(Optional.of(cell));
    boolean facing =
        model.oppositeProperty().get()
            && model.cellProperty().get().map(Cell::opposite).equals(Optional.of(cell));
    if (chosen || facing) {
      button.getStyleClass().add(chosen ? "chosen" : "facing");
    }
    if (cell.agrees()) {
      button.getStyleClass().add("diagonal");
    }
    button.setOnAction(
        _ -> {
          model.cellProperty().set(Optional.of(cell));
          lookup("#" + button.getId()).requestFocus();
        });
    return new StackPane(shade, button);
  }
}
