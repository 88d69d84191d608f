package studio.migr.app.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import studio.migr.app.agreement.JudgedUnits.Unit;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.plot.ChartCanvas;
import studio.migr.app.plot.ExportButton;
import studio.migr.app.plot.PlotSaver;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.emotion.Condition;
import studio.migr.training.agreement.ClassAgreement;
import studio.migr.training.agreement.Coefficient;

/**
 * The figures of agreement as tables and as a chart; beside them what the chosen figure stands on.
 * One is made each time it is opened.
 */
final class FiguresView extends HBox {
  private static final double ROW = 30;

  /** In less the sheet scrolls. */
  private static final double LEAST = 560;

  /** Room for a sentence in one row of some. */
  private static final double TALL_ROW = 41;

  private static final double HEAD = 46;

  /** Room for the head of the column of numbers. */
  private static final double CHOSEN = 76;

  private static final double CELL = 46;

  /**
   * A line of a table.
   *
   * @param category the category it is about; empty for all
   * @param cells its words
   */
  private record Line(Optional<String> category, List<String> cells) {}

  private final FiguresModel model;
  private final Runnable close;
  private final TableView<Line> overall = table("agreement-coefficients", "agreement.figures.all");
  private final TableView<Line> classes = table("agreement-classes", "agreement.figures.classes");
  private final ListView<Unit> units = new ListView<>();
  private final ChartCanvas chart = new ChartCanvas();
  private final Label head = new Label();
  private final Label behind = new Label();
  private final Label outcome = new Label();
  private final Label rule = new Label();
  private final ProgressBar progress = new ProgressBar();
  private final HBox busy = new HBox(8);
  private final ExportButton export;
  private Subscription following = Subscription.EMPTY;
  private boolean choosing;

  /**
   * @param close closes the sheet
   */
  FiguresView(FiguresModel model, PlotSaver saver, Runnable close) {
    super(16);
    this.model = model;
    this.close = close;
    export = new ExportButton(saver, model::plot, outcome::setText);
    export.setId("agreement-figures-export");
    getStyleClass().add("agreement-figures");
    setMinHeight(LEAST);
    head.getStyleClass().add("section-title");
    head.setWrapText(true);
    head.setMinHeight(Region.USE_PREF_SIZE);
    columns(overall, "agreement.figures.coefficient", "agreement.figures.interval");
    columns(
        classes,
        "agreement.figures.class",
        "agreement.figures.chosen",
        "agreement.figures.specific-head",
        "agreement.figures.alpha");
    overall.setFixedCellSize(Region.USE_COMPUTED_SIZE); // why one is not defined takes two lines
    VBox left = new VBox(8, choices(), head, overall, classes, rule, waiting());
    left.setPrefWidth(540);
    left.setMinWidth(0);
    VBox.setVgrow(classes, Priority.ALWAYS);
    rule.getStyleClass().add("caption");
    rule.setWrapText(true);
    rule.setMinHeight(Region.USE_PREF_SIZE);
    VBox right = new VBox(8, foot(), chart, behind, units);
    right.setMinWidth(0);
    right.setPrefWidth(540);
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox.setHgrow(right, Priority.ALWAYS);
    chart.setMinSize(0, 280);
    chart.setPrefHeight(320);
    VBox.setVgrow(units, Priority.ALWAYS);
    list();
    getChildren().addAll(left, right);
    following =
        model.stateProperty().subscribe(this::show).and(model.partProperty().subscribe(this::rule));
  }

  /** Lets the model alone. */
  void stop() {
    following.unsubscribe();
    model.stopLooking();
  }

  private HBox choices() {
    return new HBox(
        8,
        box(
            "agreement-answer",
            "agreement.figures.of",
            List.of(FiguresQuestion.Answer.values()),
            each -> Messages.text("agreement.figures." + FiguresModel.id(each)),
            model.answerProperty()),
        box(
            "agreement-part",
            "agreement.figures.part",
            List.of(FiguresQuestion.Part.values()),
            each -> Messages.text("agreement.figures." + FiguresModel.id(each)),
            model.partProperty()),
        box(
            "agreement-condition",
            "agreement.figures.given",
            List.of(Condition.BOTH, Condition.AUDIO, Condition.VISUAL),
            each -> Messages.text("annotate.condition.short." + each.id()),
            model.conditionProperty()));
  }

