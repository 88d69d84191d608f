package studio.migr.app.explain;

import jakarta.inject.Inject;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.analysis.HeadsModel;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.engine.AnswerTrail;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.attention.LookChoice;

/**
 * Where the model looked: the map of its tokens by time, what of the attention it shows, and beside
 * it the test whether the answer rests on that.
 */
final class LooksView extends ScrollPane {
  private static final double SLIDER = 56;
  private static final double BESIDE = 250;
  private static final double WIDE = 600;
  private static final double LEAST_HEIGHT = 160;

  private final LooksModel model;
  private final LookSaver saver;
  private final Label heading = new Label();
  private final Label outcome = new Label();
  private final Slider first = slider("explain.layer.first");
  private final Slider last = slider("explain.layer.last");
  private final Slider head = slider("explain.head");
  private final Label layers = new Label();
  private final Label lastLayer = new Label();
  private final Label heads = new Label();
  private final CheckBox sinks = new CheckBox(Messages.text("explain.sinks"));
  private final Label note = new Label();
  private final Button cancel = new Button(Messages.text("explain.heads.cancel"));
  private final BorderPane parts = new BorderPane();
  private final HeadsModel single;
  private final Command models;
  private int wanted = LookChoice.ALL_HEADS;
  private boolean filling;

  @Inject
  LooksView(
      LooksModel model,
      MapView map,
      DeletionView deletion,
      LookSaver saver,
      HeadsModel single,
      AnalysisModel analysis,
      Commands commands) {
    this.model = model;
    this.single = single;
    this.models = commands.get("shell.room-models");
    this.saver = saver;
    setId("explain");
    getStyleClass().add("model-scroll");
    heading.getStyleClass().addAll("caption", "may-ellipsize");
    heading.setMinWidth(0);
    heading.setGraphic(new FontIcon(Feather.CPU));
    Tooltip all = new Tooltip();
    all.textProperty().bind(heading.textProperty());
    heading.setTooltip(all);
    outcome.getStyleClass().addAll("caption", "may-ellipsize");
    outcome.setMinWidth(0);
    outcome.setId("explain-outcome");
    Button save = new Button(null, new FontIcon(Feather.DOWNLOAD));
    save.setId("explain-save");
    save.getStyleClass().add("tool-button");
    save.setAccessibleText(Messages.text("explain.save"));
    save.setTooltip(new Tooltip(Messages.text("explain.save")));
    save.setOnAction(_ -> save());
    sinks.setId("explain-sinks");
    Words.explain(sinks, Messages.text("explain.sinks.why"));
    head.visibleProperty().bind(heads.visibleProperty());
    head.managedProperty().bind(heads.visibleProperty());
    heads.managedProperty().bind(heads.visibleProperty());
    note.setId("explain-heads-note");
    note.getStyleClass().add("caption");
    note.setMinWidth(USE_PREF_SIZE);
    note.managedProperty().bind(note.visibleProperty());
    cancel.setId("explain-heads-cancel");
    cancel.getStyleClass().add("small-choice");
    cancel.managedProperty().bind(cancel.visibleProperty());
    cancel.setOnAction(_ -> single.cancel());
    layers.setLabelFor(first);
    lastLayer.setLabelFor(last);
    heads.setLabelFor(head);
    FlowPane choices =
        new FlowPane(
            10,
            4,
            named(layers, first),
            named(lastLayer, last),
            named(heads, head),
            note,
            cancel,
            sinks,
            save,
            outcome);
    choices.setAlignment(Pos.CENTER_LEFT);
    choices.setMinHeight(USE_PREF_SIZE);
    VBox.setVgrow(map, Priority.ALWAYS);
    VBox left = new VBox(4, heading, choices, map);
    left.setMinSize(0, LEAST_HEIGHT);
    deletion.setMinHeight(USE_PREF_SIZE);
    deletion.setPrefWidth(BESIDE);
    parts.getStyleClass().add("explain");
    parts.setCenter(left);
    setContent(parts);
    setFitToWidth(true);
    setFitToHeight(true);
    setMinHeight(0);
    widthProperty().subscribe(width -> arrange(deletion, width.doubleValue() >= WIDE));
    model.changesProperty().subscribe(_ -> show());
    first.valueProperty().subscribe(_ -> choose());
    last.valueProperty().subscribe(_ -> choose());
    head.valueProperty().subscribe(_ -> chooseHead());
    head.valueChangingProperty().subscribe(_ -> chooseHead());
    single.stateProperty().subscribe(_ -> showHeads());
    analysis.stateProperty().subscribe(_ -> showHeads());
    sinks.selectedProperty().subscribe(_ -> choose());
  }

