package studio.migr.app.runs;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;
import studio.migr.app.task.TaskState;
import studio.migr.training.evaluate.McNemar;

/** Fixed, broken, unchanged, with the clips behind each figure: then the new model is adopted. */
@Singleton
final class PromoteSheet {
  private static final double WIDTH = 900;
  private static final double HEIGHT = 720;
  private static final double NUMBER = 90;

  private final PromoteModel model;
  private final NewRunModel known;
  private final Overlay overlay;
  private Subscription subscription = Subscription.EMPTY;

  @Inject
  PromoteSheet(PromoteModel model, NewRunModel known, Overlay overlay) {
    this.model = model;
    this.known = known;
    this.overlay = overlay;
  }

  void open(RunItem run) {
    subscription.unsubscribe();
    model.cancel();
    Form form = new Form(run);
    subscription = model.stateProperty().subscribe(form::show);
    overlay.open(form.card);
  }

  /** One comparison. */
  private final class Form {
    private final ComboBox<String> before = new ComboBox<>();
    private final CheckBox whole = new CheckBox(Messages.text("runs.promote.whole"));
    private final VBox result = new VBox(12);
    private final Button adopt = new Button(Messages.text("runs.promote.adopt"));
    private final OverlayCard card;

    Form(RunItem run) {
      before.setId("promote-before");
      before.setEditable(true);
      before.setMaxWidth(Double.MAX_VALUE);
      before.setConverter(new FolderNames(known.models()));
      before.getItems().setAll(known.models());
      before.setValue(model.before(run).toString());
      before.setAccessibleText(Messages.text("runs.promote.before"));
      HBox.setHgrow(before, Priority.ALWAYS);
      whole.setId("promote-whole");
      Button compare = new Button(Messages.text("runs.promote.compare"));
      compare.setId("promote-compare");
      compare.setMinWidth(Region.USE_PREF_SIZE);
      compare.setOnAction(
          _ ->
              model.compare(
                  run,
                  Path.of(before.getConverter().fromString(before.getEditor().getText())),
                  whole.isSelected()));
      Label name = new Label(Messages.text("runs.promote.before"));
      name.setLabelFor(before);
      name.setMinWidth(Region.USE_PREF_SIZE);
      HBox head = new HBox(8, name, before, compare);
      head.setAlignment(Pos.CENTER_LEFT);
      adopt.setId("promote-adopt");
      adopt.getStyleClass().add("accent");
      adopt.setDisable(true);
      adopt.setOnAction(_ -> adopt());
      HBox foot = new HBox(adopt);
      foot.setAlignment(Pos.CENTER_RIGHT);
      foot.setMinHeight(Region.USE_PREF_SIZE);
      VBox.setVgrow(result, Priority.ALWAYS);
      card =
          new OverlayCard(
                  Messages.text("runs.promote.title", run.name()),
                  WIDTH,
                  HEIGHT,
                  head,
                  whole,
                  result,
                  foot)
              .startingAt(compare);
      card.setSpacing(10);
      card.setId("promote");
    }

    private void adopt() {
      try {
        model.adopt();
        overlay.hide();
      } catch (IOException e) {
        result.getChildren().setAll(wrapped(ErrorSentence.of(e)));
      }
    }

    void show(TaskState<Promotion> state) {
      adopt.setDisable(!(state instanceof TaskState.Done<Promotion>));
      switch (state) {
        case TaskState.Running<Promotion>(var progress) -> {
          Label words = wrapped("");
          words.textProperty().bind(progress.messageProperty());
          result.getChildren().setAll(wrapped(Messages.text("runs.promote.asking")), words);
        }
        case TaskState.Failed<Promotion>(Throwable error) ->
            result.getChildren().setAll(wrapped(ErrorSentence.of(error)));
        case TaskState.Done<Promotion>(Promotion promotion) ->
            result.getChildren().setAll(figures(promotion));
        default -> result.getChildren().setAll(wrapped(Messages.text("runs.promote.how")));
      }
    }

