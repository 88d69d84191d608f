package studio.migr.app.explain;

import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import studio.migr.app.analysis.ClipAnalysis;
import studio.migr.app.message.Messages;
import studio.migr.app.predict.KeptExplanations.Said;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.reasoning.ReasoningParser;

/** Two models side by side on one clip. */
final class CompareView extends VBox {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("MM-dd HH:mm");

  private final CompareModel model;
  private final HBox columns = new HBox(12);
  private final Label difference = Words.caption("");
  private final ComboBox<Said> choice = new ComboBox<>();

  @Inject
  CompareView(CompareModel model) {
    this.model = model;
    setId("explain-compare");
    getStyleClass().add("explain");
    choice.setId("compare-with");
    choice.setItems(model.others());
    choice.setConverter(words());
    choice.setAccessibleText(Messages.text("explain.compare.with"));
    choice.valueProperty().bindBidirectional(model.chosenProperty());
    Label with = new Label(Messages.text("explain.compare.with"));
    with.setLabelFor(choice);
    difference.setId("compare-difference");
    with.setMinWidth(USE_PREF_SIZE);
    FlowPane head = new FlowPane(8, 4, with, choice, difference);
    head.setAlignment(Pos.CENTER_LEFT);
    head.setMinHeight(USE_PREF_SIZE);
    head.visibleProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(model.others()));
    head.managedProperty().bind(head.visibleProperty());
    ScrollPane scroll = new ScrollPane(columns);
    scroll.getStyleClass().add("model-scroll");
    scroll.setFitToWidth(true);
    scroll.setMinHeight(0);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head, scroll);
    model.otherProperty().subscribe(_ -> show());
  }

  private void show() {
    Optional<ClipAnalysis> mine = model.mine();
    Optional<ClipAnalysis> other = model.otherProperty().get();
    if (mine.isEmpty() || other.isEmpty()) {
      difference.setText("");
      columns.getChildren().setAll(Words.caption(Messages.text("explain.compare.none")));
      return;
    }
    columns.getChildren().setAll(column(mine.get()), column(other.get()));
    Explanation now = mine.get().explanation();
    Explanation before = other.get().explanation();
    boolean same = now.answer().answer().equals(before.answer().answer());
    difference.setText(
        Messages.text(
            same ? "explain.compare.same" : "explain.compare.other",
            before.answer().answer(),
            now.answer().answer(),
            now.importance().share().audio() - before.importance().share().audio(),
            now.importance().share().visual() - before.importance().share().visual()));
  }

  private static Node column(ClipAnalysis analysis) {
    Label name =
        new Label(
            analysis.model().isEmpty() ? Messages.text("explain.some-model") : analysis.model());
    name.getStyleClass().add("section-title");
    Label words =
        new Label(
            ReasoningParser.parse(analysis.explanation().answer().text()).reasoningText().strip());
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    words.getStyleClass().add("model-words");
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    VBox column =
        new VBox(
            6,
            name,
            new ModelVerdictBox(analysis.explanation()),
            words,
            new ConditionTable(analysis.explanation()));
    column.getStyleClass().add("compare-column");
    column.setMinWidth(0);
    column.setPrefWidth(300);
    HBox.setHgrow(column, Priority.ALWAYS);
    return column;
  }

  private static StringConverter<Said> words() {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable Said said) {
        return said == null
            ? ""
            : Messages.text(
                "explain.compare.said",
                said.model().isEmpty() ? Messages.text("explain.some-model") : said.model(),
                CLOCK.format(said.when().atZone(ZoneId.systemDefault())));
      }

      @Override
      public Said fromString(String text) {
        throw new UnsupportedOperationException("it is chosen, not typed");
      }
    };
  }
}
