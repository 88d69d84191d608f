package studio.migr.app.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.CommandTextButton;
import studio.migr.app.command.Commands;
import studio.migr.app.message.Messages;
import studio.migr.training.run.RunStatus;
import studio.migr.training.run.SampleLine;

/** One run: how it stands, what to know of it, its curves, completions, log, settings, notes. */
final class RunView extends VBox {
  /** Width of a setting, in px, if it is not shorter. */
  private static final double VALUE = 160;

  private static final String ADOPTED = "run-adopted";

  private final RunsModel model;
  private final PromoteModel promote;
  private final Label name = new Label();
  private final Label state = new Label();
  private final ProgressBar progress = new ProgressBar();
  private final Label origin = new Label();
  private final VBox banners = new VBox(6);
  private final RunCurves curves = new RunCurves();
  private final ListView<SampleLine> samples = new ListView<>();
  private final TextArea log = new TextArea();
  private final GridPane settings = new GridPane(16, 4);
  private final RunNotes notes = new RunNotes();
  private final ComboBox<Long> checkpoints = new ComboBox<>();
  private final ComboBox<RunItem> beside = new ComboBox<>();
  private Subscription subscription = Subscription.EMPTY;
  private @Nullable RunItem shown;

  RunView(RunsModel model, PromoteModel promote, BranchChoice branch, Commands commands) {
    this.promote = promote;
    this.model = model;
    setId("run");
    getStyleClass().add("run");
    name.getStyleClass().addAll("run-name", "may-ellipsize");
    name.setMinWidth(0);
    state.setId("run-state");
    state.setMinWidth(Region.USE_PREF_SIZE);
    progress.getStyleClass().add("small");
    progress.setPrefWidth(120);
    progress.managedProperty().bind(progress.visibleProperty());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(12, name, gap, state, progress);
    head.setAlignment(Pos.CENTER_LEFT);
    origin.getStyleClass().addAll("caption", "may-ellipsize");
    origin.setMinWidth(0);
    FlowPane buttons = new FlowPane(8, 8);
    for (String id : List.of("stop", "cancel", "end", "go-on", "clone", "promote", "trash")) {
      buttons.getChildren().add(new CommandTextButton(commands.get("runs." + id)));
    }
    checkpoints.setId("run-checkpoint");
    checkpoints.setAccessibleText(Messages.text("runs.checkpoint"));
    checkpoints.setConverter(
        words(step -> Messages.text("runs.checkpoint-of", Long.toString(step))));
    checkpoints.setPromptText(Messages.text("runs.checkpoint"));
    checkpoints.valueProperty().subscribe(step -> branch.step().set(Optional.ofNullable(step)));
    beside.setId("run-beside");
    beside.setAccessibleText(Messages.text("runs.beside"));
    beside.setPromptText(Messages.text("runs.beside"));
    beside.setConverter(words(RunItem::name));
    beside.valueProperty().subscribe(other -> model.compare(Optional.ofNullable(other)));
    FlowPane choices =
        new FlowPane(8, 8, checkpoints, new CommandTextButton(commands.get("runs.branch")), beside);
    Map<String, Node> parts = new LinkedHashMap<>();
    parts.put("curves", curves);
    parts.put("samples", samples);
    parts.put("log", log);
    parts.put("settings", scrolled(settings));
    parts.put("notes", notes);
    StackPane part = new StackPane();
    part.getChildren().addAll(parts.values());
    VBox.setVgrow(part, Priority.ALWAYS);
    FlowPane tabs = tabs(parts);
    samples.setId("run-samples");
    samples.setAccessibleText(Messages.text("runs.tab.samples"));
    samples.setCellFactory(_ -> new SampleCell());
    samples.setPlaceholder(muted(Messages.text("runs.no-samples")));
    log.setId("run-log");
    log.setEditable(false);
    log.getStyleClass().add("mono");
    log.setAccessibleText(Messages.text("runs.tab.log"));
    settings.getStyleClass().add("run-settings");
    getChildren().addAll(head, origin, buttons, choices, banners, tabs, part);
    model.selectedProperty().subscribe(run -> show(run.orElse(null)));
    model.comparedProperty().subscribe(other -> beside.setValue(other.orElse(null)));
    model.comparedProperty().subscribe(_ -> draw());
    model.problemProperty().subscribe(_ -> redoBanners());
    promote.adoptedProperty().subscribe(_ -> redoBanners());
    model.openProperty().subscribe(_ -> draw());
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

  /** A button for each part, of which one is shown. */
  private FlowPane tabs(Map<String, Node> parts) {
    FlowPane tabs = new FlowPane(4, 4);
    tabs.setId("run-tabs");
    parts.forEach(
        (id, content) -> {
          ToggleButton button = new ToggleButton(Messages.text("runs.tab." + id));
          button.setId("run-tab-" + id);
          button.setOnAction(
              _ -> {
                model.showPart(id);
                button.setSelected(true); // a second press leaves it chosen
              });
          model
              .partProperty()
              .subscribe(
                  shown -> {
                    button.setSelected(shown.equals(id));
                    content.setVisible(shown.equals(id));
                  });
          tabs.getChildren().add(button);
        });
    return tabs;
  }

  private static ScrollPane scrolled(Node content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("model-scroll");
    scroll.setAccessibleText(Messages.text("runs.tab.settings"));
    return scroll;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    return label;
  }

  private void show(@Nullable RunItem run) {
    subscription.unsubscribe();
    subscription = Subscription.EMPTY;
    shown = run;
    setVisible(run != null);
    notes.show(Optional.ofNullable(run));
    if (run != null) {
      name.setText(run.name());
      subscription =
          run.factsProperty()
              .subscribe(this::show)
              .and(run.newsProperty().subscribe(_ -> curvesIfSeen()));
    }
    draw();
  }

  private void draw() {
    if (model.openProperty().get()) {
      curves.show(Optional.ofNullable(shown), model.comparedProperty().get());
      fillSettings();
    }
  }

  private void curvesIfSeen() {
    if (model.openProperty().get()) {
      curves.refresh();
    }
  }

  private void show(RunFacts facts) {
    state.setText(join(RunWords.state(facts.condition()), RunWords.progress(facts)));
    state.setGraphic(new FontIcon(RunWords.icon(facts.condition())));
    Optional<RunStatus> status = facts.health().status();
    progress.setVisible(facts.condition().atWork() && status.map(RunStatus::steps).orElse(0L) > 0);
    progress.setProgress(
        status
            .filter(each -> each.steps() > 0)
            .map(each -> (double) each.step() / each.steps())
            .orElse(0.0));
    origin.setText(origin(facts));
    redoBanners();
    if (!samples.getItems().equals(facts.samples().reversed())) {
      samples.setItems(FXCollections.observableArrayList(facts.samples().reversed()));
    }
    String lines = String.join("\n", facts.log());
    if (!log.getText().equals(lines)) {
      log.setText(lines);
      log.end();
    }
    List<Long> steps = facts.checkpoints().reversed();
    if (!checkpoints.getItems().equals(steps)) {
      checkpoints.getItems().setAll(steps);
      checkpoints.setValue(steps.isEmpty() ? null : steps.getFirst());
    }
    List<RunItem> others = model.runs().stream().filter(each -> each != shown).toList();
    if (!beside.getItems().equals(others)) {
      RunItem kept = beside.getValue();
      beside.getItems().setAll(others);
      beside.setValue(others.contains(kept) ? kept : null);
    }
    if (settings.getChildren().isEmpty()) {
      fillSettings();
    }
  }

  private static String join(String word, String more) {
    return more.isBlank() ? word : word + " \u00b7 " + more;
  }

  private static String origin(RunFacts facts) {
    String began =
        Messages.text(
            "runs.began",
            facts.stage().isBlank() ? "" : facts.stage().toUpperCase(java.util.Locale.ROOT),
            RunWords.day(facts.created()),
            facts.dataset().substring(0, Math.min(8, facts.dataset().length())));
    return facts
        .branch()
        .map(
            branch ->
                began
                    + "  "
                    + Messages.text("runs.branch-of", branch.of(), Long.toString(branch.step())))
        .orElse(began);
  }

  private void redoBanners() {
    RunItem run = shown;
    banners.getChildren().clear();
    model
        .problemProperty()
        .get()
        .ifPresent(
            sentence -> banners.getChildren().add(banner(sentence, List.of(), "run-problem")));
    if (run == null) {
      return;
    }
    RunFacts facts = run.facts();
    promote
        .adoptedProperty()
        .get()
        .filter(each -> each.run().equals(run.name()))
        .ifPresent(
            each ->
                banners
                    .getChildren()
                    .add(
                        banner(
                            Messages.text("runs.adopted", RunWords.day(each.since())),
                            List.of(),
                            ADOPTED)));
    RunWords.sentence(facts.health())
        .ifPresent(
            sentence ->
                banners
                    .getChildren()
                    .add(banner(sentence, facts.health().lastLines(), "run-problem")));
    facts
        .cluster()
        .ifPresent(
            said ->
                banners
                    .getChildren()
                    .add(banner(Messages.text("runs.cluster", said), List.of(), "run-warning")));
    if (facts.health().clocksDiffer()) {
      banners
          .getChildren()
          .add(banner(Messages.text("runs.clocks-differ"), List.of(), "run-warning"));
    }
    facts
        .warnings()
        .forEach(
            warning ->
                banners
                    .getChildren()
                    .add(
                        banner(
                            RunWords.warning(warning, run.metrics().firstDamaged()),
                            List.of(),
                            "run-warning")));
  }

  private static VBox banner(String sentence, List<String> lines, String style) {
    Label words =
        new Label(
            sentence,
            new FontIcon(style.equals(ADOPTED) ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE));
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    VBox banner = new VBox(4, words);
    banner.getStyleClass().addAll("run-banner", style);
    if (!lines.isEmpty()) {
      Label said =
          new Label(String.join("\n", lines.subList(Math.max(0, lines.size() - 6), lines.size())));
      said.getStyleClass().addAll("mono", "run-last-lines");
      said.setWrapText(true);
      said.setMinHeight(Region.USE_PREF_SIZE);
      banner.getChildren().add(said);
    }
    return banner;
  }

  /** All settings; beside another run only those that differ. */
  private void fillSettings() {
    settings.getChildren().clear();
    RunItem run = shown;
    if (run == null) {
      return;
    }
    Map<String, String> own = flat(run.facts().config());
    Optional<Map<String, String>> others =
        model.comparedProperty().get().map(other -> flat(other.facts().config()));
    TreeMap<String, String> names = new TreeMap<>(own);
    others.ifPresent(other -> other.forEach(names::putIfAbsent));
    int row = 0;
    if (others.isPresent()) {
      settings.addRow(
          row++,
          muted(Messages.text("runs.differs")),
          muted(run.name()),
          muted(model.comparedProperty().get().orElseThrow().name()));
    }
    for (String each : names.keySet()) {
      String mine = own.getOrDefault(each, "\u2013");
      if (others.isPresent()) {
        String other = others.get().getOrDefault(each, "\u2013");
        if (!mine.equals(other)) {
          settings.addRow(row++, muted(each), value(mine), value(other));
        }
      } else {
        settings.addRow(row++, muted(each), value(mine));
      }
    }
  }

  private static Label value(String text) {
    Label label = new Label(text);
    label.setMinWidth(Math.min(VALUE, 12 + 9 * text.length()));
    label.setMaxWidth(Double.MAX_VALUE);
    GridPane.setHgrow(label, Priority.ALWAYS);
    label.getStyleClass().add("mono");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Map<String, String> flat(ObjectNode config) {
    Map<String, String> all = new TreeMap<>();
    config.properties().forEach(each -> flatten(each.getKey(), each.getValue(), all));
    return all;
  }

  private static void flatten(String name, JsonNode value, Map<String, String> into) {
    if (value instanceof ObjectNode inner && !inner.isEmpty()) {
      inner
          .properties()
          .forEach(each -> flatten(name + "." + each.getKey(), each.getValue(), into));
    } else {
      into.put(name, value.isTextual() ? value.textValue() : value.toString());
    }
  }
}
