package studio.migr.app.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import studio.migr.app.agreement.FiguresWords;
import studio.migr.app.label.Round;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.plot.ChartCanvas;
import studio.migr.app.plot.ExportButton;
import studio.migr.app.plot.PlotSaver;
import studio.migr.app.predict.ModelName;
import studio.migr.app.task.TaskState;
import studio.migr.training.agreement.Agreement;
import studio.migr.training.agreement.Coefficient;

/**
 * People with each other beside the model with people, by topic; and the clips on which people
 * strongly disagree. One is made each time it is opened.
 */
final class ReportView extends VBox {
  private static final double CELL = 46;

  /** In less the sheet scrolls. */
  private static final double LEAST = 560;

  private final StudyModel model;
  private final Runnable close;
  private final ComboBox<Round> studies = new ComboBox<>();
  private final ComboBox<ModelName> models = new ComboBox<>();
  private final Label head = new Label();
  private final Label outcome = new Label();
  private final Label disputedTitle = new Label();
  private final GridPane table = new GridPane(16, 6);
  private final ChartCanvas chart = new ChartCanvas();
  private final ListView<StudyReport.Disputed> disputed = new ListView<>();
  private final ProgressBar progress = new ProgressBar();
  private final HBox busy = new HBox(8);
  private final ExportButton export;
  private final Subscription following;
  private boolean filling;

  /**
   * @param close closes the sheet
   */
  ReportView(StudyModel model, PlotSaver saver, Runnable close) {
    super(10);
    this.model = model;
    this.close = close;
    export = new ExportButton(saver, model::plot, outcome::setText);
    export.setId("study-export");
    getStyleClass().add("agreement-figures");
    head.getStyleClass().add("section-title");
    head.setId("study-report-title");
    head.setWrapText(true);
    head.setMinHeight(Region.USE_PREF_SIZE);
    table.setId("study-table");
    table.setMinHeight(Region.USE_PREF_SIZE);
    for (int k = 0; k < 5; k++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(k == 0 ? 24 : 19);
      table.getColumnConstraints().add(column);
    }
    setMinHeight(LEAST);
    chart.setMinSize(0, 160);
    VBox left = new VBox(6, chart);
    VBox.setVgrow(chart, Priority.ALWAYS);
    VBox right = new VBox(6, disputedTitle, disputed);
    VBox.setVgrow(disputed, Priority.ALWAYS);
    for (VBox each : List.of(left, right)) {
      each.setMinWidth(0);
      each.setPrefWidth(1);
      HBox.setHgrow(each, Priority.ALWAYS);
    }
    HBox below = new HBox(16, left, right);
    below.setMinHeight(220);
    VBox.setVgrow(below, Priority.ALWAYS);
    Label how = new Label(Messages.text("study.report.how"));
    how.getStyleClass().add("caption");
    how.setWrapText(true);
    how.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(choices(), head, table, how, below, waiting());
    list();
    following =
        model
            .reportProperty()
            .subscribe(this::show)
            .and(model.saidProperty().subscribe(_ -> fill()))
            .and(model.studyProperty().subscribe(_ -> fill()))
            .and(model.modelProperty().subscribe(_ -> fill()));
  }

  /** Lets the model alone. */
  void stop() {
    following.unsubscribe();
    model.cancel();
  }

