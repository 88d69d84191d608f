package studio.migr.app.checkup;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.checkup.CheckupModel.Result;
import studio.migr.app.command.Commands;
import studio.migr.app.doctor.Check;
import studio.migr.app.doctor.Finding;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;
import studio.migr.app.task.TaskState;

/** What this machine has and lacks, over the window. */
@Singleton
final class CheckupSheet {
  private static final double WIDTH = 760;
  private static final double HEIGHT = 640;
  private static final double GAP = 12;

  private final CheckupModel model;
  private final Commands commands;
  private final Overlay overlay;
  private final VBox list = new VBox(GAP);
  private final Button again = button("checkup-again", "checkup.again");
  private final Button copy = button("checkup-copy", "checkup.copy");
  private final Label copied = new Label();

  @Inject
  CheckupSheet(CheckupModel model, Commands commands, Overlay overlay) {
    this.model = model;
    this.commands = commands;
    this.overlay = overlay;
    list.setId("checkup-findings");
    copied.getStyleClass().add("muted");
    again.setOnAction(_ -> model.start());
    copy.setOnAction(_ -> copy());
    model.stateProperty().subscribe(this::show);
  }

  /** Shows it, and checks. */
  void open() {
    Button logs = button("checkup-logs", "checkup.logs");
    logs.setOnAction(_ -> commands.get("checkup.logs").run());
    FlowPane buttons = new FlowPane(GAP, GAP, copy, again, logs, copied);
    buttons.setAlignment(Pos.CENTER_LEFT);
    buttons.setMinHeight(Region.USE_PREF_SIZE);
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    OverlayCard card =
        new OverlayCard(Messages.text("checkup.open"), WIDTH, HEIGHT, scroll, buttons);
    card.setId("checkup");
    overlay.open(card);
    if (!(model.stateProperty().get() instanceof TaskState.Running<Result>)) {
      model.start();
    }
  }

  private void show(TaskState<Result> state) {
    again.setDisable(state instanceof TaskState.Running<Result>);
    copy.setDisable(!(state instanceof TaskState.Done<Result>));
    copied.setText("");
    switch (state) {
      case TaskState.Done<Result>(var result) ->
          list.getChildren().setAll(result.findings().entrySet().stream().map(this::line).toList());
      case TaskState.Failed<Result>(var error) -> list.getChildren().setAll(sentence(error));
      default -> list.getChildren().setAll(new Label(Messages.text("checkup.running")));
    }
  }

  private static Label sentence(Throwable error) {
    return wrapped(ErrorSentence.of(error));
  }

  /** A sign and a word for how it is, then what was found and what to do. */
  private Node line(Map.Entry<Check, Finding> found) {
    Finding finding = found.getValue();
    String word = Messages.text("checkup.status." + finding.status().word());
    FontIcon sign = new FontIcon(sign(finding.status()));
    sign.getStyleClass().add("checkup-sign");
    Label status = new Label(word, sign);
    status.getStyleClass().addAll("checkup-status", "checkup-" + finding.status().word());
    status.setMinWidth(Region.USE_PREF_SIZE);
    Label title = new Label(Messages.text("doctor.title." + found.getKey().name()));
    title.getStyleClass().add("checkup-title");
    HBox head = new HBox(GAP, status, title);
    head.setAlignment(Pos.BASELINE_LEFT);
    VBox line = new VBox(head, wrapped(finding.detail()));
    if (!finding.remedy().isEmpty()) {
      Label remedy = wrapped(finding.remedy());
      remedy.getStyleClass().add("muted");
      line.getChildren().add(remedy);
    }
    return line;
  }

  private static Feather sign(Finding.Status status) {
    return switch (status) {
      case OK -> Feather.CHECK;
      case WARNING -> Feather.ALERT_TRIANGLE;
      case FAILED -> Feather.X_OCTAGON;
    };
  }

  private static Label wrapped(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Button button(String id, String key) {
    Button button = new Button(Messages.text(key));
    button.setId(id);
    return button;
  }

  private void copy() {
    if (model.stateProperty().get() instanceof TaskState.Done<Result>(var result)) {
      ClipboardContent content = new ClipboardContent();
      content.putString(result.report());
      Clipboard.getSystemClipboard().setContent(content);
      copied.setText(Messages.text("checkup.copied"));
    }
  }
}
