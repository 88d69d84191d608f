package studio.migr.app.engine;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import studio.migr.app.command.CommandTextButton;
import studio.migr.app.command.Commands;
import studio.migr.app.engine.ModelFacts.Fact;
import studio.migr.app.library.FollowingList;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.predict.ModelName;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.inspect.ModelReport;

/** The models that the user has, what the chosen one is, and how the engine stands. */
public final class ModelsView extends VBox {
  /** Width of a short value, in px. */
  private static final double NARROWEST = 40;

  private final ModelsModel models;
  private final EngineModel engine;
  private final FollowingList<Path> list;
  private final VBox facts = new VBox(4);
  private final Label state = new Label();
  private final FlowPane offers = new FlowPane(8, 8);

  @Inject
  ModelsView(ModelsModel models, EngineModel engine, ServerView server, Commands commands) {
    this.models = models;
    this.engine = engine;
    setId("models");
    getStyleClass().add("library");
    FlowPane head =
        new FlowPane(
            8,
            8,
            new CommandTextButton(commands.get("engine.add")),
            new CommandTextButton(commands.get("engine.use-own")),
            new CommandTextButton(commands.get("engine.use-server")));
    head.getStyleClass().add("library-head");
    list =
        new FollowingList<>(
            models.folders(),
            Messages.text("engine.models"),
            40,
            Messages.text("engine.models.empty"),
            models::select);
    list.setId("models-list");
    list.setCellFactory(_ -> new ModelCell(engine));
    models.selectedProperty().subscribe(_ -> follow());
    models.folders().subscribe(this::follow);
    state.setId("engine-state");
    state.setWrapText(true);
    state.setMinHeight(Region.USE_PREF_SIZE);
    FlowPane buttons =
        new FlowPane(
            8,
            8,
            new CommandTextButton(commands.get("engine.load")),
            new CommandTextButton(commands.get("engine.unload")),
            new CommandTextButton(commands.get("engine.remove")));
    VBox details = new VBox(8, facts, base(), device(), numbers(), offers);
    details.getStyleClass().add("model-details");
    VBox foot = new VBox(8, buttons, state); // in sight however much there is to know
    foot.getStyleClass().add("model-foot");
    foot.setMinHeight(Region.USE_PREF_SIZE);
    ScrollPane scroll = new ScrollPane(new VBox(server, details));
    scroll.getStyleClass().add("model-scroll");
    scroll.setFitToWidth(true);
    scroll.setMinHeight(80);
    scroll.setPrefHeight(300);
    VBox.setVgrow(list, Priority.ALWAYS);
    list.setMinHeight(80);
    getChildren().addAll(head, list, scroll, foot);
    models.reportProperty().subscribe(this::show);
    engine.stateProperty().subscribe(this::show);
    engine.mishapProperty().subscribe(_ -> show(engine.stateProperty().get()));
  }

  private void follow() {
    Optional<Path> selected = models.selectedProperty().get();
    list.follow(folder -> selected.equals(Optional.of(folder)));
  }

  private void show(TaskState<ModelReport> known) {
    facts.getChildren().clear();
    models
        .selectedProperty()
        .get()
        .ifPresent(folder -> facts.getChildren().add(wrapped(folder.toString(), "caption")));
    switch (known) {
      case TaskState.Done<ModelReport>(ModelReport report) -> {
        facts.getChildren().add(table(ModelFacts.of(report)));
        report
            .problems()
            .forEach(
                problem ->
                    facts.getChildren().add(wrapped(ErrorSentence.of(problem), "model-problem")));
      }
      case TaskState.Failed<ModelReport>(Throwable error) ->
          facts.getChildren().add(wrapped(ErrorSentence.of(error), "model-problem"));
      case TaskState.Running<ModelReport> _ ->
          facts.getChildren().add(wrapped(Messages.text("engine.inspecting"), "caption"));
      default -> {}
    }
  }

  private static GridPane table(List<Fact> facts) {
    GridPane table = new GridPane(8, 2);
    for (Fact fact : facts) {
      Label name = new Label(fact.name());
      name.getStyleClass().add("muted");
      Label value = new Label(fact.value());
      value.setWrapText(true);
      value.setMaxWidth(Double.MAX_VALUE);
      value.setMinWidth(NARROWEST);
      GridPane.setHgrow(value, Priority.ALWAYS);
      value.setMinHeight(Region.USE_PREF_SIZE);
      name.setMinWidth(Region.USE_PREF_SIZE);
      table.addRow(table.getRowCount(), name, value);
    }
    return table;
  }

  private static Label wrapped(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private void show(EngineState now) {
    String sentence = EngineWords.sentence(now);
    state.setText(
        engine.mishapProperty().get().map(before -> before + " " + sentence).orElse(sentence));
    offers.getChildren().clear();
    if (now instanceof EngineState.Unfit(_, _, List<EngineState.Offer> others)) {
      for (EngineState.Offer offer : others) {
        Button button = new Button(offer.text());
        button.setWrapText(true);
        button.setOnAction(_ -> engine.load(offer.wish()));
        offers.getChildren().add(button);
      }
    }
    list.refresh();
  }

  /** Beside which model an adapter is loaded. */
  private VBox base() {
    ComboBox<Path> box = new ComboBox<>();
    box.setId("engine-base");
    box.setItems(models.bases());
    box.setConverter(words(folder -> ModelName.forPeople(folder.toString())));
    box.valueProperty().bindBidirectional(models.baseProperty());
    Label how = wrapped("", "caption");
    models
        .basesSoughtProperty()
        .subscribe(
            sought ->
                how.setText(
                    Messages.text(
                        sought
                            ? "engine.base.sought"
                            : models.bases().isEmpty() ? "engine.base.none" : "engine.base.how")));
    VBox all = named("engine.base", box);
    all.getChildren().add(how);
    all.visibleProperty().bind(models.adapterChosen());
    all.managedProperty().bind(all.visibleProperty());
    return all;
  }

  private VBox device() {
    ComboBox<String> box = new ComboBox<>();
    box.setId("engine-device");
    box.getItems().setAll(LoadWish.CPU, LoadWish.CARD);
    box.setConverter(words(device -> Messages.text(EngineWords.device(device))));
    box.valueProperty().bindBidirectional(models.deviceProperty());
    return named("engine.device", box);
  }

  private VBox numbers() {
    ComboBox<NumberKind> box = new ComboBox<>();
    box.setId("engine-numbers");
    box.getItems().setAll(NumberKind.values());
    box.setConverter(words(kind -> Messages.text("engine.numbers." + kind.id())));
    box.valueProperty().bindBidirectional(models.numbersProperty());
    return named("engine.numbers", box);
  }

  private static <T> StringConverter<T> words(java.util.function.Function<T, String> words) {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable T value) {
        return value == null ? "" : words.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("it is chosen, not typed");
      }
    };
  }

  private static VBox named(String key, ComboBox<?> box) {
    Label name = new Label(Messages.text(key));
    name.getStyleClass().add("muted");
    name.setLabelFor(box);
    box.setAccessibleText(Messages.text(key));
    box.setMaxWidth(Double.MAX_VALUE);
    return new VBox(2, name, box);
  }
}
