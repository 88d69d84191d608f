package studio.migr.app.errors;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import studio.migr.app.library.FollowingList;
import studio.migr.app.message.Messages;
import studio.migr.app.plot.ChartCanvas;
import studio.migr.app.plot.ExportButton;
import studio.migr.app.plot.IntervalPlot;
import studio.migr.app.plot.Plot;
import studio.migr.app.plot.PlotSaver;
import studio.migr.training.evaluate.Figure;
import studio.migr.training.evaluate.Interval;

/** Both directions of a confusion side by side, and what is known of the chosen clip. */
public final class BenchView extends ScrollPane {
  private static final double LISTS = 132;

  /** With less a plot is nothing but its words, so that the bench scrolls. */
  private static final double LEAST_PLOT = 240;

  private static final double LEAST = 402;
  private static final double LINE = 18;

  private final ErrorsModel errors;
  private final BenchModel model;
  private final ChartCanvas chart = new ChartCanvas();
  private final Label nothing = new Label();
  private final Label said = new Label();
  private final ScrollPane text = new ScrollPane();
  private final VBox words = new VBox(8);
  private final ExportButton export;

  @Inject
  BenchView(ErrorsModel errors, BenchModel model, PlotSaver saver) {
    this.errors = errors;
    this.model = model;
    export =
        new ExportButton(saver, () -> model.plotProperty().get(), said::setText).withoutWords();
    setId("bench");
    getStyleClass().add("errors-scroll");
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setMinHeight(0);
    HBox lists =
        new HBox(
            8,
            column("bench-first", errors.clips(), false),
            column("bench-second", errors.opposites(), true));
    lists.setMinHeight(96);
    lists.setPrefHeight(LISTS);
    nothing.setId("bench-nothing");
    nothing.getStyleClass().add("muted");
    nothing.setWrapText(true);
    nothing.setMaxWidth(420);
    text.setContent(words);
    text.setFitToWidth(true);
    text.getStyleClass().add("errors-scroll");
    words.getStyleClass().add("bench-words");
    chart.setMinSize(0, 0);
    StackPane stage = new StackPane(chart, text, nothing);
    stage.setMinHeight(LEAST_PLOT);
    VBox.setVgrow(stage, Priority.ALWAYS);
    VBox bench = new VBox(lists, head(), stage);
    bench.getStyleClass().add("bench");
    bench.setMinHeight(LEAST);
    setContent(bench);
    model.plotProperty().subscribe(this::show);
    model.aspectProperty().subscribe(_ -> show(model.plotProperty().get()));
    errors.selectedProperty().subscribe(_ -> show(model.plotProperty().get()));
  }

  private VBox column(String id, ObservableList<ClipCase> clips, boolean opposite) {
    Label title = new Label();
    title.setId(id + "-title");
    title.getStyleClass().addAll("section-title", "may-ellipsize");
    title.setMinWidth(0);
    FollowingList<ClipCase> list =
        new FollowingList<>(
            clips,
            Messages.text("errors.clips"),
            CaseCell.HEIGHT,
            Messages.text("errors.no-clips"),
            errors::select);
    list.setId(id);
    list.setCellFactory(_ -> new CaseCell(errors));
    Runnable follow =
        () ->
            list.follow(
                each ->
                    errors
                        .selectedProperty()
                        .get()
                        .filter(now -> now.clipId().equals(each.clipId()))
                        .isPresent());
    errors.selectedProperty().subscribe(_ -> follow.run());
    clips.subscribe(follow);
    Runnable name =
        () ->
            title.setText(
                errors
                    .cellProperty()
                    .get()
                    .map(cell -> opposite ? cell.opposite() : cell)
                    .map(
                        cell ->
                            Messages.text("errors.list", cell.row(), cell.column(), clips.size()))
                    .orElse(""));
    errors.cellProperty().subscribe(_ -> name.run());
    clips.subscribe(name);
    VBox column = new VBox(2, title, list);
    column.setMinWidth(0);
    HBox.setHgrow(column, Priority.ALWAYS);
    column.setPrefWidth(1); // both alike
    return column;
  }

