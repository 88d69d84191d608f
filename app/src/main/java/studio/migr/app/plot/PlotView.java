package studio.migr.app.plot;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import studio.migr.app.label.LabelKey;
import studio.migr.app.message.Messages;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;

/** A plot, what it is of, and the way out of the studio. One is made each time it is opened. */
final class PlotView extends VBox {
  private final PlotModel model;
  private final ChartCanvas chart = new ChartCanvas();
  private final Label nothing = new Label();
  private final Label outcome = new Label();
  private final StackPane choices = new StackPane();
  private final ExportButton export;

  PlotView(PlotModel model, PlotSaver saver) {
    this.model = model;
    export = new ExportButton(saver, () -> model.plotProperty().get(), outcome::setText);
    getStyleClass().add("plot-view");
    nothing.getStyleClass().add("caption");
    nothing.setWrapText(true);
    outcome.getStyleClass().add("caption");
    outcome.setId("plot-outcome");
    export.setId("plot-export");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(8, kinds(), gap, outcome, export);
    head.setAlignment(Pos.CENTER_LEFT);
    choices.setAlignment(Pos.CENTER_LEFT);
    StackPane stage = new StackPane(chart, nothing);
    VBox.setVgrow(stage, Priority.ALWAYS);
    getChildren().addAll(head, choices, stage);
    model.plotProperty().subscribe(this::show);
    model.kindProperty().subscribe(_ -> showChoices());
    model.labelsProperty().subscribe(_ -> showChoices());
  }

  private HBox kinds() {
    ToggleGroup group = new ToggleGroup();
    ToggleButton units = kind(PlotModel.Kind.UNITS, "plot.units", "left-pill", group);
    ToggleButton labels = kind(PlotModel.Kind.LABELS, "plot.labels", "right-pill", group);
    return new HBox(units, labels);
  }

  private ToggleButton kind(PlotModel.Kind kind, String key, String style, ToggleGroup group) {
    ToggleButton button = new ToggleButton(Messages.text(key));
    button.setId(key.replace('.', '-'));
    button.getStyleClass().add(style);
    button.setToggleGroup(group);
    button.setMinWidth(USE_PREF_SIZE);
    button.setSelected(model.kindProperty().get() == kind);
    button.setOnAction(
        _ -> {
          button.setSelected(true);
          model.kindProperty().set(kind);
        });
    return button;
  }

  private void show(Optional<Plot> plot) {
    chart.show(plot);
    export.setDisable(plot.isEmpty());
    nothing.setText(
        plot.isPresent()
            ? ""
            : Messages.text(
                switch (model.kindProperty().get()) {
                  case UNITS -> "plot.units.none";
                  case LABELS -> "plot.labels.none";
                }));
    outcome.setText("");
  }

  private void showChoices() {
    choices
        .getChildren()
        .setAll(
            switch (model.kindProperty().get()) {
              case UNITS -> units();
              case LABELS -> annotators();
            });
  }

  /** Which sources, where there is a choice, and which action units. */
  private VBox units() {
    VBox lines = new VBox(4);
    List<String> sources = model.availableSources();
    if (sources.size() > 1) {
      FlowPane pane = new FlowPane(12, 4);
      pane.setId("plot-sources");
      List<String> drawn = model.drawn().stream().map(AuTrack::source).toList();
      for (String source : sources) {
        CheckBox box = new CheckBox(source);
        box.setMnemonicParsing(false);
        box.setSelected(drawn.contains(source));
        box.setOnAction(
            _ -> {
              model.setDrawn(source, box.isSelected());
              showChoices();
            });
        pane.getChildren().add(box);
      }
      lines.getChildren().add(pane);
    }
    lines.getChildren().add(unitBoxes());
    return lines;
  }

  private FlowPane unitBoxes() {
    FlowPane pane = new FlowPane(12, 4);
    for (ActionUnit unit : model.available()) {
      CheckBox box = new CheckBox(unit.code());
      box.setSelected(model.units().contains(unit));
      box.setOnAction(
          _ -> {
            if (box.isSelected()) {
              model.units().add(unit);
            } else {
              model.units().remove(unit);
            }
          });
      pane.getChildren().add(box);
    }
    return pane;
  }

  private HBox annotators() {
    ComboBox<Optional<String>> names = new ComboBox<>();
    names.setId("plot-annotator");
    names.setAccessibleText(Messages.text("plot.labels.whose"));
    names.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Optional<String> name) {
            return name == null
                ? ""
                : name.map(PlotView::personName)
                    .orElseGet(() -> Messages.text("plot.labels.everybody"));
          }

          @Override
          public Optional<String> fromString(String text) {
            return Optional.of(text);
          }
        });
    names.getItems().add(Optional.empty());
    model.annotators().forEach(name -> names.getItems().add(Optional.of(name)));
    names.setValue(
        names.getItems().contains(model.annotatorProperty().get())
            ? model.annotatorProperty().get()
            : Optional.empty());
    names.valueProperty().subscribe(name -> model.annotatorProperty().set(name));
    HBox line = new HBox(8, new Label(Messages.text("plot.labels.whose")), names);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static String personName(String name) {
    return name.equals(LabelKey.GOLD) ? Messages.text("plot.labels.gold") : name;
  }
}
