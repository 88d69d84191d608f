package studio.migr.app.explain;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.library.ModalityMark;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.explain.ConditionAnswer;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.importance.ModelCondition;

/**
 * The four conditions as small multiples: a column for each, in it the probability of every label,
 * all in the scheme's order. The answer of each stands framed.
 */
final class ConditionTable extends GridPane {
  private static final List<ModelCondition> ORDER =
      List.of(
          ModelCondition.BOTH, ModelCondition.AUDIO, ModelCondition.VISUAL, ModelCondition.NONE);
  private static final double NARROWEST = 34;
  private static final double BAR = 4;

  /** What is written as 0.00 has no bar. */
  private static final double LEAST = 0.005;

  private static final String ANSWER = "condition-answer";

  /** A label's probability under one condition: a bar, and the figure on it. */
  private static final class Cell extends StackPane {
    private final ModelCondition condition;
    private final String label;
    private final DoubleProperty share = new SimpleDoubleProperty();
    private final Region bar = new Region();
    private final Label figure = new Label();
    private final Tooltip words = Words.tooltip("");

    Cell(ModelCondition condition, String label) {
      this.condition = condition;
      this.label = label;
      bar.getStyleClass().addAll("condition-bar", "condition-bar-" + condition.id());
      figure.setId("probability-" + condition.id() + "-" + label);
      figure.getStyleClass().add("condition-figure");
      figure.setMinWidth(USE_PREF_SIZE);
      figure.setTooltip(words);
      getStyleClass().add("condition-cell");
      bar.maxWidthProperty().bind(widthProperty().subtract(2).multiply(share));
      bar.setMinSize(0, BAR);
      bar.setMaxHeight(BAR);
      setAlignment(bar, Pos.BOTTOM_LEFT); // below the figure, so that no edge crosses it
      setAlignment(figure, Pos.CENTER_RIGHT);
      getChildren().addAll(bar, figure);
    }

    void show(Explanation explanation) {
      ConditionAnswer under = explanation.under(condition);
      double now = under.probabilities().of(label);
      boolean answered = under.answer().equals(label);
      share.set(now);
      bar.setVisible(now >= LEAST);
      figure.setText(Words.share(now));
      if (answered != getStyleClass().contains(ANSWER)) {
        if (answered) {
          getStyleClass().add(ANSWER);
        } else {
          getStyleClass().remove(ANSWER);
        }
      }
      words.setText(
          Messages.text(
              answered
                  ? under.written() ? "explain.cell.answer" : "explain.cell.unwritten"
                  : "explain.cell",
              label,
              now,
              Messages.text("explain.given." + condition.id())));
    }
  }

  private final List<String> labels;
  private final List<Cell> cells = new ArrayList<>();

  /**
   * @param labels of the scheme, in its order
   */
  ConditionTable(List<String> labels) {
    this.labels = labels;
    getStyleClass().add("condition-table");
    setAccessibleText(Messages.text("explain.conditions"));
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(USE_PREF_SIZE);
    getColumnConstraints().add(names);
    for (int column = 0; column < ORDER.size(); column++) {
      ColumnConstraints each = new ColumnConstraints(NARROWEST, NARROWEST, Double.MAX_VALUE);
      each.setHgrow(Priority.ALWAYS);
      each.setHalignment(HPos.CENTER);
      getColumnConstraints().add(each);
      add(head(ORDER.get(column)), column + 1, 0);
    }
    int row = 1;
    for (String label : labels) {
      Label name = new Label(label);
      name.getStyleClass().add("condition-label");
      name.setMinWidth(USE_PREF_SIZE);
      add(name, 0, row);
      for (int column = 0; column < ORDER.size(); column++) {
        Cell cell = new Cell(ORDER.get(column), label);
        cells.add(cell);
        add(cell, column + 1, row);
      }
      row++;
    }
  }

  static ConditionTable of(Explanation explanation) {
    ConditionTable table = new ConditionTable(labels(explanation));
    table.show(explanation);
    return table;
  }

  private static List<String> labels(Explanation explanation) {
    return List.copyOf(explanation.answer().probabilities().byLabel().keySet());
  }

  /** Shows another explanation, if it speaks of the same labels. */
  boolean show(Explanation explanation) {
    boolean same = labels.equals(labels(explanation));
    if (same) {
      cells.forEach(cell -> cell.show(explanation));
    }
    return same;
  }

  private static Node head(ModelCondition condition) {
    Node mark =
        switch (condition) {
          case BOTH -> ModalityMark.of(DominantModality.BOTH);
          case AUDIO -> ModalityMark.of(DominantModality.AUDIO);
          case VISUAL -> ModalityMark.of(DominantModality.VISUAL);
          case NONE -> new FontIcon(Feather.TYPE);
        };
    HBox head = new HBox(mark);
    head.setAlignment(Pos.CENTER);
    head.setAccessibleText(Messages.text("explain.condition." + condition.id()));
    Words.explain(head, Messages.text("explain.condition." + condition.id()));
    return head;
  }
}
