package studio.migr.app.explain;

import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.analysis.ClipAnalysis;
import studio.migr.app.engine.LoadedModel;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.predict.KeptExplanations.Said;
import studio.migr.app.task.TaskState;
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
    for (Node each : List.of(with, choice, difference)) {
      each.visibleProperty().bind(Bindings.isNotEmpty(model.others()));
      each.managedProperty().bind(each.visibleProperty());
    }
    FlowPane head = new FlowPane(8, 4, with, choice, others(), asking(), difference);
    head.setAlignment(Pos.CENTER_LEFT);
    head.setMinHeight(USE_PREF_SIZE);
    ScrollPane scroll = new ScrollPane(columns);
    scroll.getStyleClass().add("model-scroll");
    scroll.setFitToWidth(true);
    scroll.setMinHeight(0);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head, scroll);
    model.otherProperty().subscribe(_ -> show());
  }

  /** Those that could be asked. */
  private MenuButton others() {
    MenuButton menu =
        new MenuButton(Messages.text("explain.compare.ask"), new FontIcon(Feather.CPU));
    menu.setId("compare-ask");
    menu.getStyleClass().add("small");
    menu.setMinWidth(USE_PREF_SIZE);
    Words.explain(menu, Messages.text("explain.compare.ask.why"));
    model
        .unasked()
        .subscribe(
            () ->
                menu.getItems()
                    .setAll(
                        model.unasked().stream()
                            .map(
                                each -> {
                                  MenuItem item = new MenuItem(each.name());
                                  item.setOnAction(_ -> model.ask(each));
                                  return item;
                                })
                            .toList()));
    menu.visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !model.unasked().isEmpty() && !isAsking(),
                model.unasked(),
                model.askingProperty()));
    menu.managedProperty().bind(menu.visibleProperty());
    return menu;
  }

  private boolean isAsking() {
    return model.askingProperty().get() instanceof TaskState.Running<LoadedModel>;
  }

  /** How the question stands, and the way out of it. */
  private Node asking() {
    Label news = Words.caption("");
    news.setId("compare-asking");
    Button cancel = new Button(Messages.text("explain.compare.cancel"));
    cancel.setId("compare-cancel");
    cancel.getStyleClass().add("small");
    cancel.setOnAction(_ -> model.cancel());
    cancel.managedProperty().bind(cancel.visibleProperty());
    ProgressIndicator turning = new ProgressIndicator();
    turning.getStyleClass().add("small-progress");
    turning.setPrefSize(14, 14);
    turning.visibleProperty().bind(cancel.visibleProperty());
    turning.managedProperty().bind(cancel.visibleProperty());
    HBox line = new HBox(8, turning, news, cancel);
    line.setAlignment(Pos.CENTER_LEFT);
    line.managedProperty().bind(line.visibleProperty());
    model
        .askingProperty()
        .subscribe(
            state -> {
              cancel.setVisible(isAsking());
              String words =
                  switch (state) {
                    case TaskState.Running<LoadedModel> _ ->
                        Messages.text("explain.compare.asking");
                    case TaskState.Failed<LoadedModel>(Throwable error) -> ErrorSentence.of(error);
                    default -> "";
                  };
              news.setText(words);
              line.setVisible(!words.isEmpty());
            });
    return line;
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
            ModelVerdictBox.of(analysis.explanation()),
            words,
            ConditionTable.of(analysis.explanation()));
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