    private List<Node> figures(Promotion promotion) {
      McNemar test = promotion.test();
      int all = promotion.clips().size();
      int still = promotion.of(Promotion.Fate.STILL_RIGHT).size();
      List<Node> nodes = new ArrayList<>();
      Label summary =
          wrapped(
              Messages.text(
                  "runs.promote.summary",
                  promotion.oldName(),
                  Integer.toString(still + test.onlyFirst()),
                  promotion.newName(),
                  Integer.toString(still + test.onlySecond()),
                  Integer.toString(all),
                  String.format(Locale.getDefault(), "%.3g", test.p()),
                  Messages.text(test.isExact() ? "runs.promote.exact" : "runs.promote.chi")));
      summary.setId("promote-summary");
      nodes.add(summary);
      if (promotion.generated() > 0) {
        nodes.add(
            wrapped(
                Messages.text(
                    "evaluation.generated",
                    Integer.toString(promotion.generated()),
                    Integer.toString(all))));
      }
      if (promotion.leftOut() > 0) {
        nodes.add(
            wrapped(Messages.text("runs.promote.left-out", Integer.toString(promotion.leftOut()))));
      }
      nodes.add(labels(promotion));
      ListView<Promotion.Compared> list = new ListView<>();
      list.setId("promote-clips");
      list.setAccessibleText(Messages.text("runs.promote.clips"));
      list.setCellFactory(_ -> new ComparedCell());
      list.setFixedCellSize(28);
      list.setMinHeight(84);
      list.setPlaceholder(wrapped(Messages.text("runs.promote.none")));
      list.getSelectionModel()
          .selectedItemProperty()
          .subscribe(clip -> Optional.ofNullable(clip).ifPresent(model::show));
      VBox.setVgrow(list, Priority.ALWAYS);
      nodes.add(groups(promotion, list));
      nodes.add(list);
      return nodes;
    }

    private static FlowPane groups(Promotion promotion, ListView<Promotion.Compared> list) {
      FlowPane buttons = new FlowPane(8, 8);
      ToggleGroup one = new ToggleGroup();
      for (Promotion.Fate fate : Promotion.Fate.values()) {
        String id = fate.name().toLowerCase(Locale.ROOT).replace('_', '-');
        List<Promotion.Compared> clips = promotion.of(fate);
        ToggleButton button =
            new ToggleButton(Messages.text("runs.promote." + id, Integer.toString(clips.size())));
        button.setId("promote-" + id);
        button.setToggleGroup(one);
        button
            .selectedProperty()
            .subscribe(
                chosen -> {
                  if (chosen) {
                    list.setItems(FXCollections.observableArrayList(clips));
                  }
                });
        buttons.getChildren().add(button);
      }
      one.selectToggle(one.getToggles().getFirst());
      return buttons;
    }

    private static GridPane labels(Promotion promotion) {
      GridPane table = new GridPane(12, 2);
      table.setId("promote-labels");
      table.getColumnConstraints().add(new ColumnConstraints());
      List<String> heads = List.of("clips", "right-before", "right-after", "fixed-of", "broken-of");
      table.add(muted(Messages.text("runs.promote.label")), 0, 0);
      for (int k = 0; k < heads.size(); k++) {
        ColumnConstraints column = new ColumnConstraints(NUMBER);
        column.setHalignment(HPos.RIGHT);
        table.getColumnConstraints().add(column);
        table.add(muted(Messages.text("runs.promote." + heads.get(k))), k + 1, 0);
      }
      int row = 1;
      for (Promotion.LabelFate each : promotion.byLabel()) {
        int[] figures = {
          each.clips(), each.rightBefore(), each.rightAfter(), each.fixed(), each.broken()
        };
        table.add(new Label(each.label()), 0, row);
        for (int k = 0; k < figures.length; k++) {
          table.add(new Label(Integer.toString(figures[k])), k + 1, row);
        }
        row++;
      }
      return table;
    }
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label wrapped(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
