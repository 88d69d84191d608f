package studio.migr.app.errors;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.Condition;

/** Who is held against whom, on which clips, the matrix, and the kinds of errors. */
public final class ErrorsView extends StackPane {
  private final ErrorsModel model;
  private final CasesModel cases;
  private final SourceNames names;
  private final MatrixGrid matrix;
  private final Label summary = new Label();
  private final VBox kinds = new VBox(4);
  private final Label empty = new Label();
  private final VBox content = new VBox(10);

  @Inject
  ErrorsView(ErrorsModel model, CasesModel cases, SlicesModel slices, SourceNames names) {
    this.names = names;
    this.model = model;
    this.cases = cases;
    this.matrix = new MatrixGrid(model);
    setId("errors");
    getStyleClass().addAll("library", "errors");
    summary.setId("errors-summary");
    summary.getStyleClass().add("caption");
    summary.setWrapText(true);
    summary.setMinHeight(Region.USE_PREF_SIZE);
    kinds.setId("errors-kinds");
    content.getStyleClass().add("errors-content");
    content.getChildren().addAll(comparison(), narrowing(slices), matrix, summary, kinds);
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(
        ScrollPane.ScrollBarPolicy.NEVER); // all of it can be as narrow as the list
    scroll.getStyleClass().add("errors-scroll");
    empty.setId("errors-empty");
    empty.getStyleClass().add("muted");
    empty.setWrapText(true);
    empty.setMaxWidth(260);
    getChildren().addAll(scroll, empty);
    scroll.visibleProperty().bind(empty.visibleProperty().not());
    model.matrixProperty().subscribe(_ -> show());
    cases.readingProperty().subscribe(_ -> show());
    model.filterProperty().subscribe(_ -> show());
    names.adoptedProperty().subscribe(_ -> show());
  }

  private void show() {
    boolean something = model.comparisonProperty().get().isPresent();
    empty.setVisible(!something);
    empty.setText(Messages.text(cases.readingProperty().get() ? "errors.reading" : "errors.empty"));
    Matrix now = model.matrixProperty().get();
    summary.setText(
        Messages.text("errors.summary", now.compared(), now.agreeing())
            + (cases.readingProperty().get() ? " " + Messages.text("errors.reading") : "")
            + names
                .insteadOf(model.model())
                .map(own -> " " + Messages.text("suggest.old.why", own))
                .orElse(""));
    showKinds();
  }

  private void showKinds() {
    kinds.getChildren().clear();
    Source source = model.model();
    if (!(source instanceof Source.Model)) {
      return;
    }
    Label title = new Label(Messages.text("errors.kinds"));
    title.getStyleClass().add("section-title");
    kinds.getChildren().add(title);
    CaseFilter filter = model.filterProperty().get();
    CaseFilter others =
        filter.kinds().stream().reduce(filter, CaseFilter::toggled, (one, _) -> one);
    for (Map.Entry<ErrorKind, Integer> each :
        cases.tableProperty().get().kinds(others, source).entrySet()) {
      kinds.getChildren().add(kind(each.getKey(), each.getValue(), filter));
    }
  }

  /** Its words, how many, and the rule below: nobody has to guess what it means. */
  private VBox kind(ErrorKind kind, int count, CaseFilter filter) {
    Label words = new Label(Messages.text("errors.kind." + kind.id()));
    words.setMinWidth(0);
    words.getStyleClass().add("may-ellipsize");
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    Label number = new Label(Integer.toString(count));
    number.setMinWidth(Region.USE_PREF_SIZE);
    HBox face = new HBox(6, words, number);
    ToggleButton button = new ToggleButton(null, face);
    button.setId("kind-" + kind.id());
    button.setMaxWidth(Double.MAX_VALUE);
    face.prefWidthProperty().bind(button.widthProperty().subtract(26));
    button.setSelected(filter.kinds().contains(kind));
    button.setAccessibleText(
        Messages.text("errors.kind." + kind.id())
            + ", "
            + count
            + ". "
            + Messages.text("errors.kind." + kind.id() + ".rule"));
    button.setOnAction(_ -> model.filterProperty().set(filter.toggled(kind)));
    Label rule = new Label(Messages.text("errors.kind." + kind.id() + ".rule"));
    rule.getStyleClass().add("caption");
    rule.setWrapText(true);
    rule.setMinHeight(Region.USE_PREF_SIZE);
    return new VBox(2, button, rule);
  }