  private static <T> ComboBox<T> box(
      String id, String key, List<T> values, Function<T, String> words, Property<T> property) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.setAccessibleText(Messages.text(key));
    box.setTooltip(new Tooltip(Messages.text(key)));
    box.setMinWidth(USE_PREF_SIZE);
    box.getItems().setAll(values);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable T value) {
            return value == null ? "" : words.apply(value);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException("it is chosen, not typed");
          }
        });
    box.valueProperty().bindBidirectional(property);
    return box;
  }

  private HBox waiting() {
    Button cancel = new Button(Messages.text("agreement.figures.cancel"));
    cancel.setId("agreement-figures-cancel");
    cancel.setOnAction(_ -> model.cancel());
    progress.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(progress, Priority.ALWAYS);
    busy.getChildren().setAll(progress, cancel);
    busy.setAlignment(Pos.CENTER_LEFT);
    busy.managedProperty().bind(busy.visibleProperty());
    return busy;
  }

  private HBox foot() {
    outcome.getStyleClass().addAll("caption", "may-ellipsize");
    outcome.setId("agreement-figures-outcome");
    outcome.setMaxWidth(Double.MAX_VALUE);
    outcome.setMinWidth(0);
    HBox.setHgrow(outcome, Priority.ALWAYS);
    HBox foot = new HBox(8, outcome, export);
    foot.setAlignment(Pos.CENTER_RIGHT);
    return foot;
  }

  private static TableView<Line> table(String id, String name) {
    TableView<Line> table = new TableView<>();
    table.setId(id);
    table.setAccessibleText(Messages.text(name));
    table.setFixedCellSize(ROW);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    Label none = new Label(Messages.text("agreement.figures.nothing"));
    none.getStyleClass().add("muted");
    none.setWrapText(true);
    table.setPlaceholder(none);
    return table;
  }

  private void columns(TableView<Line> table, String... keys) {
    for (int k = 0; k < keys.length; k++) {
      int at = k;
      TableColumn<Line, String> column = new TableColumn<>(Messages.text(keys[k]));
      column.setReorderable(false);
      column.setSortable(false);
      column.setPrefWidth(keys.length == 2 ? 150 : k == 1 ? CHOSEN : k == 0 ? 90 : 150);
      if (keys.length > 2 && k == 1) {
        column.setMinWidth(CHOSEN);
      }
      column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().cells().get(at)));
      column.setCellFactory(_ -> table == overall && at == 1 ? new Sentences() : new Words());
      table.getColumns().add(column);
    }
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            line -> {
              if (line != null && !choosing) {
                choosing = true;
                (table == overall ? classes : overall).getSelectionModel().clearSelection();
                choosing = false;
                showBehind(line.category());
              }
            });
  }

  /** A text that may be longer than its cell; all of it is in the tooltip. */
  private static final class Words extends TableCell<Line, String> {
    Words() {
      getStyleClass().add("may-ellipsize");
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
      super.updateItem(text, empty);
      boolean nothing = empty || text == null || text.isEmpty();
      setText(nothing ? null : text);
      setTooltip(nothing ? null : new Tooltip(text));
    }
  }

  /** Words in as many lines as they take. */
  private static final class Sentences extends TableCell<Line, String> {
    private static final double AROUND = 20;

    private final Text words = new Text();

    Sentences() {
      words.getStyleClass().add("words-in-table");
      words.wrappingWidthProperty().bind(widthProperty().subtract(AROUND));
      setPrefHeight(USE_COMPUTED_SIZE);
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
      super.updateItem(text, empty);
      words.setText(empty || text == null ? "" : text);
      setGraphic(words.getText().isEmpty() ? null : words);
    }
  }

  private void list() {
    units.setId("agreement-units");
    units.setAccessibleText(Messages.text("agreement.figures.units"));
    units.setFixedCellSize(CELL);
    units.setMinHeight(2 * CELL);
    units.setCellFactory(_ -> new UnitCell());
    behind.getStyleClass().add("section-title");
    behind.setId("agreement-behind");
    Label none = new Label(Messages.text("agreement.figures.nothing"));
    none.getStyleClass().add("muted");
    none.setWrapText(true);
    units.setPlaceholder(none);
    units.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            visit();
          }
        });
    units.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            visit();
            event.consume();
          }
        });
  }

  private void visit() {
    Unit unit = units.getSelectionModel().getSelectedItem();
    if (unit != null) {
      close.run();
      model.visit(unit);
    }
  }

  private final class UnitCell extends ListCell<Unit> {
    UnitCell() {
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Unit unit, boolean empty) {
      super.updateItem(unit, empty);
      if (empty || unit == null) {
        setGraphic(null);
        setTooltip(null);
        setAccessibleText(null);
        return;
      }
      Label name = new Label(model.nameOf(unit));
      name.getStyleClass().addAll("clip-name", "may-ellipsize");
      Label said = new Label(model.saidOf(unit));
      said.getStyleClass().addAll("caption", "may-ellipsize");
      VBox text = new VBox(2, name, said);
      text.setMinWidth(0);
      text.setAlignment(Pos.CENTER_LEFT);
      setGraphic(text);
      setTooltip(new Tooltip(model.nameOf(unit) + "\n" + model.saidOf(unit)));
      setAccessibleText(model.nameOf(unit) + ", " + model.saidOf(unit));
    }
  }

  private void rule() {
    boolean segments = model.partProperty().get() == FiguresQuestion.Part.SEGMENTS;
    rule.setText(
        segments
            ? Messages.text(
                "agreement.figures.rule",
                model.figures().map(AgreementFigures::unmatched).orElse(0))
            : Messages.text("agreement.figures.once"));
  }

  private void show(TaskState<AgreementFigures> state) {
    progress.progressProperty().unbind();
    busy.setVisible(state instanceof TaskState.Running);
    if (state instanceof TaskState.Running<AgreementFigures>(var task)) {
      progress.progressProperty().bind(task.progressProperty());
    }
    outcome.setText(
        switch (state) {
          case TaskState.Failed<AgreementFigures>(var error) -> ErrorSentence.of(error);
          case TaskState.Cancelled<AgreementFigures> _ ->
              Messages.text("agreement.figures.cancelled");
          default -> "";
        });
    if (!(state instanceof TaskState.Running)) {
      show(model.figures());
    }
  }

  private void show(Optional<AgreementFigures> figures) {
    head.setText(model.title());
    rule();
    chart.show(model.plot());
    export.setDisable(figures.isEmpty());
    overall.getItems().setAll(figures.map(FiguresView::coefficients).orElse(List.of()));
    classes.getItems().setAll(figures.map(FiguresView::ofClasses).orElse(List.of()));
    double height = overall.getItems().size() * TALL_ROW + HEAD;
    overall.setMinHeight(height);
    overall.setMaxHeight(height);
    units.getItems().clear();
    behind.setText("");
    if (figures.isPresent()) {
      overall.getSelectionModel().selectFirst();
    }
  }

  private static List<Line> coefficients(AgreementFigures figures) {
    List<Line> lines = new ArrayList<>();
    for (Coefficient each : Coefficient.values()) {
      lines.add(
          new Line(
              Optional.empty(),
              List.of(FiguresWords.of(each), FiguresWords.of(figures.agreement().figure(each)))));
    }
    return lines;
  }

  private static List<Line> ofClasses(AgreementFigures figures) {
    List<Line> lines = new ArrayList<>();
    for (ClassAgreement each : figures.agreement().classes()) {
      lines.add(
          new Line(
              Optional.of(each.category()),
              List.of(
                  FiguresWords.of(figures.question().answer(), each.category()),
                  Long.toString(each.judgements()),
                  FiguresWords.of(each.specific()),
                  FiguresWords.of(each.alpha()))));
    }
    return lines;
  }

  private void showBehind(Optional<String> category) {
    model
        .figures()
        .ifPresent(
            figures -> {
              List<Unit> all = figures.behind(category);
              units.getItems().setAll(all);
              behind.setText(
                  Messages.text(
                      "agreement.figures.behind",
                      all.size(),
                      all.stream().filter(Unit::differs).count(),
                      category
                          .map(each -> FiguresWords.of(figures.question().answer(), each))
                          .orElse(Messages.text("agreement.figures.everything"))));
            });
  }
}
