package studio.migr.app.explain;

import jakarta.inject.Inject;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.engine.AnswerTrail;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.attention.LookChoice;

/**
 * Where the model looked: its words at the left, the map and the drift at the right. Where there is
 * little height it scrolls.
 */
public final class LooksView extends ScrollPane {
  private static final double SLIDER = 72;
  private static final double LEAST_HEIGHT = 96;

  private final LooksModel model;
  private final LookSaver saver;
  private final Label heading = new Label();
  private final Label outcome = new Label();
  private final Slider first = slider("explain.layer.first");
  private final Slider last = slider("explain.layer.last");
  private final Slider head = slider("explain.head");
  private final Label layers = new Label();
  private final Label heads = new Label();
  private final CheckBox sinks = new CheckBox(Messages.text("explain.sinks"));
  private boolean filling;

  @Inject
  LooksView(LooksModel model, TokensView tokens, MapView map, DriftView drift, LookSaver saver) {
    this.model = model;
    this.saver = saver;
    setId("explain");
    getStyleClass().addAll("model-scroll", "explain-scroll");
    setFitToWidth(true);
    setFitToHeight(true);
    setMinHeight(LEAST_HEIGHT);
    heading.getStyleClass().addAll("caption", "may-ellipsize");
    heading.setMinWidth(0);
    heading.setGraphic(new FontIcon(Feather.CPU));
    Tooltip all = new Tooltip();
    all.textProperty().bind(heading.textProperty());
    heading.setTooltip(all);
    outcome.getStyleClass().add("caption");
    outcome.setId("explain-outcome");
    Button save = new Button(Messages.text("explain.save"), new FontIcon(Feather.DOWNLOAD));
    save.setId("explain-save");
    save.setOnAction(_ -> save());
    sinks.setId("explain-sinks");
    head.visibleProperty().bind(heads.visibleProperty());
    head.managedProperty().bind(heads.visibleProperty());
    heads.managedProperty().bind(heads.visibleProperty());
    FlowPane choices = new FlowPane(8, 4, layers, first, last, heads, head, sinks, save, outcome);
    choices.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(choices, Priority.ALWAYS);
    ScrollPane text = new ScrollPane(tokens);
    text.getStyleClass().addAll("model-scroll", "explain-scroll");
    text.setFitToWidth(true);
    text.setMinWidth(120);
    VBox right = new VBox(2, map, legend(), drift);
    VBox.setVgrow(map, Priority.ALWAYS);
    SplitPane parts = new SplitPane(text, right);
    parts.setOrientation(Orientation.HORIZONTAL);
    parts.setDividerPositions(0.4);
    VBox.setVgrow(parts, Priority.ALWAYS);
    VBox content = new VBox(heading, choices, parts);
    content.getStyleClass().add("explain");
    setContent(content);
    model.changesProperty().subscribe(_ -> show());
    first.valueProperty().subscribe(_ -> choose());
    last.valueProperty().subscribe(_ -> choose());
    head.valueProperty().subscribe(_ -> choose());
    sinks.selectedProperty().subscribe(_ -> choose());
  }

  /** Which curve of the drift is which. */
  private static HBox legend() {
    HBox line = new HBox(12, word("explain.drift", "muted"));
    line.getChildren().add(word("explain.drift.sound", "band-audio"));
    line.getChildren().add(word("explain.drift.picture", "band-visual"));
    line.getChildren().add(word("explain.drift.text", "band-text"));
    line.getStyleClass().add("drift-legend");
    return line;
  }

  private static Label word(String key, String style) {
    Label word = new Label(Messages.text(key));
    word.getStyleClass().addAll("band", style, "may-ellipsize");
    word.setTooltip(new Tooltip(word.getText()));
    word.setMinWidth(0);
    return word;
  }

  private static Slider slider(String key) {
    Slider slider = new Slider(1, 1, 1);
    slider.setId(key.replace('.', '-'));
    slider.setPrefWidth(SLIDER);
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setSnapToTicks(true);
    slider.setBlockIncrement(1);
    slider.setAccessibleText(Messages.text(key));
    return slider;
  }

  private void show() {
    heading.setText(
        model
            .trail()
            .map(trail -> Messages.text("explain.heading", trail.model(), model.tokens()))
            .orElse(""));
    LookChoice choice = model.choiceProperty().get();
    filling = true;
    int all = Math.max(1, model.layers());
    first.setMax(all);
    last.setMax(all);
    first.setValue(choice.fromLayer() + 1.0);
    last.setValue(choice.toLayer());
    head.setMin(0);
    head.setMax(model.heads());
    head.setValue(choice.head() + 1.0);
    sinks.setSelected(!choice.withSinks());
    filling = false;
    layers.setText(Messages.text("explain.layers", choice.fromLayer() + 1, choice.toLayer(), all));
    heads.setVisible(model.heads() > 1);
    heads.setText(
        choice.head() == LookChoice.ALL_HEADS
            ? Messages.text("explain.heads.all")
            : Messages.text("explain.heads.one", choice.head() + 1, model.heads()));
    sinks.setText(Messages.text("explain.sinks.count", model.sinks()));
  }

  private void choose() {
    if (filling) {
      return;
    }
    int from = (int) Math.round(Math.min(first.getValue(), last.getValue())) - 1;
    int to = (int) Math.round(Math.max(first.getValue(), last.getValue()));
    LookChoice next =
        new LookChoice(from, to, (int) Math.round(head.getValue()) - 1, !sinks.isSelected());
    model.choiceProperty().set(next);
  }

  private void save() {
    Optional<AnswerTrail> trail = model.trail();
    if (trail.isEmpty()) {
      return;
    }
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("explain.save.title"));
    chooser.setInitialFileName("attention.png");
    for (String ending : List.of("png", "csv")) {
      chooser
          .getExtensionFilters()
          .add(
              new FileChooser.ExtensionFilter(
                  Messages.text("explain.save." + ending), "*." + ending));
    }
    File file = chooser.showSaveDialog(getScene().getWindow());
    if (file != null) {
      saver.save(
          file.toPath(),
          state ->
              outcome.setText(
                  switch (state) {
                    case TaskState.Running<String> _ -> Messages.text("explain.saving");
                    case TaskState.Done<String>(String name) ->
                        Messages.text("explain.saved", name);
                    case TaskState.Failed<String>(Throwable error) -> ErrorSentence.of(error);
                    case TaskState.Cancelled<String> _, TaskState.Idle<String> _ -> "";
                  }));
    }
  }
}