  private HBox choices() {
    choice(
        studies,
        "study-of",
        "study.which",
        round -> model.studyProperty().set(Optional.of(round)),
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Round round) {
            return round == null ? "" : round.plan().name();
          }

          @Override
          public Round fromString(String text) {
            throw new UnsupportedOperationException("a study is chosen, not typed");
          }
        });
    choice(
        models,
        "study-by",
        "study.model",
        chosen -> model.modelProperty().set(Optional.of(chosen)),
        StudyStarter.names());
    outcome.getStyleClass().addAll("caption", "may-ellipsize");
    outcome.setId("study-outcome");
    outcome.setMaxWidth(Double.MAX_VALUE);
    outcome.setMinWidth(0);
    HBox.setHgrow(outcome, Priority.ALWAYS);
    HBox choices = new HBox(8, studies, models, outcome, export);
    choices.setAlignment(Pos.CENTER_LEFT);
    return choices;
  }

  private <T> void choice(
      ComboBox<T> box, String id, String key, Consumer<T> choose, StringConverter<T> words) {
    box.setId(id);
    box.setAccessibleText(Messages.text(key));
    box.setTooltip(new Tooltip(Messages.text(key)));
    box.setConverter(words);
    box.setMinWidth(USE_PREF_SIZE);
    box.setOnAction(
        _ -> {
          T value = box.getValue();
          if (value != null && !filling) {
            choose.accept(value);
          }
        });
  }

  private void fill() {
    filling = true;
    studies.getItems().setAll(model.studies());
    studies.setValue(
        model
            .studyProperty()
            .get()
            .flatMap(now -> studies.getItems().stream().filter(e -> e.id() == now.id()).findFirst())
            .orElse(null));
    models.getItems().setAll(model.said().models());
    models.setValue(model.modelProperty().get().filter(models.getItems()::contains).orElse(null));
    filling = false;
  }

  private HBox waiting() {
    Button cancel = new Button(Messages.text("agreement.figures.cancel"));
    cancel.setOnAction(_ -> model.cancel());
    progress.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(progress, Priority.ALWAYS);
    busy.getChildren().setAll(progress, cancel);
    busy.setAlignment(Pos.CENTER_LEFT);
    busy.managedProperty().bind(busy.visibleProperty());
    return busy;
  }

  private void list() {
    disputedTitle.getStyleClass().add("section-title");
    disputedTitle.setId("study-disputed-title");
    disputedTitle.setWrapText(true);
    disputedTitle.setMinHeight(Region.USE_PREF_SIZE);
    disputed.setId("study-disputed");
    disputed.setAccessibleText(Messages.text("study.disputed.name"));
    disputed.setFixedCellSize(CELL);
    disputed.setMinHeight(CELL);
    Label none = new Label(Messages.text("study.disputed.none"));
    none.getStyleClass().add("muted");
    none.setWrapText(true);
    disputed.setPlaceholder(none);
    disputed.setCellFactory(_ -> new DisputedCell());
    disputed.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            visit();
          }
        });
    disputed.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            visit();
            event.consume();
          }
        });
  }

  private void visit() {
    StudyReport.Disputed chosen = disputed.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      close.run();
      model.visit(chosen.clipId());
    }
  }

  private void show(TaskState<StudyReport> state) {
    progress.progressProperty().unbind();
    busy.setVisible(state instanceof TaskState.Running);
    if (state instanceof TaskState.Running<StudyReport>(var task)) {
      progress.progressProperty().bind(task.progressProperty());
      return; // what was there stays until there is more
    }
    outcome.setText(
        switch (state) {
          case TaskState.Failed<StudyReport>(var error) -> ErrorSentence.of(error);
          case TaskState.Cancelled<StudyReport> _ -> Messages.text("agreement.figures.cancelled");
          default -> "";
        });
    Optional<StudyReport> report = model.reported();
    head.setText(report.map(model::title).orElse(Messages.text("study.report.none")));
    chart.show(model.plot());
    export.setDisable(report.isEmpty());
    table.getChildren().clear();
    report.ifPresent(this::fillTable);
    disputed.getItems().setAll(report.map(StudyReport::disputed).orElse(List.of()));
    disputedTitle.setText(Messages.text("study.disputed", disputed.getItems().size()));
  }

  private void fillTable(StudyReport report) {
    String[] heads = {
      "study.topic",
      "study.people.percent",
      "study.people.alpha",
      "study.model.percent",
      "study.model.kappa"
    };
    for (int k = 0; k < heads.length; k++) {
      table.add(words(Messages.text(heads[k]), "muted"), k, 0);
    }
    for (Topic topic : Topic.values()) {
      StudyReport.Line line = report.line(topic);
      int row = topic.ordinal() + 1;
      table.add(words(Messages.text("study.topic." + topic.id()), "study-topic"), 0, row);
      table.add(figure(line.people(), Coefficient.PERCENT), 1, row);
      table.add(figure(line.people(), Coefficient.ALPHA), 2, row);
      table.add(figure(line.model(), Coefficient.PERCENT), 3, row);
      table.add(figure(line.model(), Coefficient.COHEN), 4, row);
    }
  }

  private static Label figure(Agreement agreement, Coefficient coefficient) {
    Label label = words(FiguresWords.of(agreement.figure(coefficient)), "study-figure");
    label.setTooltip(
        new Tooltip(label.getText() + "\n" + Messages.text("study.over", agreement.units())));
    return label;
  }

  private static Label words(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private final class DisputedCell extends ListCell<StudyReport.Disputed> {
    DisputedCell() {
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(StudyReport.@Nullable Disputed item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
        setTooltip(null);
        setAccessibleText(null);
        return;
      }
      String said = said(item);
      Label name = new Label(model.nameOf(item.clipId()));
      name.getStyleClass().addAll("clip-name", "may-ellipsize");
      Label below = new Label(said);
      below.getStyleClass().addAll("caption", "may-ellipsize");
      VBox text = new VBox(2, name, below);
      text.setMinWidth(0);
      text.setAlignment(Pos.CENTER_LEFT);
      setGraphic(text);
      setTooltip(new Tooltip(name.getText() + "\n" + said));
      setAccessibleText(name.getText() + ", " + said);
    }

    private static String said(StudyReport.Disputed item) {
      String people =
          item.said().entrySet().stream()
              .map(
                  (Map.Entry<String, String> each) ->
                      each.getKey() + ": " + modality(each.getValue()))
              .collect(Collectors.joining(" · "));
      return item.model()
          .map(
              verdict ->
                  people + " · " + Messages.text("study.disputed.model", modality(verdict.id())))
          .orElse(people);
    }

    private static String modality(String id) {
      return Messages.text("annotate.dominant." + id);
    }
  }
}
