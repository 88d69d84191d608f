package studio.migr.app.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;

/** The form of a new run: what is learnt from what, the settings that matter, all others, where. */
@Singleton
final class NewRunSheet {
  private static final double WIDTH = 900;
  private static final double HEIGHT = 720;
  private static final List<String> STAGES = List.of("sft", "grpo", "external");
  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "sft",
          List.of(
              "epochs",
              "learning_rate",
              "batch",
              "micro_batch",
              "gradient_checkpointing",
              "warmup_share",
              "picture_only",
              "sound_only",
              "lora.rank",
              "lora.dropout",
              "checkpoint_every",
              "device",
              "threads",
              "seed"),
          "grpo",
          List.of(
              "epochs",
              "learning_rate",
              "grpo.group",
              "grpo.clips",
              "grpo.beta",
              "grpo.max_tokens",
              "grpo.temperature",
              "grpo.rewards",
              "gradient_checkpointing",
              "lora.rank",
              "lora.dropout",
              "checkpoint_every",
              "device",
              "threads",
              "seed"),
          "external",
          List.of("command"));

  private final NewRunModel model;
  private final Overlay overlay;

  @Inject
  NewRunSheet(NewRunModel model, Overlay overlay) {
    this.model = model;
    this.overlay = overlay;
  }

  /** Opens the form, with the settings of a run if one is given. */
  void open(Optional<RunItem> like) {
    model.forgetAnswer();
    overlay.open(new Form(like).card);
  }

  /** One time of asking. */
  private final class Form {
    private final ComboBox<String> stage = new ComboBox<>();
    private final ComboBox<Preset> preset = new ComboBox<>();
    private final ComboBox<String> startingModel = paths("new-run-model");
    private final ComboBox<String> snapshot = paths("new-run-snapshot");
    private final TextField name = new TextField();
    private final GridPane fields = new GridPane(12, 8);
    private final Map<String, Supplier<JsonNode>> values = new LinkedHashMap<>();
    private final TextArea more = new TextArea();
    private final ComboBox<Boolean> cluster = new ComboBox<>();
    private final TextField options = new TextField();
    private final Label said = new Label();
    private final OverlayCard card;

    Form(Optional<RunItem> like) {
      stage.setId("new-run-stage");
      stage.getItems().setAll(STAGES);
      stage.setConverter(words(each -> Messages.text("runs.stage." + each)));
      preset.setId("new-run-preset");
      preset.setConverter(words(Preset::name));
      name.setId("new-run-name");
      name.setPromptText(Messages.text("runs.form.name.prompt"));
      startingModel.setConverter(new FolderNames(model.models()));
      startingModel.getItems().setAll(model.models());
      startingModel.getSelectionModel().selectFirst();
      snapshot.setConverter(new FolderNames(model.snapshots()));
      snapshot.getItems().setAll(model.snapshots());
      snapshot.getSelectionModel().selectFirst();
      more.setId("new-run-more");
      more.setPrefRowCount(4);
      more.getStyleClass().add("mono");
      more.setAccessibleText(Messages.text("runs.form.more"));
      cluster.setId("new-run-where");
      cluster.getItems().setAll(false, true);
      cluster.setConverter(
          words(far -> Messages.text(far ? "runs.form.cluster" : "runs.form.here")));
      cluster.setValue(false);
      options.setId("new-run-options");
      options.setText("--gres=gpu:1 --time=24:00:00");
      options.setAccessibleText(Messages.text("runs.form.options"));
      options.visibleProperty().bind(cluster.valueProperty().isEqualTo(true));
      options.managedProperty().bind(options.visibleProperty());
      GridPane head = grid();
      row(head, "runs.form.stage", stage, "runs.form.preset", preset);
      row(head, "runs.form.model", startingModel, "runs.form.snapshot", snapshot);
      row(head, "runs.form.name", name, "runs.form.where", cluster);
      head.add(options, 3, head.getRowCount());
      fields.getColumnConstraints().addAll(grid().getColumnConstraints());
      Label moreName = new Label(Messages.text("runs.form.more"));
      moreName.setLabelFor(more);
      moreName.setWrapText(true);
      moreName.setMinHeight(Region.USE_PREF_SIZE);
      said.setId("new-run-said");
      said.setWrapText(true);
      said.setMinHeight(Region.USE_PREF_SIZE);
      model.answerProperty().subscribe(answer -> said.setText(answer.orElse("")));
      VBox body = new VBox(16, head, fields, new VBox(4, moreName, more));
      body.getStyleClass().add("new-run-body");
      ScrollPane scroll = new ScrollPane(body);
      scroll.setFitToWidth(true);
      scroll.getStyleClass().add("model-scroll");
      VBox.setVgrow(scroll, Priority.ALWAYS);
      card =
          new OverlayCard(Messages.text("runs.form.title"), WIDTH, HEIGHT, scroll, said, foot())
              .startingAt(stage);
      card.setId("new-run");
      stage.valueProperty().subscribe(this::offerPresets);
      preset.valueProperty().subscribe(this::fill);
      stage.setValue(STAGES.getFirst());
      like.ifPresent(this::fillLike);
    }

    private HBox foot() {
      Button keep = button("runs.form.keep", this::keep);
      Button plan =
          button(
              "runs.form.plan",
              () -> settings().ifPresent(all -> model.plan(stage.getValue(), all)));
      Button begin = button("runs.form.begin", this::begin);
      begin.getStyleClass().add("accent");
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      HBox foot = new HBox(8, keep, gap, plan, begin);
      foot.setAlignment(Pos.CENTER_LEFT);
      foot.setMinHeight(Region.USE_PREF_SIZE);
      return foot;
    }

    private Button button(String key, Runnable action) {
      Button button = new Button(Messages.text(key));
      button.setId(key.replace('.', '-'));
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setOnAction(_ -> action.run());
      return button;
    }

    private void offerPresets(@Nullable String chosen) {
      if (chosen == null) {
        return;
      }
      List<Preset> fitting =
          model.presets().stream().filter(each -> each.stage().equals(chosen)).toList();
      preset.getItems().setAll(fitting);
      preset.setValue(fitting.getFirst());
      startingModel.setDisable(chosen.equals("external"));
    }

    private void fill(@Nullable Preset chosen) {
      if (chosen != null) {
        fill(chosen.settings());
      }
    }

    private void fillLike(RunItem run) {
      ObjectNode config = run.facts().config().deepCopy();
      String of = config.path("stage").asText();
      if (!STAGES.contains(of)) {
        return;
      }
      stage.setValue(of);
      config.remove("stage");
      startingModel.setValue(config.path("model").asText());
      snapshot.setValue(config.path("snapshot").asText());
      config.remove(List.of("model", "snapshot", "cache"));
      if (config.path("adapter").asText().isBlank()) {
        config.remove("adapter");
      }
      fill(config);
    }

    /** The settings that have a field, and all others that are not as usual, as JSON. */
    private void fill(ObjectNode given) {
      ObjectNode defaults = NewRunModel.defaults(stage.getValue());
      ObjectNode rest = given.deepCopy();
      fields.getChildren().clear();
      values.clear();
      int k = 0;
      for (String field : FIELDS.getOrDefault(stage.getValue(), List.of())) {
        JsonNode value = given.at(pointer(field));
        JsonNode shown = value.isMissingNode() ? defaults.at(pointer(field)) : value;
        remove(rest, field);
        place(field, control(field, shown), k++);
      }
      sameAsUsual(rest, defaults);
      more.setText(rest.isEmpty() ? "{}" : rest.toPrettyString());
    }

    private Control control(String field, JsonNode shown) {
      if (shown.isBoolean()) {
        ComboBox<Boolean> box = new ComboBox<>();
        box.getItems().setAll(false, true);
        box.setConverter(words(yes -> Messages.text(yes ? "runs.form.yes" : "runs.form.no")));
        box.setValue(shown.booleanValue());
        box.setMaxWidth(Double.MAX_VALUE);
        values.put(field, () -> BooleanNode.valueOf(box.getValue()));
        return box;
      }
      TextField text = new TextField(shown.isTextual() ? shown.textValue() : text(shown));
      values.put(field, () -> NewRunModel.value(text.getText().strip()));
      return text;
    }

    private static String text(JsonNode value) {
      return value.isMissingNode() ? "" : value.toString();
    }

    private void place(String field, Control input, int k) {
      Label label = new Label(Messages.text("runs.field." + field));
      label.setLabelFor(input);
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      input.setId("new-run-" + field.replace('.', '-').replace('_', '-'));
      input.setAccessibleText(label.getText());
      boolean wide = field.equals("command");
      fields.add(label, 2 * (k % 2), k / 2);
      fields.add(input, 2 * (k % 2) + 1, k / 2, wide ? 3 : 1, 1);
    }

    private static String pointer(String field) {
      return "/" + field.replace('.', '/');
    }

    private static void remove(ObjectNode from, String field) {
      int dot = field.indexOf('.');
      if (dot < 0) {
        from.remove(field);
      } else if (from.path(field.substring(0, dot)) instanceof ObjectNode inner) {
        inner.remove(field.substring(dot + 1));
      }
    }

    /** Takes out what is as it would be anyway. */
    private static void sameAsUsual(ObjectNode rest, ObjectNode defaults) {
      for (String each : List.copyOf(rest.properties().stream().map(Map.Entry::getKey).toList())) {
        JsonNode own = rest.path(each);
        JsonNode usual = defaults.path(each);
        if (own instanceof ObjectNode inner && usual instanceof ObjectNode usualInner) {
          sameAsUsual(inner, usualInner);
          if (inner.isEmpty()) {
            rest.remove(each);
          }
        } else if (own.toString().equals(usual.toString())) {
          rest.remove(each);
        }
      }
    }

    /** All that the form says; empty if it cannot be understood, which is said. */
    private Optional<ObjectNode> settings() {
      Optional<ObjectNode> rest =
          NewRunModel.parse(more.getText().isBlank() ? "{}" : more.getText());
      if (rest.isEmpty()) {
        said.setText(Messages.text("runs.form.no-json"));
        return rest;
      }
      ObjectNode all = rest.get();
      if (!stage.getValue().equals("external")) {
        all.put("model", typed(startingModel));
      }
      all.put("snapshot", typed(snapshot));
      values.forEach(
          (field, input) -> {
            int dot = field.indexOf('.');
            JsonNode value = input.get();
            if (dot < 0) {
              all.set(field, value);
            } else {
              ObjectNode inner =
                  all.path(field.substring(0, dot)) instanceof ObjectNode there
                      ? there
                      : all.putObject(field.substring(0, dot));
              inner.set(field.substring(dot + 1), value);
            }
          });
      return Optional.of(all);
    }

    private static String typed(ComboBox<String> box) {
      return box.getConverter().fromString(box.getEditor().getText());
    }

    private void keep() {
      String as =
          name.getText().isBlank() ? Messages.text("runs.form.keep.own") : name.getText().strip();
      settings()
          .ifPresent(
              all -> {
                all.remove(List.of("model", "snapshot"));
                model.keepPreset(as, stage.getValue(), all);
                String chosen = stage.getValue();
                preset
                    .getItems()
                    .setAll(
                        model.presets().stream()
                            .filter(each -> each.stage().equals(chosen))
                            .toList());
                said.setText(Messages.text("runs.form.kept", as));
              });
    }

    private void begin() {
      NewRunModel.Where where =
          cluster.getValue()
              ? new NewRunModel.Where.Cluster(
                  List.of(options.getText().strip().split("\\s+")).stream()
                      .filter(word -> !word.isBlank())
                      .toList())
              : new NewRunModel.Where.Here();
      settings()
          .ifPresent(
              all -> model.begin(stage.getValue(), all, name.getText(), where, overlay::hide));
    }

    private static GridPane grid() {
      GridPane grid = new GridPane(12, 8);
      ColumnConstraints label = new ColumnConstraints();
      label.setPercentWidth(17);
      ColumnConstraints field = new ColumnConstraints();
      field.setPercentWidth(33);
      field.setHgrow(Priority.ALWAYS);
      grid.getColumnConstraints().addAll(label, field, label, field);
      return grid;
    }

    private static void row(GridPane grid, String first, Node one, String second, Node other) {
      grid.addRow(grid.getRowCount(), label(first, one), one, label(second, other), other);
      if (one instanceof Region region) {
        region.setMaxWidth(Double.MAX_VALUE);
      }
      if (other instanceof Region region) {
        region.setMaxWidth(Double.MAX_VALUE);
      }
    }

    private static Label label(String key, Node of) {
      Label label = new Label(Messages.text(key));
      label.setLabelFor(of);
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      of.setAccessibleText(Messages.text(key));
      return label;
    }
  }

  /** A choice of folders that shows the ends of their paths, and lets others be typed. */
  private static ComboBox<String> paths(String id) {
    ComboBox<String> box = new ComboBox<>();
    box.setId(id);
    box.setEditable(true);
    box.setPromptText(Messages.text("runs.form.folder"));
    box.setCellFactory(_ -> new PathCell());
    Tooltip whole = new Tooltip();
    whole
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> box.getConverter().fromString(box.getEditor().getText()),
                box.getEditor().textProperty()));
    box.setTooltip(whole);
    box.valueProperty().subscribe(_ -> Platform.runLater(box.getEditor()::end));
    box.getEditor().widthProperty().subscribe(_ -> Platform.runLater(box.getEditor()::end));
    return box;
  }

  /** A folder whose name is in sight, however long its path is. */
  private static final class PathCell extends ListCell<String> {
    PathCell() {
      setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
      getStyleClass().add("may-ellipsize");
    }

    @Override
    protected void updateItem(@Nullable String path, boolean empty) {
      super.updateItem(path, empty);
      setText(empty ? null : path);
    }
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
}