  private HBox head() {
    ComboBox<BenchModel.Aspect> aspects = new ComboBox<>();
    aspects.setId("bench-aspect");
    aspects.setAccessibleText(Messages.text("errors.aspect"));
    aspects.getItems().setAll(BenchModel.Aspect.values());
    aspects.setConverter(ErrorsView.words(BenchView::words));
    aspects.setMinWidth(Region.USE_PREF_SIZE);
    aspects.valueProperty().bindBidirectional(model.aspectProperty());
    said.getStyleClass().addAll("caption", "may-ellipsize"); // two lines, and all in its tooltip
    said.setWrapText(true);
    said.setMaxHeight(2 * LINE);
    said.setId("bench-said");
    said.setMinWidth(0);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(said.textProperty());
    said.setTooltip(whole);
    said.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(said, Priority.ALWAYS);
    export.setId("bench-export");
    HBox head = new HBox(8, aspects, said, export);
    head.setAlignment(Pos.CENTER_LEFT);
    head.setMinHeight(Region.USE_PREF_SIZE);
    return head;
  }

  private static String words(BenchModel.Aspect aspect) {
    return Messages.text("errors.aspect." + aspect.name().toLowerCase(Locale.ROOT));
  }

  private void show(Optional<Plot> plot) {
    boolean reasoning = model.aspectProperty().get() == BenchModel.Aspect.REASONING;
    Optional<ClipCase> clip = errors.selectedProperty().get();
    chart.show(plot);
    chart.setVisible(plot.isPresent());
    export.setDisable(plot.isEmpty());
    text.setVisible(reasoning);
    if (reasoning) {
      showReasoning(clip);
    }
    nothing.setVisible(plot.isEmpty() && !(reasoning && !words.getChildren().isEmpty()));
    nothing.setText(
        Messages.text(
            "errors.nothing." + model.aspectProperty().get().name().toLowerCase(Locale.ROOT)));
    said.setText(
        model.aspectProperty().get() == BenchModel.Aspect.PEOPLE
            ? within()
            : clip.flatMap(each -> ErrorKind.of(each, errors.model()))
                .map(kind -> Messages.text("errors.kind." + kind.id() + ".rule"))
                .orElse(""));
  }

  /** Which part of the model's errors lies within what people disagree on. */
  private String within() {
    List<PairPeople> people = model.people();
    if (people.isEmpty()) {
      return "";
    }
    IntervalPlot.Point within = people.getFirst().within();
    return switch (within.figure()) {
      case Figure.Value(double value, int over) -> {
        Interval interval = within.interval().orElse(new Interval(value, value));
        yield Messages.text(
            "errors.within.sentence",
            Math.round(100 * value),
            over,
            Math.round(100 * interval.low()),
            Math.round(100 * interval.high()));
      }
      case Figure.NotDefined _ -> Messages.text("errors.within.none");
    };
  }

  private void showReasoning(Optional<ClipCase> clip) {
    words.getChildren().clear();
    Optional<Told> told = clip.flatMap(each -> each.told(errors.model()));
    if (told.isEmpty()) {
      return;
    }
    errors
        .cellProperty()
        .get()
        .ifPresent(
            cell -> {
              paragraph(cell.row(), ReasoningText.words(told.get().text(), cell.row()));
              if (!cell.agrees()) {
                paragraph(cell.column(), ReasoningText.words(told.get().text(), cell.column()));
              }
            });
    paragraph(Messages.text("errors.reasoning.whole"), told.get().text().strip());
  }

  private void paragraph(String title, String body) {
    Label head = new Label(title);
    head.getStyleClass().add("section-title");
    Label rest = new Label(body);
    rest.setWrapText(true);
    rest.setMinHeight(Region.USE_PREF_SIZE);
    words.getChildren().add(new VBox(2, head, rest));
  }
}