  private VBox comparison() {
    ComboBox<Source> rows = sources("errors-rows", "errors.rows", Comparison::rows);
    ComboBox<Source> columns = sources("errors-columns", "errors.columns", Comparison::columns);
    rows.setOnAction(
        _ ->
            change(
                rows.getValue(),
                (now, source) -> new Comparison(source, now.columns(), now.condition())));
    columns.setOnAction(
        _ ->
            change(
                columns.getValue(),
                (now, source) -> new Comparison(now.rows(), source, now.condition())));
    ComboBox<Condition> condition = new ComboBox<>();
    condition.setId("errors-condition");
    condition.setAccessibleText(Messages.text("errors.condition"));
    condition.setMaxWidth(Double.MAX_VALUE);
    condition.getItems().setAll(Condition.BOTH, Condition.AUDIO, Condition.VISUAL);
    condition.setConverter(words(each -> Messages.text("annotate.condition.short." + each.id())));
    model
        .comparisonProperty()
        .subscribe(now -> now.ifPresent(set -> condition.setValue(set.condition())));
    condition.setOnAction(
        _ ->
            change(
                condition.getValue(),
                (now, given) -> new Comparison(now.rows(), now.columns(), given)));
    return new VBox(
        4,
        line("errors.rows", rows),
        line("errors.columns", columns),
        line("errors.condition", condition));
  }

  private <T> void change(
      @Nullable T value, java.util.function.BiFunction<Comparison, T, Comparison> next) {
    if (value != null) {
      model
          .comparisonProperty()
          .get()
          .map(now -> next.apply(now, value))
          .ifPresent(
              now -> {
                if (!model.comparisonProperty().get().equals(Optional.of(now))) {
                  model.comparisonProperty().set(Optional.of(now));
                }
              });
    }
  }

  private static VBox line(String key, Node field) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("caption");
    label.setLabelFor(field);
    return new VBox(1, label, field);
  }

  private ComboBox<Source> sources(String id, String key, Function<Comparison, Source> which) {
    ComboBox<Source> box = new ComboBox<>();
    box.setId(id);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setMinWidth(0);
    box.setAccessibleText(Messages.text(key));
    box.setConverter(words(names::of));
    box.getStyleClass().add("may-ellipsize"); // names of models are long
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(box.valueProperty().map(names::of).orElse(Messages.text(key)));
    box.setTooltip(whole);
    Runnable fill =
        () -> {
          List<Source> offers = cases.tableProperty().get().sources();
          if (!offers.equals(box.getItems())) {
            box.getItems().setAll(offers);
          }
          model.comparisonProperty().get().ifPresent(now -> box.setValue(which.apply(now)));
        };
    cases.tableProperty().subscribe(_ -> fill.run());
    model.comparisonProperty().subscribe(_ -> fill.run());
    names
        .adoptedProperty()
        .subscribe(
            _ -> {
              box.getItems().clear(); // so that its words are made anew
              fill.run();
            });
    return box;
  }

  static <T> StringConverter<T> words(Function<T, String> of) {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable T value) {
        return value == null ? "" : of.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("it is chosen, not typed");
      }
    };
  }

  /** What narrows the clips: text of the reasoning, everything else in a menu, and slices. */
  private VBox narrowing(SlicesModel slices) {
    TextField text = new TextField();
    text.setId("errors-text");
    text.setPromptText(Messages.text("errors.text"));
    text.setAccessibleText(Messages.text("errors.text"));
    text.textProperty()
        .subscribe(
            now -> {
              if (!model.filterProperty().get().reasoning().equals(now)) {
                model.filterProperty().set(model.filterProperty().get().withReasoning(now));
              }
            });
    FlowPane chips = new FlowPane(4, 4);
    chips.setId("errors-chips");
    model
        .filterProperty()
        .subscribe(
            filter -> {
              if (!text.getText().equals(filter.reasoning())) {
                text.setText(filter.reasoning());
              }
              chips
                  .getChildren()
                  .setAll(CaseChips.holding(model, cases.tableProperty().get(), filter));
              chips.setVisible(!chips.getChildren().isEmpty());
            });
    chips.managedProperty().bind(chips.visibleProperty());
    FlowPane line =
        new FlowPane(
            4,
            4,
            CaseChips.filter(model, cases),
            CaseChips.slices(model, slices),
            pair(),
            shares());
    return new VBox(4, text, line, chips);
  }

  private Button pair() {
    Button pair = new Button(null, new FontIcon(Feather.ZAP));
    pair.setId("errors-surprise-fear");
    pair.getStyleClass().add("tool-button");
    pair.setMinWidth(Region.USE_PREF_SIZE);
    pair.setAccessibleText(Messages.text("errors.surprise-fear"));
    pair.setTooltip(new Tooltip(Messages.text("errors.surprise-fear")));
    pair.setOnAction(_ -> model.pair(new Cell("surprise", "fear")));
    return pair;
  }

  private ToggleButton shares() {
    ToggleButton shares = new ToggleButton(Messages.text("errors.as-shares"));
    shares.setId("errors-as-shares");
    shares.setMinWidth(Region.USE_PREF_SIZE);
    shares.setOnAction(_ -> matrix.showShares(shares.isSelected()));
    return shares;
  }
}
