package studio.migr.app.explain;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
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

  ConditionTable(Explanation explanation) {
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
    for (String label : explanation.answer().probabilities().byLabel().keySet()) {
      Label name = new Label(label);
      name.getStyleClass().add("condition-label");
      name.setMinWidth(USE_PREF_SIZE);
      add(name, 0, row);
      for (int column = 0; column < ORDER.size(); column++) {
        add(cell(explanation, ORDER.get(column), label), column + 1, row);
      }
      row++;
    }
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

  private static Node cell(Explanation explanation, ModelCondition condition, String label) {
    ConditionAnswer under = explanation.under(condition);
    double share = under.probabilities().of(label);
    Region bar = new Region();
    bar.getStyleClass().addAll("condition-bar", "condition-bar-" + condition.id());
    Label figure = new Label(Words.share(share));
    figure.setId("probability-" + condition.id() + "-" + label);
    figure.getStyleClass().add("condition-figure");
    figure.setMinWidth(USE_PREF_SIZE);
    StackPane cell = new StackPane(bar, figure);
    cell.getStyleClass().add("condition-cell");
    bar.maxWidthProperty().bind(cell.widthProperty().subtract(2).multiply(share));
    bar.setMinSize(0, BAR);
    bar.setMaxHeight(BAR);
    bar.setVisible(share >= LEAST);
    StackPane.setAlignment(bar, Pos.BOTTOM_LEFT); // below the figure, so that no edge crosses it
    StackPane.setAlignment(figure, Pos.CENTER_RIGHT);
    boolean answered = under.answer().equals(label);
    if (answered) {
      cell.getStyleClass().add("condition-answer");
    }
    Words.explain(
        figure,
        Messages.text(
            answered
                ? under.written() ? "explain.cell.answer" : "explain.cell.unwritten"
                : "explain.cell",
            label,
            share,
            Messages.text("explain.given." + condition.id())));
    return cell;
  }
}