  /** Beside the map where there is room, else below it. */
  private void arrange(DeletionView deletion, boolean wide) {
    if (wide && parts.getRight() == null) {
      parts.setBottom(null);
      parts.setRight(deletion);
    } else if (!wide && parts.getBottom() == null) {
      parts.setRight(null);
      parts.setBottom(deletion);
    }
  }

  private static HBox named(Label name, Slider slider) {
    name.getStyleClass().add("caption");
    name.setMinWidth(USE_PREF_SIZE);
    HBox line = new HBox(4, name, slider);
    line.setAlignment(Pos.CENTER_LEFT);
    line.managedProperty().bind(line.visibleProperty());
    line.visibleProperty().bind(name.visibleProperty());
    return line;
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
    sinks.setSelected(!choice.withSinks());
    filling = false;
    layers.setText(Messages.text("explain.layers.from", choice.fromLayer() + 1));
    lastLayer.setText(Messages.text("explain.layers.to", choice.toLayer(), all));
    sinks.setText(Messages.text("explain.sinks.count", model.sinks()));
    showHeads();
  }

  /** Which heads are shown; of an answer whose model is not there, how to come to them. */
  private void showHeads() {
    TaskState<HeadsModel.Read> state = single.stateProperty().get();
    boolean reading = state instanceof TaskState.Running<HeadsModel.Read>;
    int shown = reading ? wanted : model.choiceProperty().get().head();
    int all = model.heads();
    filling = true;
    head.setMin(0);
    head.setMax(all);
    head.setValue(shown + 1.0);
    filling = false;
    heads.setVisible(all > 1);
    heads.setText(
        shown == LookChoice.ALL_HEADS
            ? Messages.text("explain.heads.all")
            : Messages.text("explain.heads.one", shown + 1, all));
    String said =
        switch (state) {
          case TaskState.Running<HeadsModel.Read> _ -> Messages.text("explain.heads.asking");
          case TaskState.Failed<HeadsModel.Read>(Throwable error) -> ErrorSentence.of(error);
          default ->
              model.headsWithModel()
                  ? Messages.text("explain.heads.no-model", models.keyText().getValue())
                  : "";
        };
    note.setText(said);
    note.setVisible(!said.isEmpty());
    cancel.setVisible(reading);
  }

  /** Once the slider is let go: of each head that it passes the model would be asked. */
  private void chooseHead() {
    int next = (int) Math.round(head.getValue()) - 1;
    boolean reading = single.stateProperty().get() instanceof TaskState.Running<HeadsModel.Read>;
    boolean there = next == (reading ? wanted : model.choiceProperty().get().head());
    if (!filling && !head.isValueChanging() && !there) {
      wanted = next;
      model.chooseHead(next);
    }
  }

  private void choose() {
    if (filling) {
      return;
    }
    int from = (int) Math.round(Math.min(first.getValue(), last.getValue())) - 1;
    int to = (int) Math.round(Math.max(first.getValue(), last.getValue()));
    LookChoice next =
        new LookChoice(from, to, model.choiceProperty().get().head(), !sinks.isSelected());
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
