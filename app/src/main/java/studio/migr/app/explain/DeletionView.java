package studio.migr.app.explain;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.explain.DeletionTest.Result;
import studio.migr.runtime.explain.DeletionTest.Target;

/** The deletion test: the answer's probability with the whole clip and without parts of it. */
final class DeletionView extends VBox {
  private static final double BAR = 90;

  private final DeletionModel model;
  private final VBox outcome = new VBox(4);
  private final Button test = new Button(Messages.text("explain.deletion.test"));
  private final Button cancel = new Button(Messages.text("explain.deletion.cancel"));

  @Inject
  DeletionView(DeletionModel model, AnalysisModel analysis) {
    this.model = model;
    setId("explain-deletion");
    getStyleClass().add("deletion");
    Label title = new Label(Messages.text("explain.deletion"));
    title.getStyleClass().add("section-title");
    Words.explain(title, Messages.text("explain.deletion.why", DeletionModel.share()));
    HBox targets =
        new HBox(toggle(Target.FRAMES, Feather.EYE), toggle(Target.SOUND, Feather.MUSIC));
    test.setId("deletion-test");
    test.setOnAction(_ -> model.test());
    cancel.setId("deletion-cancel");
    cancel.setOnAction(_ -> model.cancel());
    for (Button button : List.of(test, cancel)) {
      button.managedProperty().bind(button.visibleProperty());
    }
    FlowPane buttons = new FlowPane(8, 4, targets, test, cancel);
    buttons.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(title, buttons, outcome);
    model.stateProperty().subscribe(this::show);
    analysis.stateProperty().subscribe(_ -> show(model.stateProperty().get()));
  }

  private ToggleButton toggle(Target target, Feather sign) {
    String name = target.name().toLowerCase(Locale.ROOT);
    ToggleButton button =
        new ToggleButton(Messages.text("explain.deletion." + name), new FontIcon(sign));
    button.setId("deletion-" + name);
    button.getStyleClass().add(target == Target.FRAMES ? "left-pill" : "right-pill");
    button.setOnAction(
        _ -> {
          model.targetProperty().set(target);
          button.setSelected(true);
        });
    model.targetProperty().subscribe(now -> button.setSelected(now == target));
    return button;
  }

  private void show(TaskState<Result> state) {
    boolean running = state instanceof TaskState.Running<Result>;
    test.setVisible(!running && !(state instanceof TaskState.Done<Result>));
    test.setDisable(!model.possible());
    cancel.setVisible(running);
    outcome
        .getChildren()
        .setAll(
            switch (state) {
              case TaskState.Done<Result>(Result result) -> figures(result);
              case TaskState.Failed<Result>(Throwable error) ->
                  List.of(Words.caption(ErrorSentence.of(error)));
              case TaskState.Running<Result> _ ->
                  List.of(Words.caption(Messages.text("explain.deletion.running")));
              default ->
                  List.of(
                      Words.caption(
                          Messages.text(
                              model.possible()
                                  ? "explain.deletion.how"
                                  : "explain.deletion.no-model",
                              DeletionModel.share())));
            });
  }

  private static List<Node> figures(Result result) {
    double chance = result.controls().stream().mapToDouble(Double::doubleValue).average().orElse(0);
    Label effect =
        Words.figure(
            "deletion-effect",
            Messages.text("explain.deletion.effect", result.effect()),
            Messages.text("explain.deletion.effect.why"));
    return List.of(
        Words.caption(Messages.text("explain.deletion.of", result.label())),
        line("before", result.before()),
        line("after", result.after()),
        line("chance", chance),
        effect,
        Words.caption(
            Messages.text(
                result.answer().equals(result.label())
                    ? "explain.deletion.same"
                    : "explain.deletion.other",
                result.answer())));
  }

  private static HBox line(String key, double share) {
    Label name = new Label(Messages.text("explain.deletion." + key));
    name.getStyleClass().add("caption");
    name.setMinWidth(72);
    Region bar = new Region();
    bar.getStyleClass().add("deletion-bar");
    Pane room = new Pane(bar);
    room.getStyleClass().add("deletion-room");
    room.setMinWidth(BAR);
    room.setMaxWidth(BAR);
    bar.resizeRelocate(0, 0, BAR * share, 14);
    bar.setManaged(false);
    Label figure =
        Words.figure(
            "deletion-" + key,
            Words.share(share),
            Messages.text("explain.deletion." + key + ".why"));
    HBox line = new HBox(8, name, room, figure);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
